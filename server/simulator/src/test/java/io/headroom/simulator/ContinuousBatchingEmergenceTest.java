package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What schedulers of a language model trade, which no coefficient says. */
class ContinuousBatchingEmergenceTest {
    private static final long SEED = 11;
    private static final int SEATS = 32;
    private static final int OUTPUT = 100;

    /** An eight-billion-parameter model on an H100, about. */
    private static final StepCoefficients COST =
            new StepCoefficients(2e6, 5.5e6, 3e4, 1e4, 74, 1.2);

    private static final KvPlan MEMORY = new KvPlan.Paged(16, 1_000_000, true, null);

    /** Completed requests a second of a server that always has more to do. */
    private static double throughput(SchedulerPlan scheduler, Sampler.Invertible output) {
        TrafficPlan clients =
                new TrafficPlan.ClosedLoop(
                        4 * SEATS, Sampler.ZERO, tokens(new Sampler.Constant(100), output));
        Measurement measured = run(scheduler, clients, 400 * SECOND);
        return measured.completedPerSecond();
    }

    private static RequestShape tokens(Sampler.Invertible prompt, Sampler.Invertible output) {
        return RequestShape.Drawn.tokens(prompt, output, 0, Sampler.ONE);
    }

    private static Measurement run(SchedulerPlan scheduler, TrafficPlan traffic, long nanos) {
        EnginePlan engine =
                new EnginePlan(
                        "engine",
                        new ReplicaPlan(SEATS, 20 * OUTPUT, scheduler, MEMORY, COST),
                        new QueuePlan(10_000, new Overflow.Reject()));
        Objective any = new Objective("request", Objective.Deadline.COMPLETION, nanos);
        SimulationPlan plan =
                new SimulationPlan(
                        List.of(new Flow("requests", traffic, engine, any)), TestPlans.FREE, nanos);
        Simulation simulation = Simulation.start(plan, SEED);
        simulation.advanceTo(nanos);
        return simulation.measure();
    }

    @Test
    void continuous_overStatic_gainsMoreTheMoreAnswersVary() {
        SchedulerPlan continuous = new SchedulerPlan.Chunked(2_048);
        SchedulerPlan whole = new SchedulerPlan.WholeBatches(0, true);
        List<Double> gains = new ArrayList<>();
        for (double cv : new double[] {0, 0.3, 0.6, 1, 1.5, 2}) {
            Sampler.Invertible output =
                    cv == 0 ? new Sampler.Constant(OUTPUT) : new Sampler.LogNormal(OUTPUT, cv);
            gains.add(throughput(continuous, output) / throughput(whole, output));
        }

        // Answers that are all alike leave a batch together: there is nothing to gain.
        assertThat(gains.get(0)).isBetween(0.95, 1.1);
        assertThat(gains).isSorted();
        assertThat(gains.get(3)).isGreaterThan(2);
    }

    /**
     * The same traffic, in chunks and whole: what the one gains at its first token, it pays later.
     */
    @Test
    void chunking_tradesTheFirstTokenForTheOthers() {
        TrafficPlan traffic =
                new TrafficPlan.Poisson(
                        3,
                        tokens(new Sampler.LogNormal(3_000, 0.5), new Sampler.Constant(OUTPUT)),
                        0);
        Measurement whole = run(new SchedulerPlan.PrefillFirst(100_000), traffic, 2_000 * SECOND);
        Measurement chunks = run(new SchedulerPlan.Chunked(256), traffic, 2_000 * SECOND);
        Measurement crumbs = run(new SchedulerPlan.Chunked(64), traffic, 2_000 * SECOND);

        assertThat(firstToken(chunks)).isGreaterThan(1.05 * firstToken(whole));
        assertThat(perToken(chunks)).isLessThan(0.97 * perToken(whole));
        // Chunks too small to keep the arithmetic busy read the weights in vain.
        assertThat(firstToken(crumbs)).isGreaterThan(1.5 * firstToken(chunks));
    }

    /** Little's law of a closed loop without thinking: all clients are always in the system. */
    @Test
    void closedLoop_saturated_hasThroughputTimesResponseOfItsClients() {
        long nanos = 1_000 * SECOND;
        List<Double> throughputs = new ArrayList<>();
        for (int clients : new int[] {SEATS / 4, SEATS, 2 * SEATS, 4 * SEATS}) {
            TrafficPlan traffic =
                    new TrafficPlan.ClosedLoop(
                            clients,
                            Sampler.ZERO,
                            tokens(
                                    new Sampler.LogNormal(300, 1),
                                    new Sampler.LogNormal(OUTPUT, 1)));
            Measurement measured = run(new SchedulerPlan.Chunked(2_048), traffic, nanos);
            double throughput = measured.completed() / (nanos / 1e9);
            double response = measured.completedNanos() / 1e9 / measured.completed();
            assertThat(measured.presenceNanos()).isEqualTo(clients * nanos);
            // All that is missing are the ages of those who are in the system at the end.
            double ages = clients - throughput * response;
            double longest = measured.completion().p999Nanos() / 1e9;
            assertThat(ages)
                    .as("%d clients, %.3f/s × %.3f s", clients, throughput, response)
                    .isBetween(0.0, clients * longest / (nanos / 1e9));
            assertThat(ages).isLessThan(0.02 * clients);
            throughputs.add(throughput);
        }
        assertThat(throughputs.get(1)).isGreaterThan(1.5 * throughputs.get(0));
        // All seats are taken: more clients only wait longer.
        assertThat(throughputs.get(2))
                .isBetween(0.98 * throughputs.get(1), 1.06 * throughputs.get(1));
        assertThat(throughputs.get(3))
                .isBetween(0.98 * throughputs.get(2), 1.02 * throughputs.get(2));
    }

    private static double firstToken(Measurement measured) {
        return (double) measured.firstResponseNanos() / measured.completed();
    }

    private static double perToken(Measurement measured) {
        long nanos = measured.completedNanos() - measured.firstResponseNanos();
        return (double) nanos / measured.completed() / (OUTPUT - 1);
    }
}
