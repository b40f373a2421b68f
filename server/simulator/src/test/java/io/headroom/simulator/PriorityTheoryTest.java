package io.headroom.simulator;

import static io.headroom.simulator.LongRun.lasting;
import static io.headroom.simulator.TestPlans.MILLI;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.theory.Priorities;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** Classes of which the first always goes first and nobody is interrupted, at one server. */
@Execution(ExecutionMode.CONCURRENT)
class PriorityTheoryTest {
    private static final long SEED = 1;
    private static final double[] PER_MILLI = {0.2, 0.25, 0.1};
    private static final double[] SERVICE_MILLIS = {0.5, 1, 3.5};

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void threeClasses_waitAsCobhamSays(boolean exponential) {
        double variation = exponential ? 1 : 0;
        Priorities exact =
                new Priorities(
                        PER_MILLI, SERVICE_MILLIS, new double[] {variation, variation, variation});
        Sampler noise = exponential ? new Sampler.Exponential(1) : Sampler.ONE;
        StationPlan server =
                TestPlans.station(
                        1, TestPlans.LONG_LINE, new ServicePlan.PerBatch(0, MILLI, 1, noise));
        List<Flow> flows = new ArrayList<>();
        for (int index = 0; index < PER_MILLI.length; index++) {
            RequestShape work = new RequestShape.Fixed(1, 1, (long) (SERVICE_MILLIS[index] * 1000));
            flows.add(
                    new Flow(
                            "class " + index,
                            new TrafficPlan.Poisson(PER_MILLI[index] * 1000, work, 0),
                            server,
                            TestPlans.within(TestPlans.SECOND),
                            index,
                            Long.MAX_VALUE));
        }
        SimulationPlan plan = new SimulationPlan(flows, TestPlans.FREE, lasting(3_000_000, 550));
        LongRun run = new LongRun("three classes, " + noise, plan, SEED);

        for (int index = 0; index < PER_MILLI.length; index++) {
            int flow = index;
            run.holds(
                    "mean wait of class " + index,
                    m -> m.flows().get(flow).waitedNanos(),
                    m -> m.flows().get(flow).completed(),
                    exact.meanWait(index) * MILLI,
                    index == 2 ? 0.06 : 0.02);
        }
    }
}
