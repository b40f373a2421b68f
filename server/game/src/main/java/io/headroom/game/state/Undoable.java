package io.headroom.game.state;

import io.headroom.game.Phase;
import io.headroom.game.id.SeatId;

import java.util.ArrayList;
import java.util.List;

/** What the host did and can take back, for ten seconds of game time. */
public sealed interface Undoable {
    /** How long, in game time: it stands still in a pause and in an outage of ours. */
    long OPEN_MILLIS = 10_000;

    /** The how-manieth of the game, from 1; commands name it. */
    int number();

    /** When it was done, in game time. */
    long sinceMillis();

    /** What is left of the ten seconds; 0 when it is too late. */
    default long leftMillis(long gameMillis) {
        return Math.max(0, sinceMillis() + OPEN_MILLIS - gameMillis);
    }

    /**
     * A phase was left, forward or backward.
     *
     * @param step how many phases of the agenda had begun
     * @param phase the one that was left
     * @param lengthMillis what was left of it; 0 when it had no deadline
     */
    record Step(int number, long sinceMillis, int step, Phase phase, long lengthMillis)
            implements Undoable {}

    /** Seats were taken out together. */
    record Removal(int number, long sinceMillis, List<SeatId> seats) implements Undoable {
        /** Keeps its own copy. */
        public Removal {
            seats = List.copyOf(seats);
        }

        /** With one more seat of the same moment. */
        Removal with(SeatId seat) {
            List<SeatId> more = new ArrayList<>(seats);
            more.add(seat);
            return new Removal(number, sinceMillis, more);
        }
    }

    /** The live run was halted. */
    record Halt(int number, long sinceMillis) implements Undoable {}
}
