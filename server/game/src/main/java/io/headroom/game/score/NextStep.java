package io.headroom.game.score;

import io.headroom.game.result.Anchors;
import io.headroom.game.result.Terms;

/** Where the next points of a system are, in one sentence. */
final class NextStep {
    private static final int STEP_POINTS = 50;

    private NextStep() {}

    /**
     * How much more adherence, or how much less cost, alone would earn the next 50 points.
     *
     * @param unitName what is counted as good or not: "chat", "camera frame"
     */
    static String sentence(Anchors anchors, double adherence, double cost, String unitName) {
        Terms terms = anchors.terms(adherence, cost);
        double more = moreAdherence(anchors, terms, adherence);
        double less = lessCost(anchors, terms, cost);
        if (!(more > 0) && !(less > 0)) {
            return "This is as good as the best known.";
        }
        String step = "The next " + STEP_POINTS + " points: ";
        String inTime = percent(more) + " more of every 100 " + unitName + "s in time";
        String cheaper = percent(less) + " % cheaper per good " + unitName;
        if (!(less > 0)) {
            return step + inTime + ".";
        }
        return more > 0 ? step + inTime + ", or " + cheaper + "." : step + cheaper + ".";
    }

    /** Adherence that is missing, 0 to 1; 0 when no adherence earns 50 points more. */
    private static double moreAdherence(Anchors anchors, Terms terms, double adherence) {
        double perSlo = Terms.SLO_POINTS + Terms.THRIFT_POINTS * terms.thrift();
        double slo = terms.slo() + STEP_POINTS / perSlo;
        return slo > 1
                ? 0
                : anchors.bar() - (1 - slo) * (anchors.target() - anchors.floor()) - adherence;
    }

    /** Share of the cost that must go, 0 to 1; 0 when no price earns 50 points more. */
    private static double lessCost(Anchors anchors, Terms terms, double cost) {
        if (!anchors.hasPriceRange() || terms.slo() == 0 || !Double.isFinite(cost)) {
            return 0;
        }
        double thrift = terms.thrift() + STEP_POINTS / (Terms.THRIFT_POINTS * terms.slo());
        if (thrift > Anchors.MOST_THRIFT) {
            return 0;
        }
        double goal = anchors.overbuildCost() * StrictMath.exp(-thrift * anchors.logRange());
        return 1 - goal / cost;
    }

    /** A share as per cent with one decimal, rounded up: what is promised must suffice. */
    private static String percent(double share) {
        long tenths = (long) Math.ceil(share * 1_000);
        return tenths % 10 == 0 ? "" + tenths / 10 : tenths / 10 + "." + tenths % 10;
    }
}
