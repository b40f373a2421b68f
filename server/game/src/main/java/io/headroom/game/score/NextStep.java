package io.headroom.game.score;

import io.headroom.game.result.Anchors;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.RoundScore;
import io.headroom.game.result.Terms;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.RoundState;

import org.jspecify.annotations.Nullable;

/**
 * Where the next points of a system are: a code, for which each screen has a sentence, and its
 * arguments.
 *
 * @param points that are earned by it
 * @param morePercent units of each hundred that must be good besides; null when that earns nothing
 * @param cheaperPercent by which a good unit must cost less; null when that earns nothing
 */
public record NextStep(
        Code code, int points, @Nullable Double morePercent, @Nullable Double cheaperPercent) {
    private static final int STEP_POINTS = 50;

    /** What sums of doubles are off by is not rounded up. */
    private static final double ROUNDING = 1e-9;

    /** What there is to say. */
    public enum Code {
        /** The ghost of the best known configuration has nothing to learn. */
        FRONTIER,
        /** Nor has the one that meets the objective by money alone. */
        OVERBUILD,
        /** Nothing is left to earn. */
        BEST_KNOWN,
        /** More good units would earn it. */
        MORE,
        /** A lower cost would earn it. */
        CHEAPER,
        /** Either would. */
        MORE_OR_CHEAPER
    }

    /** How much more adherence, or how much less cost, alone would earn the next 50 points. */
    public static NextStep of(RoundState round, RoundScore score) {
        return switch (score.entrant()) {
            case Entrant.Frontier frontier -> new NextStep(Code.FRONTIER, 0, null, null);
            case Entrant.Overbuild overbuild -> new NextStep(Code.OVERBUILD, 0, null, null);
            case Entrant.Team team -> measured(round, score);
            case Entrant.House house -> measured(round, score);
        };
    }

    private static NextStep measured(RoundState round, RoundScore score) {
        TrackRound track = round.trackRound(score.entrant().track());
        return of(Scoring.anchors(track, round.results()), score.adherence(), score.costPerGood());
    }

    static NextStep of(Anchors anchors, double adherence, double cost) {
        Double more = percent(moreAdherence(anchors, adherence, cost));
        Double less = percent(lessCost(anchors, adherence, cost));
        if (more == null && less == null) {
            return new NextStep(Code.BEST_KNOWN, 0, null, null);
        }
        Code code = less == null ? Code.MORE : more == null ? Code.CHEAPER : Code.MORE_OR_CHEAPER;
        return new NextStep(code, STEP_POINTS, more, less);
    }

    /** Adherence that is missing, 0 to 1; 0 when no adherence earns 50 points more. */
    private static double moreAdherence(Anchors anchors, double adherence, double cost) {
        double goal = anchors.terms(adherence, cost).exactPoints() + STEP_POINTS;
        double below = Terms.SLO_POINTS * Anchors.BELOW_FLOOR;
        if (goal <= below) {
            return goal / below * anchors.knee() - adherence;
        }
        double thrift = Math.min(1, anchors.terms(anchors.bar(), cost).thrift());
        double perMet = Terms.SLO_POINTS - below + Terms.THRIFT_POINTS * thrift;
        double met = (goal - below) / perMet;
        if (met <= 1) {
            return anchors.bar() - (1 - met) * (anchors.target() - anchors.floor()) - adherence;
        }
        // At the bar a price below the best known counts at once.
        boolean bonusDoes = anchors.terms(anchors.bar(), cost).exactPoints() >= goal;
        return bonusDoes ? anchors.bar() - adherence : 0;
    }

    /** Share of the cost that must go, 0 to 1; 0 when no price earns 50 points more. */
    private static double lessCost(Anchors anchors, double adherence, double cost) {
        Terms terms = anchors.terms(adherence, cost);
        if (!anchors.hasPriceRange() || terms.met() == 0 || !Double.isFinite(cost)) {
            return 0;
        }
        double thrift = terms.thrift() + STEP_POINTS / (Terms.THRIFT_POINTS * terms.met());
        if (thrift > anchors.mostThrift(adherence)) {
            return 0;
        }
        double goal = anchors.overbuildCost() * StrictMath.exp(-thrift * anchors.logRange());
        return 1 - goal / cost;
    }

    /** A share as per cent with one decimal, rounded up: what is promised must suffice. */
    private static @Nullable Double percent(double share) {
        return share > 0 ? (Double) (Math.ceil(share * 1_000 - ROUNDING) / 10) : null;
    }
}
