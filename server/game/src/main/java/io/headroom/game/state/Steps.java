package io.headroom.game.state;

import io.headroom.game.Phase;
import io.headroom.game.event.Event;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;

import java.util.List;

/** How a game moves over its agenda, forward and back, and what of it the host can undo. */
final class Steps {
    private Steps() {}

    static GameState started(GameState state, Event.PhaseStarted started) {
        GameClock clock =
                state.clock()
                        .started(
                                started.instance(),
                                started.phase(),
                                started.gameMillis(),
                                started.lengthMillis());
        if (started.phase() == Phase.FINISHED) {
            return state.with(clock).with(state.undoables().without(done -> true));
        }
        if (state.next().phase() != started.phase()) {
            throw Evolution.unknown("place on the agenda: " + started);
        }
        GameState stepped =
                state.with(clock, state.step() + 1)
                        .with(left(state, state.undoables().onlyRemovals(), started.gameMillis()));
        return opened(stepped.with(stepped.round().begun(started.phase(), started.instance())));
    }

    /** Who is in a team when its bench opens owns what-ifs. */
    private static GameState opened(GameState state) {
        if (state.phase() != Phase.WORKBENCH) {
            return state;
        }
        RoundState round = state.round();
        for (TeamId team : state.roster().teams().keySet()) {
            List<SeatId> members = state.roster().members(team).stream().map(Seat::id).toList();
            if (!members.isEmpty() || round.benches().containsKey(team)) {
                round = round.with(team, bench -> bench.openedTo(members));
            }
        }
        return state.with(round);
    }

    static GameState reopened(GameState state, Event.PhaseReopened reopened) {
        GameClock clock =
                state.clock()
                        .started(
                                reopened.instance(),
                                reopened.phase(),
                                reopened.gameMillis(),
                                reopened.lengthMillis());
        Undoables removals = state.undoables().onlyRemovals();
        Undoables undoables =
                reopened.undone() ? removals : left(state, removals, reopened.gameMillis());
        GameState without =
                state.phase() == Phase.LIVE ? state.with(state.round().withoutLive()) : state;
        GameState stepped = without.with(clock, reopened.step()).with(undoables);
        return reopened.step() == 0
                ? stepped
                : opened(
                        stepped.with(stepped.round().begun(reopened.phase(), reopened.instance())));
    }

    /**
     * With the phase that is left, if the host left it: what ends by its own deadline is nobody's
     * doing, and a live run never begins again.
     */
    private static Undoables left(GameState state, Undoables before, long gameMillis) {
        Long deadline = state.deadlineGameMillis();
        if (state.phase() == Phase.LIVE || (deadline != null && deadline <= gameMillis)) {
            return before;
        }
        return before.with(
                new Undoable.Step(
                        before.ever() + 1,
                        gameMillis,
                        state.step(),
                        state.phase(),
                        deadline == null ? 0 : deadline - gameMillis));
    }

    /** What is longer for some is as much longer, so that nobody's own time ends sooner. */
    static GameState shortened(GameState state, long byMillis) {
        RoundState round = state.round();
        List<SeatId> longer = List.copyOf(round.extraMillis().keySet());
        return state.with(round.with(longer, byMillis)).with(state.clock().shortened(byMillis));
    }

    static GameState halted(GameState state, Event.LiveRunHalted halted) {
        RoundState round = state.round();
        LiveState.Halted at =
                new LiveState.Halted(halted.tick(), halted.gameMillis(), halted.scored());
        Undoables before = state.undoables();
        return state.with(round.with(round.liveRun().stoppedAt(at)))
                .with(before.with(new Undoable.Halt(before.ever() + 1, halted.gameMillis())));
    }

    static GameState continued(GameState state, Event.LiveRunContinued continued) {
        RoundState round = state.round();
        return state.with(round.with(round.liveRun().stoppedAt(null)))
                .with(state.undoables().without(Undoable.Halt.class::isInstance));
    }
}
