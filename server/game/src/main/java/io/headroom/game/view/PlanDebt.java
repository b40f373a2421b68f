package io.headroom.game.view;

import io.headroom.game.Phase;
import io.headroom.game.live.LiveRun;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.state.GameClock;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a lecture is behind the plan of its preset, and which benches could make up for it. It is
 * told, never acted upon. A pause is no debt: the clock of the plan stands as well.
 */
final class PlanDebt {
    /** No bench gives away more than one part in three. */
    private static final int BENCH_PARTS = 3;

    /** Nothing shorter is worth a word. */
    private static final long LEAST_MILLIS = 10_000;

    private PlanDebt() {}

    /** Null outside of the plan: in the lobby, at the end, and where phases have no lengths. */
    static HostView.@Nullable DebtCard of(GameState state) {
        List<AgendaStep> agenda = state.setting().agenda();
        boolean planned = agenda.stream().allMatch(step -> step.lengthMillis() > 0);
        if (!planned || state.step() == 0 || state.phase() == Phase.FINISHED) {
            return null;
        }
        long plannedMillis =
                agenda.subList(0, state.step()).stream().mapToLong(PlanDebt::lengthMillis).sum();
        long behind = endMillis(state) - state.clock().begunMillis() - plannedMillis;
        return new HostView.DebtCard(behind, cuts(state, behind));
    }

    /** A live run begins with its countdown. */
    private static long lengthMillis(AgendaStep step) {
        long countdown = step.phase() == Phase.LIVE ? GameClock.COUNTDOWN_MILLIS : 0;
        return step.lengthMillis() + countdown;
    }

    /** When the present phase is over, if nobody does anything. */
    private static long endMillis(GameState state) {
        Long deadline = state.deadlineGameMillis();
        if (deadline != null) {
            return deadline;
        }
        LiveState live = state.round().live();
        long ticks = live == null ? 0 : live.lengthTicks();
        return state.clock().firstTickMillis() + ticks * LiveRun.TICK_MILLIS;
    }

    /** The last benches first: what a class has learned until then helps it there. */
    private static List<HostView.CutCard> cuts(GameState state, long behindMillis) {
        List<AgendaStep> agenda = state.setting().agenda();
        List<HostView.CutCard> cuts = new ArrayList<>();
        long left = behindMillis;
        for (int at = agenda.size() - 1; at >= state.step() && left >= LEAST_MILLIS; at--) {
            AgendaStep step = agenda.get(at);
            if (step.phase() == Phase.WORKBENCH) {
                long by = Math.min(left, step.lengthMillis() / BENCH_PARTS);
                cuts.addFirst(new HostView.CutCard(step.round(), by));
                left -= by;
            }
        }
        return List.copyOf(cuts);
    }
}
