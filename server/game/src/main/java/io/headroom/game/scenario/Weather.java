package io.headroom.game.scenario;

import io.headroom.game.chance.Seeds;

/** What a run meets besides its traffic. */
public sealed interface Weather {
    /** Neither burst nor fault. */
    record Calm() implements Weather {}

    /**
     * What a track publishes, drawn within its limits. Tracks that publish the same meet the same
     * in the same storm.
     *
     * @param seed that all draws derive from
     */
    record Storm(long seed) implements Weather {
        private static final double ONE = 0x1p53;

        /**
         * Where between its least and its greatest a drawn figure lies, from 0 to 1: a stream of
         * its own for each name.
         */
        public double between(String name) {
            return (Seeds.derive(seed, "weather/" + name) >>> 11) / ONE;
        }
    }

    /** Neither burst nor fault. */
    Weather CALM = new Calm();

    /** The weather of a seed. */
    static Weather storm(long seed) {
        return new Storm(seed);
    }

    /**
     * The weather of a run: the same for all who ride and on all tracks, each between its own
     * limits.
     *
     * @param seed of the run
     */
    static Weather ofRun(long seed) {
        return storm(Seeds.derive(seed, "storm"));
    }
}
