package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.policy.RoomPlan;

import java.util.List;

/**
 * Puts the frames of several sensors together to one set. A request is a set: an attempt goes
 * through each sensor's branch, and the set goes on when all are through. When the window ends
 * before, the newest frame that did come from each missing sensor stands in, unless it is too old:
 * then the set ends as timed out. Frames that are late run on and may stand in for later ones; a
 * frame that is lost is missing, no more.
 *
 * @param name what students call it
 * @param sensors the branches
 * @param windowNanos how long after its beginning a set waits for its frames
 * @param mostAgeNanos how old a frame that stands in may be when the set goes on, from the
 *     beginning of its own set
 * @param room how many sets may wait for their frames, and what becomes of one more: a set that is
 *     lost to it is called off with its frames
 */
public record SyncPlan(
        String name, List<StagePlan> sensors, long windowNanos, long mostAgeNanos, RoomPlan room)
        implements StagePlan {
    /** Refuses numbers outside their limits. */
    public SyncPlan {
        named("name", name);
        sensors = List.copyOf(sensors);
        within("number of sensors", sensors.size(), 1, Limits.BRANCHES);
        within("windowNanos", windowNanos, 1, Limits.DURATION_NANOS);
        within("mostAgeNanos", mostAgeNanos, 0, Limits.DURATION_NANOS);
    }

    /** Sensors with room for as many sets as there may be. */
    public SyncPlan(String name, List<StagePlan> sensors, long windowNanos, long mostAgeNanos) {
        this(name, sensors, windowNanos, mostAgeNanos, RoomPlan.WIDE);
    }

    /** The fork that it is, but for what happens to a set whose window ends. */
    public ForkPlan fork() {
        ForkPlan all = ForkPlan.all(name, sensors);
        return new ForkPlan(
                        name,
                        all.branches(),
                        sensors.size(),
                        windowNanos,
                        ForkPlan.OnTimer.PROCEED,
                        ForkPlan.Losers.RUN_ON)
                .holding(room);
    }

    @Override
    public List<StagePlan> inside() {
        return sensors;
    }
}
