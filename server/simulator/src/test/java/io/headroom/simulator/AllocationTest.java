package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

/** Simulating allocates nothing per event once the columns have grown to what a run needs. */
class AllocationTest {
    private static final int WARM_UPS = 400;

    @Test
    void events_inSteadyState_allocateNothing() {
        TrackPlans.all()
                .forEach(
                        (track, plan) -> {
                            // What runs first loads classes, and is not compiled yet: boxes that
                            // never leave their method are there until it is.
                            for (int run = 0; run < WARM_UPS; run++) {
                                bytesPerEvent(plan);
                            }
                            // One object per event would be sixteen bytes. What is left are the
                            // doublings of a column and an iterator each crash.
                            assertThat(bytesPerEvent(plan)).as(track).isLessThan(1);
                        });
    }

    private static double bytesPerEvent(SimulationPlan plan) {
        Simulation simulation = Simulation.start(plan, 1);
        simulation.advanceTo(plan.durationNanos() / 3);
        long eventsBefore = simulation.events();
        long bytesBefore = allocatedBytes();
        simulation.advanceTo(plan.durationNanos());
        long bytes = allocatedBytes() - bytesBefore;
        long events = simulation.events() - eventsBefore;
        assertThat(events).isGreaterThan(5_000);
        return (double) bytes / events;
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
