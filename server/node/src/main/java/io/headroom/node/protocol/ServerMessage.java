package io.headroom.node.protocol;

import io.headroom.game.Phase;
import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;

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
    record Newcomer(String code, String title, int seats, Phase phase) {}

    /**
     * A tick of a live run, some ten times a second; the newest wins.
     *
     * @param simulatedMillis since the run began
     * @param entrants for the board and the console: all, by their index in the live card; for a
     *     phone: its own team and its track's ghosts
     * @param own the phone's own system
     */
    record Update(
            long epoch,
            int tick,
            long simulatedMillis,
            List<EntrantUpdate> entrants,
            @Nullable SystemUpdate own)
            implements ServerMessage {}

    /**
     * One entrant at a tick. "Recent" is the last five seconds of wall time at the run's pace.
     *
     * @param entrant index in the live card
     * @param adherence since the start of the run, 0 to 1
     * @param costPerGood since the start; null while nothing was good
     * @param recentAdherence 0 to 1; null while nothing ended
     * @param recentP99Millis judged response time
     * @param points what the run so far would score, without the lock
     */
    record EntrantUpdate(
            int entrant,
            double adherence,
            @Nullable Double costPerGood,
            @Nullable Double recentAdherence,
            @Nullable Double recentP99Millis,
            long inSystem,
            int points) {}

    /**
     * The instruments of one's own system at a tick, all over the recent window.
     *
     * @param arrivalsPerSecond λ, in simulated seconds
     * @param inSystem L, mean number in system
     * @param timeInSystemMillis W, mean
     */
    record SystemUpdate(
            double arrivalsPerSecond,
            double inSystem,
            @Nullable Double timeInSystemMillis,
            @Nullable Double p50Millis,
            @Nullable Double p99Millis,
            double utilization,
            @Nullable Double meanBatch,
            @Nullable Double formingMillis,
            @Nullable Double queueMillis,
            @Nullable Double serviceMillis) {}

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
