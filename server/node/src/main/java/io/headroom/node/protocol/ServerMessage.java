package io.headroom.node.protocol;

import io.headroom.game.Joining;
import io.headroom.game.Phase;
import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.measure.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What a node sends to a screen. */
public sealed interface ServerMessage {

    /**
     * The connection is accepted.
     *
     * @param seat the seat that the token opens; null for a newcomer and for other roles
     */
    record Welcome(
            String game,
            String code,
            Role role,
            @Nullable Integer seat,
            String node,
            String serverVersion)
            implements ServerMessage {}

    /**
     * The connection is not accepted, or is ended; a close frame follows.
     *
     * @param code why; one of x-refusal-codes, which grow
     * @param arguments those of the code, by name
     */
    record Refused(RefusalCode code, Map<String, Object> arguments) implements ServerMessage {
        /** Tells a refusal. */
        public Refused(Refusal refusal) {
            this(refusal.code(), refusal.arguments());
        }
    }

    /**
     * The answer to a command, sent only after what it rests on is committed.
     *
     * @param code why not, one of x-refusal-codes; null when the command was carried out
     * @param arguments those of the code, by name
     * @param unchanged whether it was carried out and there was nothing left to do
     */
    record Answer(
            String id, @Nullable RefusalCode code, Map<String, Object> arguments, boolean unchanged)
            implements ServerMessage {
        /** A refusal. */
        public static Answer refused(String id, Refusal refusal) {
            return new Answer(id, refusal.code(), refusal.arguments(), false);
        }

        /** A command that was carried out. */
        public static Answer done(String id, boolean unchanged) {
            return new Answer(id, null, Map.of(), unchanged);
        }
    }

    /**
     * All that the screen shows, complete; replaces what it had.
     *
     * @param epoch of the owner that built it; a screen drops lower ones
     * @param version rises with the game's log; a screen drops lower ones of the same epoch
     * @param view a BoardView, HostView, SeatView or {@link Newcomer}, by the connection's role
     */
    record View(long epoch, long version, Object view) implements ServerMessage {}

    /** The view of a token that has no seat yet. */
    record Newcomer(String code, String title, int seats, Phase phase, Joining joining) {}

    /**
     * The race at a tick of a live run, ten times a second; the newest wins.
     *
     * @param at simulated milliseconds since the run began
     * @param entrants each an index in the live card and the numbers that the card's {@code race}
     *     names, since the start of the run; for the board and the console all of them, for a phone
     *     its own team and its track's ghosts
     * @param recent at each whole second of wall time, of each of these entrants in the same order:
     *     how many of a thousand units that ended in the last five seconds were good; empty between
     */
    record Update(long epoch, int tick, long at, List<Numbers> entrants, Numbers recent)
            implements ServerMessage {}

    /**
     * A phone's instruments at a tick, twice a second, over the last five seconds of wall time; the
     * newest wins.
     *
     * @param own a number for each of the view's measures; empty when its team does not ride
     * @param sample at each whole second of wall time what to draw next: an index in the live card
     *     and a number for each series of the track, of the own team and its track's ghosts; empty
     *     between
     */
    record Instruments(long epoch, int tick, Numbers own, List<Numbers> sample)
            implements ServerMessage {}

    /** A teammate's slider while it moves. */
    record HintRelay(int seat, String knob, long value) implements ServerMessage {}

    /**
     * Who is connected, for the console.
     *
     * @param seats numbers of the seats with a phone that is here
     */
    record Presence(List<Integer> seats, int projectors) implements ServerMessage {}

    /** The state of the node's own service. */
    record Notice(Service state) implements ServerMessage {}

    /** How a node serves a game. */
    enum Service {
        /** The record cannot be written: commands wait, the live run streams on. */
        HOLDING,
        /** What this console has asked for is not saved yet. */
        UNSAVED,
        /** All of that is over. */
        OK
    }

    /** The answer to a ping. */
    record Pong(long number) implements ServerMessage {}
}
