package io.headroom.game.scenario;

import io.headroom.game.id.KnobId;

import java.util.Comparator;
import java.util.List;

/**
 * What a critic asks of every team of a track in the middle of a live run: to hold a figure for a
 * while. A team that accepts may turn some knobs of its running system meanwhile.
 *
 * @param question as the critic puts it
 * @param knobs that a running system can really be turned by, in the order of the screen; none
 *     where nothing of the track can be changed in a run
 */
public record Challenge(Critic critic, Goal goal, String question, List<LiveKnob> knobs) {
    /** How far from what the best known reaches a team may be. */
    private static final double MARGIN = 1.15;

    /** Keeps its own copy. */
    public Challenge {
        knobs = List.copyOf(knobs);
    }

    /** Who asks. */
    public enum Critic {
        /** Pays for it. */
        CFO,
        /** Speaks for those who wait. */
        UX,
        /** Speaks for those who get hurt. */
        SAFETY,
        /** Speaks for battery, heat and silicon. */
        HARDWARE
    }

    /** What is asked for. */
    public enum Goal {
        /** K, the cost of a good unit, at most so much: 1.15 times that of the best known. */
        COST,
        /**
         * A, the share that is good, at least so much: what is missing to all may be 1.15 times
         * what is missing to the best known.
         */
        ADHERENCE;

        /** What is asked of all, by what the best known reaches. */
        public double threshold(double best) {
            return switch (this) {
                case COST -> MARGIN * best;
                case ADHERENCE -> Math.max(0, 1 - MARGIN * (1 - best));
            };
        }

        /** Whether a figure is good enough. */
        public boolean isMet(double figure, double threshold) {
            return switch (this) {
                case COST -> figure <= threshold;
                case ADHERENCE -> figure >= threshold;
            };
        }

        /** The order of figures. */
        public Comparator<Double> bestFirst() {
            return this == COST ? Comparator.naturalOrder() : Comparator.reverseOrder();
        }
    }

    /**
     * A knob that can be turned in a run.
     *
     * @param lowerOnly whether only to values before the present one: of what is not there nothing
     *     can be started
     */
    public record LiveKnob(KnobId knob, boolean lowerOnly) {}
}
