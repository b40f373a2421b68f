package io.headroom.node.session;

import io.headroom.game.event.Event;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.EntrantReading;
import io.headroom.game.live.LiveRun;
import io.headroom.game.live.SystemReading;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.node.protocol.ServerMessage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
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
    private int anchorTick;
    private long anchorMillis;
    private int holdTick = NO_TICK;

    /** A run that goes on from its present tick at an instant of game time. */
    LiveDriver(LiveRun run, long gameMillis) {
        this.run = run;
        this.anchorTick = run.tick();
        this.anchorMillis = gameMillis;
    }

    /** Ticks that are simulated. */
    int tick() {
        return run.tick();
    }

    /** Whether the last tick is simulated. */
    boolean done() {
        return run.done();
    }

    /**
     * Simulates what is due.
     *
     * @return whether there is a new tick
     */
    boolean advance(long gameMillis) {
        int before = run.tick();
        long due = anchorTick + (gameMillis - anchorMillis) / LiveRun.TICK_MILLIS;
        if (due - before > LATE_TICKS) {
            anchorTick = before;
            anchorMillis = gameMillis;
            due = before + 1L;
        }
        long until = Math.min(due, before + (long) TICKS_PER_TURN);
        int target = (int) Math.min(Math.min(until, run.lengthTicks()), holdTick);
        if (target > before) {
            run.advanceTo(target);
        }
        return run.tick() > before;
    }

    /** The clock runs on from an instant, which may lie before the last one: so does the run. */
    void runFrom(long gameMillis) {
        anchorTick = run.tick();
        anchorMillis = gameMillis;
    }

    /** Lets the run wait at the tick of whatever is not known to be committed yet. */
    void holdFor(List<Event> uncommitted) {
        for (Event event : uncommitted) {
            if (event instanceof Event.Disturbance disturbance) {
                holdTick = Math.min(holdTick, disturbance.tick());
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

    /** What every entrant's system did, when the run is done. */
    List<EntrantResult> results() {
        return run.results();
    }

    /** The present tick for the board and the console: all entrants. */
    ServerMessage.Update board(long epoch) {
        return new ServerMessage.Update(
                epoch,
                run.tick(),
                run.simulatedMillis(0),
                run.readings().stream().map(LiveDriver::update).toList(),
                null);
    }

    /**
     * The present tick for a team's phones: its own system and its track's ghosts.
     *
     * @param all the board's update of the same tick
     */
    ServerMessage.Update team(ServerMessage.Update all, TeamId team, TrackId track) {
        List<Entrant> entrants = run.entrants();
        List<ServerMessage.EntrantUpdate> seen = new ArrayList<>();
        int own = -1;
        int ghost = 0;
        for (int index = 0; index < entrants.size(); index++) {
            Entrant entrant = entrants.get(index);
            if (entrant instanceof Entrant.Team rider) {
                if (!rider.team().equals(team)) {
                    continue;
                }
                own = index;
            } else if (!entrant.track().equals(track)) {
                continue;
            } else {
                ghost = index;
            }
            seen.add(all.entrants().get(index));
        }
        return new ServerMessage.Update(
                all.epoch(),
                all.tick(),
                run.simulatedMillis(own < 0 ? ghost : own),
                seen,
                own < 0 ? null : system(run.system(own)));
    }

    private static ServerMessage.EntrantUpdate update(EntrantReading reading) {
        return new ServerMessage.EntrantUpdate(
                reading.entrant(),
                reading.adherence(),
                reading.costPerGood(),
                reading.recentAdherence(),
                reading.recentP99Millis(),
                reading.inSystem(),
                reading.points());
    }

    private static ServerMessage.@Nullable SystemUpdate system(SystemReading reading) {
        return new ServerMessage.SystemUpdate(
                reading.arrivalsPerSecond(),
                reading.inSystem(),
                reading.timeInSystemMillis(),
                reading.p50Millis(),
                reading.p99Millis(),
                reading.utilization(),
                reading.meanBatch(),
                reading.formingMillis(),
                reading.queueMillis(),
                reading.serviceMillis());
    }
}
