package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.LifePlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EngineMeter;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/**
 * What a language-model server tells of its iterations; the literal stepper holds it to a count.
 */
class EngineMeterTest {
    private static final StepCoefficients HOST_ALONE = new StepCoefficients(1e7, 0, 0, 0, 0, 0);
    private static final StepCoefficients TYPICAL =
            new StepCoefficients(2e6, 5.5e6, 3e4, 1e4, 74, 1.2);
    private static final KvPlan AMPLE = new KvPlan.Paged(16, 1_000_000);
    private static final int SEATS = 64;

    private static Measurement run(ReplicaPlan replica, TrafficPlan traffic, long nanos) {
        return run(new EnginePlan("engine", replica, TestPlans.LONG_LINE), traffic, nanos);
    }

    private static Measurement run(EnginePlan engine, TrafficPlan traffic, long nanos) {
        Objective any = new Objective("request", Objective.Deadline.COMPLETION, nanos);
        SimulationPlan plan =
                new SimulationPlan(
                        List.of(new Flow("requests", traffic, engine, any)), TestPlans.FREE, nanos);
        Simulation simulation = Simulation.start(plan, 5);
        simulation.advanceTo(nanos);
        return simulation.measure();
    }

    private static ReplicaPlan replica(int seats, KvPlan memory, StepCoefficients cost) {
        return new ReplicaPlan(seats, 4_096, new SchedulerPlan.Chunked(2_048), memory, cost);
    }

    private static TrafficPlan clients(int clients, int prompt, int output) {
        RequestShape shape =
                RequestShape.Drawn.tokens(
                        new Sampler.Constant(prompt), new Sampler.Constant(output), 0, Sampler.ONE);
        return new TrafficPlan.ClosedLoop(clients, Sampler.ZERO, shape);
    }

    private static double utilization(Measurement measured) {
        return (double) measured.meter("engine").value(EngineMeter.BEST_NANOS) / measured.toNanos();
    }

    /**
     * An iteration costs the same for one as for four, so one makes use of a quarter. Who comes
     * back at once finds the next iteration not begun yet.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 9})
    void hostAlone_isUtilizedByTheSeatsThatAreTaken(int clients) {
        Measurement measured =
                run(replica(4, AMPLE, HOST_ALONE), clients(clients, 1, 100), 100 * SECOND);
        double taken = Math.min(4, clients) / 4.0;
        assertThat(utilization(measured)).isEqualTo(taken, within(2e-3));
        assertThat(measured.stages().get(0).utilization()).isEqualTo(1, within(1e-3));
    }

    /** Two fit, whatever the seats, so one makes use of a half. */
    @Test
    void memoryForTwo_isHalfUtilizedByOne() {
        KvPlan two = new KvPlan.Paged(80, 2, true, null);
        ReplicaPlan replica =
                new ReplicaPlan(SEATS, 79, new SchedulerPlan.Chunked(2_048), two, HOST_ALONE);
        Measurement measured = run(replica, clients(1, 1, 79), 10 * SECOND);
        assertThat(utilization(measured)).isEqualTo(0.5, within(1e-3));
        assertThat(measured.meter("engine").value(EngineMeter.MOST_TAKEN)).isEqualTo(1);
        assertThat(measured.meter("engine").value(EngineMeter.MEMORY)).isEqualTo(2);
    }

    /** One iteration in a hundred works on a prompt, and draws 300 W more. */
    @Test
    void prompts_drawTheirPower() {
        EnginePlan engine =
                new EnginePlan(
                        "engine",
                        replica(4, AMPLE, HOST_ALONE),
                        TestPlans.LONG_LINE,
                        StationRates.FREE,
                        LifePlan.STEADY,
                        300,
                        0);
        Measurement measured = run(engine, clients(1, 1, 100), 100 * SECOND);
        assertThat(measured.meter("engine").value(EngineMeter.PROMPT_NANOS)).isEqualTo(SECOND);
        assertThat(measured.energyJoules()).isEqualTo(300, within(1e-6));
    }

    /** All it can serve is what it serves when there are always more who wait. */
    @Test
    void utilization_underHalfTheLoadThatItCanServe_isNearAHalf() {
        ReplicaPlan replica = replica(SEATS, AMPLE, TYPICAL);
        Measurement most = run(replica, clients(4 * SEATS, 200, 200), 400 * SECOND);
        assertThat(utilization(most)).isBetween(0.95, 1.0);
        for (double share : new double[] {0.2, 0.5, 0.8}) {
            RequestShape shape =
                    RequestShape.Drawn.tokens(
                            new Sampler.Constant(200), new Sampler.Constant(200), 0, Sampler.ONE);
            TrafficPlan traffic =
                    new TrafficPlan.Poisson(share * most.completedPerSecond(), shape, 0);
            Measurement measured = run(replica, traffic, 400 * SECOND);
            assertThat(utilization(measured)).isEqualTo(share, within(0.1));
            assertThat(measured.stages().get(0).utilization()).isGreaterThan(0.9);
        }
    }
}
