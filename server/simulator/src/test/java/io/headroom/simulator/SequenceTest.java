package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Stations one after another. */
class SequenceTest {

    @Test
    void requestHandedOnAsAWindowCloses_isStillInTheBatch() {
        // Frames at 0, 5 and 10 ms pass the first station in 3 ms. The second one's window opens at
        // 3 and closes at 8, just when the second frame comes: completions come before timers, so
        // {0 1} starts at 8 and ends at 9. {2} waits from 13 to 18 for company and ends at 19.
        StationPlan capture =
                TestPlans.station(
                        1, TestPlans.LONG_LINE, TestPlans.constant(3 * MILLI, Sampler.ONE));
        StationPlan batcher =
                new StationPlan(
                        "batcher",
                        1,
                        new BatchingPlan.Windowed(4, 5 * MILLI),
                        TestPlans.LONG_LINE,
                        TestPlans.constant(MILLI, Sampler.ONE));
        SimulationPlan plan =
                new SimulationPlan(
                        TrafficPlan.FrameClock.every(5 * MILLI),
                        List.of(capture, batcher),
                        TestPlans.within(10 * MILLI),
                        TestPlans.FREE,
                        12 * MILLI);
        List<String> ends = new ArrayList<>();
        Simulation simulation =
                Simulation.start(
                        plan,
                        1,
                        request -> ends.add(request.ordinal() + "@" + request.endNanos() / MILLI));
        simulation.drain();

        assertThat(ends).containsExactly("0@9", "1@9", "2@19");
        Measurement books = simulation.measureWhole();
        assertThat(books.stages().get(0).serviceNanos()).isEqualTo(9 * MILLI);
        assertThat(books.stages().get(1).formingNanos()).isEqualTo((5 + 5) * MILLI);
        assertThat(books.completedNanos()).isEqualTo((9 + 4 + 9) * MILLI);
    }
}
