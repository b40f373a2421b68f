package io.headroom.game.scenario;

import java.util.List;

/**
 * What teams of a track set out from. A track whose load differs much from game to game has it by
 * the conditions, for the same settings would be hopeless in one game and good in the next. Both
 * are pure functions: a game is replayed with what its teams saw.
 */
public interface Outset {
    /** The naive start under conditions of a game. */
    Configuration par(Conditions drawn);

    /** Other settings to set out from, in the order of the screen; always the same names. */
    List<Start> starts(Conditions drawn);

    /** The same settings in every game. */
    static Outset always(Configuration par, List<Start> starts) {
        return new Always(par, starts);
    }

    /** Settings that no condition moves. */
    record Always(Configuration par, List<Start> starts) implements Outset {
        /** Keeps its own copy. */
        public Always {
            starts = List.copyOf(starts);
        }

        @Override
        public Configuration par(Conditions drawn) {
            return par;
        }

        @Override
        public List<Start> starts(Conditions drawn) {
            return starts;
        }
    }
}
