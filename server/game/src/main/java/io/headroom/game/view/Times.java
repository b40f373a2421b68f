package io.headroom.game.view;

import io.headroom.game.Phase;
import io.headroom.game.id.SeatId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Undoable;

import org.jspecify.annotations.Nullable;

/** Where a game stands in time at one moment: its clock, and where that can be turned back to. */
final class Times {
    private final GameState state;
    private final long gameMillis;
    private final @Nullable LiveRun run;

    Times(GameState state, long gameMillis, @Nullable LiveRun run) {
        this.state = state;
        this.gameMillis = gameMillis;
        this.run = run;
    }

    /** Ticks of the live run that are played. */
    int liveTick() {
        return run == null ? 0 : run.tick();
    }

    /** Where the game's clock stands. */
    long gameMillis() {
        return gameMillis;
    }

    ViewParts.Clock clock() {
        return new ViewParts.Clock(
                state.instance().value(),
                state.phase(),
                state.debriefStep(),
                state.paused(),
                state.clock().lengthMillis() + state.clock().extendedMillis(),
                remainingMillis(),
                countdownMillis());
    }

    /** A live run ends with its ticks, everything else with game time. */
    private @Nullable Long remainingMillis() {
        LiveState live = state.round().live();
        if (state.phase() == Phase.LIVE && live != null) {
            return Math.max(0L, live.lengthTicks() - liveTick()) * LiveRun.TICK_MILLIS;
        }
        Long deadline = state.deadlineGameMillis();
        return deadline == null ? null : (Long) Math.max(0L, deadline - gameMillis);
    }

    private @Nullable Long countdownMillis() {
        boolean counting = state.phase() == Phase.LIVE && liveTick() == 0;
        return counting ? (Long) Math.max(0L, state.clock().firstTickMillis() - gameMillis) : null;
    }

    /** How long a student may still predict at the bench; null for who was given no time. */
    @Nullable Long predictMillis(SeatId seat) {
        Long deadline = state.extraDeadlineMillis(seat);
        return deadline == null || deadline <= gameMillis ? null : (Long) (deadline - gameMillis);
    }

    /** What "back" opens again; null where nothing goes back. */
    @Nullable AgendaStep back() {
        AgendaStep before = state.before();
        boolean shut = state.playedBefore(liveTick()) || state.phase() == Phase.FINISHED;
        return shut ? null : before;
    }

    /** What the host did last and can take back; null when there is nothing. */
    HostView.@Nullable UndoCard undo() {
        Undoable last = state.undoables().next(gameMillis);
        if (last == null) {
            return null;
        }
        HostView.Undone what =
                switch (last) {
                    case Undoable.Step step -> HostView.Undone.STEP;
                    case Undoable.Removal removal -> HostView.Undone.REMOVAL;
                    case Undoable.Halt halt -> HostView.Undone.HALT;
                };
        return new HostView.UndoCard(last.number(), what, last.leftMillis(gameMillis));
    }
}
