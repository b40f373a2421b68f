package io.headroom.game.view;

import io.headroom.game.Joining;
import io.headroom.game.Phase;
import io.headroom.game.scenario.DebriefStep;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the instructor's console shows.
 *
 * @param next the phase that "advance" starts; null when the game is over
 * @param nextDebrief the step of a debrief that it starts; null where it starts none
 * @param back the phase that "back" opens again; null where nothing goes back
 * @param backDebrief the step of a debrief that it opens; null where it opens none
 * @param undo what the host did last and can take back; null when there is nothing
 * @param ready false while the ghosts of the round are being searched
 * @param note what to say or do now
 * @param joining whether somebody new may come in
 * @param removed who was taken out and may be let in again
 * @param faults what the instructor can let break in the live run, on the tracks that have a fault
 * @param asks what critics ask of the teams of each track, when the instructor lets them; nothing
 *     where nobody asks
 * @param limits what the instructor may add to the live run while it counts
 * @param debt how far the lecture is behind its plan; null where there is no plan
 * @param script what is to come in the live run, in its order; empty outside of one
 * @param houseRanked whether the teams of the house have places among the others; null in a game
 *     without them
 * @param ledgers what teams wrote of the round that is looked back on
 */
public record HostView(
        BoardView board,
        List<HostView.SeatRow> seats,
        int teamSize,
        Joining joining,
        List<HostView.RemovedRow> removed,
        @Nullable Phase next,
        @Nullable DebriefStep nextDebrief,
        @Nullable Phase back,
        @Nullable DebriefStep backDebrief,
        HostView.@Nullable UndoCard undo,
        boolean ready,
        HostNote note,
        List<ViewParts.FaultChoice> faults,
        List<ViewParts.AskCard> asks,
        ViewParts.LimitsCard limits,
        HostView.@Nullable DebtCard debt,
        List<HostView.ScriptCard> script,
        @Nullable Boolean houseRanked,
        List<HostView.LedgerRow> ledgers) {

    /**
     * One student, with what the instructor needs to see who is stuck.
     *
     * @param name null when it was erased
     * @param exit the sentence that the student wrote; null until then, and when it was erased
     * @param extraMillis how much longer than the others the student may predict in this round
     */
    public record SeatRow(
            int seat,
            int team,
            @Nullable String name,
            boolean answered,
            int whatIfs,
            long extraMillis,
            @Nullable String exit) {}

    /**
     * How far a lecture is behind the plan of its preset, in game time.
     *
     * @param behindMillis when the present phase ends by itself; below 0 when it is ahead
     * @param cuts what would make up for it, as far as benches can; nothing is cut by itself
     */
    public record DebtCard(long behindMillis, List<HostView.CutCard> cuts) {}

    /** A round's bench, and how much of it would be left out. */
    public record CutCard(int round, long byMillis) {}

    /**
     * Something of a live run that comes by itself.
     *
     * @param tick from which it is on
     * @param lengthTicks how long it lasts
     * @param strengthPercent of a burst; 100 of what has none
     * @param tracks that it comes to
     */
    public record ScriptCard(
            HostView.Scripted what,
            int tick,
            int lengthTicks,
            int strengthPercent,
            List<String> tracks) {}

    /** What comes by itself. */
    public enum Scripted {
        /** Traffic comes faster. */
        BURST,
        /** Something breaks. */
        FAULT,
        /** The critics ask. */
        CHALLENGE
    }

    /** What a team wrote of a round. */
    public record LedgerRow(int team, String sentence) {}

    /**
     * What can be taken back.
     *
     * @param number what the command names
     * @param leftMillis at the moment the view was built
     */
    public record UndoCard(int number, Undone what, long leftMillis) {}

    /** What the host did. */
    public enum Undone {
        /** Another phase was begun. */
        STEP,
        /** Students were taken out. */
        REMOVAL,
        /** The live run was skipped or ended early. */
        HALT
    }

    /**
     * One whom the instructor took out.
     *
     * @param name null when it was erased
     */
    public record RemovedRow(int seat, int team, @Nullable String name) {}
}
