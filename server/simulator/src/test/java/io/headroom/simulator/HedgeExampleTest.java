package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.request.RequestObserver;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hedge by hand: the first copy takes 10 ms, the second is sent after 3 ms and takes 2 ms, so the
 * answer is there after 5 ms, of which 3 passed before that copy was launched.
 */
class HedgeExampleTest {
    private static final SimulationPlan PLAN =
            TestPlans.path(
                    TrafficPlan.FrameClock.every(100 * MILLI),
                    new ForkPlan(
                            "hedge",
                            List.of(
                                    new ForkPlan.Branch(0, delay("slow", 10 * MILLI)),
                                    new ForkPlan.Branch(3 * MILLI, delay("fast", 2 * MILLI))),
                            1,
                            ForkPlan.NO_TIMER,
                            ForkPlan.OnTimer.PROCEED,
                            ForkPlan.Losers.CANCEL),
                    SECOND);

    @Test
    void answerOfTheSecondCopy_hasTheTimeBeforeItsLaunchOnItsTimeline() {
        List<Map<String, Long>> timelines = new ArrayList<>();
        Simulation[] running = new Simulation[1];
        RequestObserver observer = request -> timelines.add(timeline(running[0], request));
        running[0] = Simulation.start(PLAN, 1, new Watch(SECOND, observer, true));
        running[0].drain();

        assertThat(timelines).hasSize(10);
        assertThat(timelines)
                .allSatisfy(
                        timeline ->
                                assertThat(timeline.values())
                                        .containsExactlyInAnyOrder(3 * MILLI, 2 * MILLI));
        assertThat(running[0].measure().meanTimeInSystemNanos()).isEqualTo(5.0 * MILLI);
    }

    @Test
    void tiedCopies_whereNobodyQueues_areDecidedByTheOneThatStartsFirst() {
        SimulationPlan tied =
                TestPlans.path(
                        TrafficPlan.FrameClock.every(100 * MILLI),
                        new ForkPlan(
                                "tied",
                                List.of(
                                        new ForkPlan.Branch(0, delay("slow", 10 * MILLI)),
                                        new ForkPlan.Branch(0, delay("fast", 2 * MILLI))),
                                1,
                                ForkPlan.NO_TIMER,
                                ForkPlan.OnTimer.PROCEED,
                                ForkPlan.Losers.CANCEL_WHEN_ONE_STARTS),
                        SECOND);
        Simulation simulation = Simulation.start(tied, 1);
        simulation.drain();

        assertThat(simulation.measure().meanTimeInSystemNanos()).isEqualTo(10.0 * MILLI);
        assertThat(simulation.measure().attempts().won()).isEqualTo(10);
        assertThat(simulation.measure().stages().get(1).left()).isZero();
    }

    private static Map<String, Long> timeline(Simulation simulation, EndedRequest request) {
        Map<String, Long> timeline = new TreeMap<>();
        List<String> labels = simulation.labels();
        for (int label = 0; label < labels.size(); label++) {
            if (request.labelNanos(label) > 0) {
                timeline.put(labels.get(label), request.labelNanos(label));
            }
        }
        return timeline;
    }

    private static DelayPlan delay(String name, long nanos) {
        return new DelayPlan(name, new Sampler.Constant(nanos));
    }
}
