package io.headroom.simulator.device;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.cost.PowerPlan;
import io.headroom.simulator.cost.ThermalPlan;
import io.headroom.simulator.policy.GovernorPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What stages run on together: one clock, one heat, one battery, one memory.
 *
 * @param name what students call it
 * @param stages what runs on it
 * @param power its clock and what it takes
 * @param fastest the fastest clock step that its power mode allows; 0 is the fastest there is
 * @param thermal its heat; null: it stays cool
 * @param governor what is done about heat, and how often one looks
 * @param battery what it lives on; null: it is plugged in
 * @param memoryBytes its memory, which the arenas of the stages share; 0: as much as they need
 */
public record DevicePlan(
        String name,
        List<Placed> stages,
        PowerPlan power,
        int fastest,
        @Nullable ThermalPlan thermal,
        GovernorPlan governor,
        @Nullable BatteryPlan battery,
        long memoryBytes) {
    private static final int MOST_STAGES = 256;
    private static final long MOST_BYTES = 1L << 50;

    /**
     * A stage on a device.
     *
     * @param stage its name
     * @param busyWatts what each of its busy servers takes at the fastest clock, on top
     * @param arenaBytes memory that is set aside for it before the start and never given back
     */
    public record Placed(String stage, double busyWatts, long arenaBytes) {
        /** Refuses blank names and powers and sizes below zero. */
        public Placed {
            named("stage", stage);
            notNegative("busyWatts", busyWatts);
            within("arenaBytes", arenaBytes, 0, MOST_BYTES);
        }
    }

    /** Refuses numbers outside their limits and arenas that do not fit into the memory. */
    public DevicePlan {
        named("name", name);
        stages = List.copyOf(stages);
        within("number of stages of a device", stages.size(), 1, MOST_STAGES);
        within("fastest", fastest, 0L, power.steps().size() - 1);
        within("memoryBytes", memoryBytes, 0, MOST_BYTES);
        long arenas = 0;
        for (Placed placed : stages) {
            arenas += placed.arenaBytes();
        }
        if (memoryBytes > 0 && arenas > memoryBytes) {
            throw new IllegalArgumentException(
                    "the arenas on \""
                            + name
                            + "\" must fit into its memory of "
                            + memoryBytes
                            + " bytes, found "
                            + arenas);
        }
    }

    /** A device that stays cool, is plugged in and has memory enough. */
    public DevicePlan(String name, List<Placed> stages, PowerPlan power) {
        this(name, stages, power, 0, null, GovernorPlan.NONE, null, 0);
    }
}
