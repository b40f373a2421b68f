package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** A chunk each 10 ms, and a server that takes 25 ms: overloaded two and a half times. */
class OverflowTest {
    private final List<String> ends = new ArrayList<>();

    private Measurement simulate(int capacity, Overflow overflow) {
        SimulationPlan plan =
                TestPlans.plan(
                        TrafficPlan.FrameClock.every(10 * MILLI),
                        TestPlans.station(
                                1,
                                new QueuePlan(capacity, overflow),
                                TestPlans.constant(25 * MILLI, Sampler.ONE)),
                        60 * MILLI);
        Simulation simulation =
                Simulation.start(
                        plan,
                        1,
                        request ->
                                ends.add(
                                        request.ordinal()
                                                + "@"
                                                + request.endNanos() / MILLI
                                                + " "
                                                + request.outcome()));
        simulation.drain();
        return simulation.measure();
    }

    @Test
    void reject_tellsTheNewcomerNo() {
        // 0 runs 0-25, 1 waits, 2 is told no at 20; 1 runs 25-50, 3 waits, 4 is told no at 40; 3
        // runs 50-75; 5 comes at 50, after that start, and waits.
        Measurement books = simulate(1, new Overflow.Reject());

        assertThat(ends)
                .containsExactly(
                        "2@20 REJECTED",
                        "0@25 COMPLETED",
                        "4@40 REJECTED",
                        "1@50 COMPLETED",
                        "3@75 COMPLETED",
                        "5@100 COMPLETED");
        assertThat(books.rejected()).isEqualTo(2);
    }

    @Test
    void dropNewest_losesTheSameSilently() {
        Measurement books = simulate(1, new Overflow.DropNewest());

        assertThat(ends.get(0)).isEqualTo("2@20 DROPPED");
        assertThat(books.dropped()).isEqualTo(2);
        assertThat(books.rejected()).isZero();
    }

    @Test
    void dropOldest_keepsTheFreshest() {
        // 2 takes the place of 1 at 20; 4 takes that of 3 at 40.
        simulate(1, new Overflow.DropOldest());

        assertThat(ends)
                .containsExactly(
                        "1@20 DROPPED",
                        "0@25 COMPLETED",
                        "3@40 DROPPED",
                        "2@50 COMPLETED",
                        "4@75 COMPLETED",
                        "5@100 COMPLETED");
    }

    @Test
    void crash_takesAllItHoldsAndWhatComesDuringTheReset() {
        // 1 finds 0 in service at 10: both are lost, and the device is away until 35, so that 2 at
        // 20 and 3 at 30 are lost too. 4 starts at 40; 5 crashes it at 50.
        Measurement books = simulate(0, new Overflow.CrashAndReset(25 * MILLI));

        assertThat(ends)
                .containsExactly(
                        "1@10 CRASHED",
                        "0@10 CRASHED",
                        "2@20 CRASHED",
                        "3@30 CRASHED",
                        "5@50 CRASHED",
                        "4@50 CRASHED");
        assertThat(books.crashed()).isEqualTo(6);
        assertThat(books.stages().get(0).busyNanos()).isEqualTo(20 * MILLI);
    }

    @Test
    void resetThatEndsAsARequestComes_isOverForIt() {
        // Away from 10 to 30: timers come before arrivals, so 3 at 30 is served from the start.
        simulate(0, new Overflow.CrashAndReset(20 * MILLI));

        assertThat(ends.subList(0, 4))
                .containsExactly("1@10 CRASHED", "0@10 CRASHED", "2@20 CRASHED", "4@40 CRASHED");
    }
}
