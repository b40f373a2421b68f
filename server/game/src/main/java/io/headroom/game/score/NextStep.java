package io.headroom.game.score;

import io.headroom.game.result.Anchors;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.RoundScore;
import io.headroom.game.result.Terms;
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
            case Entrant.Team team ->
                    of(
                            Scoring.anchors(round.trackRound(team.track()), round.results()),
                            score.adherence(),
                            score.costPerGood());
        };
    }

    static NextStep of(Anchors anchors, double adherence, double cost) {
        Terms terms = anchors.terms(adherence, cost);
        Double more = percent(moreAdherence(anchors, terms, adherence));
        Double less = percent(lessCost(anchors, terms, cost));
        if (more == null && less == null) {
            return new NextStep(Code.BEST_KNOWN, 0, null, null);
        }
        Code code = less == null ? Code.MORE : more == null ? Code.CHEAPER : Code.MORE_OR_CHEAPER;
        return new NextStep(code, STEP_POINTS, more, less);
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
    private static @Nullable Double percent(double share) {
        return share > 0 ? (Double) (Math.ceil(share * 1_000) / 10) : null;
    }
}
