package io.headroom.node.session;

import io.headroom.game.event.Event;
import io.headroom.game.live.LiveRun;
import io.headroom.game.measure.Numbers;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Team;
import io.headroom.node.protocol.ServerMessage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Drives a live run by the game's clock: a tick each 100 ms of game time. Late ticks are caught up
 * a few at a time; when the machine cannot keep up at all, the run stretches. Not thread-safe.
 */
final class LiveDriver {
    /** At most so many ticks in one turn, so that a turn stays short. */
    private static final int TICKS_PER_TURN = 3;

    /** A run that is later than this stops running after the clock. */
    private static final int LATE_TICKS = 20;

    private static final int NO_TICK = Integer.MAX_VALUE;

    private final LiveRun run;
    private final long firstTickMillis;

    /** Ticks from one showing of the instruments to the next. */
    private static final int INSTRUMENT_TICKS = 5;

    /** Where the last advance began. */
    private int before;

    private int anchorTick;
    private long anchorMillis;
    private int holdTick = NO_TICK;

    /** Where the instructor stopped the run. */
    private int haltTick = NO_TICK;

    private boolean toldResults;

    /**
     * A run that goes on from its present tick at an instant of game time; from its first one not
     * before the countdown is over.
     *
     * @param firstTickMillis when it plays its first tick, in game time
     */
    LiveDriver(LiveRun run, long firstTickMillis, long gameMillis) {
        this.run = run;
        this.firstTickMillis = firstTickMillis;
        runFrom(gameMillis);
    }

    /** Ticks that are simulated. */
    int tick() {
        return run.tick();
    }

    /**
     * Simulates what is due.
     *
     * @return whether there is a new tick
     */
    boolean advance(long gameMillis) {
        before = run.tick();
        long due = anchorTick + (gameMillis - anchorMillis) / LiveRun.TICK_MILLIS;
        if (due - before > LATE_TICKS) {
            anchorTick = before;
            anchorMillis = gameMillis;
            due = before + 1L;
        }
        long until = Math.min(due, before + (long) TICKS_PER_TURN);
        int end = Math.min(run.lengthTicks(), haltTick);
        int target = (int) Math.min(Math.min(until, end), holdTick);
        if (target > before) {
            run.advanceTo(target);
        }
        return run.tick() > before;
    }

    /** The clock runs on from an instant, which may lie before the last one: so does the run. */
    void runFrom(long gameMillis) {
        anchorTick = run.tick();
        anchorMillis = anchorTick == 0 ? Math.max(gameMillis, firstTickMillis) : gameMillis;
    }

    /** Lets the run wait at the tick of whatever is not known to be committed yet. */
    void holdFor(List<Event> uncommitted) {
        for (Event event : uncommitted) {
            switch (event) {
                case Event.Disturbance disturbance ->
                        holdTick = Math.min(holdTick, disturbance.tick());
                // It stands still at once; back and undo leave a run that has not played a tick.
                case Event.LiveRunHalted halted -> holdTick = Math.min(holdTick, halted.tick());
                case Event.PhaseReopened reopened -> holdTick = Math.min(holdTick, run.tick());
                default -> {
                    // The run goes on meanwhile.
                }
            }
        }
    }

    /** Lets the run go on: what is committed takes effect, what is not never will. */
    void release(List<Event> committed) {
        for (Event event : committed) {
            if (event instanceof Event.Disturbance disturbance) {
                run.inject(disturbance);
            }
        }
        holdTick = NO_TICK;
    }

    /** Where the log has the run stand still; null where it goes on. */
    void haltAt(LiveState.@Nullable Halted halted) {
        int tick = halted == null ? NO_TICK : halted.tick();
        if (tick != haltTick) {
            haltTick = tick;
            toldResults = false;
        }
    }

    /**
     * What every entrant's system did, once: when the run is done, or stands still where it was
     * ended early. Empty before, and after it was told.
     */
    List<EntrantResult> results() {
        boolean stands = run.done() || run.tick() == haltTick;
        if (!stands || toldResults) {
            return List.of();
        }
        toldResults = true;
        return run.tick() == haltTick ? run.resultsSoFar() : run.results();
    }

    /** The run, for views of the present tick. */
    LiveRun run() {
        return run;
    }

    /**
     * The present tick of the race.
     *
     * @param viewer whose phones see it; null for the board and the console
     */
    ServerMessage.Update race(long epoch, @Nullable Team viewer) {
        return new ServerMessage.Update(
                epoch,
                run.tick(),
                run.simulatedMillis(viewer),
                run.race(viewer),
                passed(LiveRun.SAMPLE_TICKS) ? run.lastRecent(viewer) : Numbers.NONE);
    }

    /** What a team's phones show beside the race; null between two times. */
    ServerMessage.@Nullable Instruments instruments(long epoch, Team team) {
        if (!passed(INSTRUMENT_TICKS)) {
            return null;
        }
        List<Numbers> sample =
                passed(LiveRun.SAMPLE_TICKS)
                        ? run.seenBy(team).stream().map(run::lastSample).toList()
                        : List.of();
        return new ServerMessage.Instruments(epoch, run.tick(), run.instruments(team), sample);
    }

    /** Whether something came by itself in the last advance, which views tell from then on. */
    boolean weatherCame() {
        return run.weatherCame(before);
    }

    /** Whether a multiple of so many ticks was reached by the last advance. */
    private boolean passed(int ticks) {
        return run.tick() / ticks > before / ticks;
    }
}
