package io.headroom.simulator;

import static io.headroom.simulator.LongRun.lasting;
import static io.headroom.simulator.TestPlans.MILLI;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.util.ArrayList;
import java.util.List;

/** What second copies do to ten replicas that are drawn at random; service takes 1 ms. */
@Execution(ExecutionMode.CONCURRENT)
class HedgingEmergenceTest {
    private static final long SEED = 1;
    private static final int REPLICAS = 10;
    private static final Sampler EXPONENTIAL = new Sampler.Exponential(1);
    private static final ServicePlan NOISY = TestPlans.constant(MILLI, EXPONENTIAL);

    /** Tied copies wait in two lines and work in one; a hedge waits first and then works twice. */
    @Test
    void tiedRequests_beatHedgesAtModerateLoad() {
        Measurement plain = run(0.6, RequestShape.ONE, replicas(NOISY));
        long p95 = plain.completion().p95Nanos();
        Measurement hedged = run(0.6, RequestShape.ONE, hedge(NOISY, p95, ForkPlan.Losers.CANCEL));
        Measurement tied = run(0.6, RequestShape.ONE, tie(NOISY));

        assertThat(hedged.completion().p99Nanos()).isLessThan(plain.completion().p99Nanos());
        assertThat(tied.completion().p99Nanos())
                .isLessThan(hedged.completion().p99Nanos() * 9 / 10);
        assertThat(tied.meanTimeInSystemNanos()).isLessThan(0.9 * hedged.meanTimeInSystemNanos());
        assertThat(tied.utilization()).isBetween(0.59, 0.61);
    }

    /**
     * The p95 of an idle system is passed by every third request of a busy one. Each then brings
     * its work twice, which makes the next ones later still. The p95 at that load costs little more
     * than its 5 %.
     */
    @Test
    void hedgesAfterTheIdleP95_runAwayUnderLoad() {
        long idle = p95(0.01);
        Measurement calm = hedged(0.05, idle, ForkPlan.Losers.RUN_ON);
        Measurement away = hedged(0.6, idle, ForkPlan.Losers.RUN_ON);
        Measurement dear = hedged(0.5, idle, ForkPlan.Losers.RUN_ON);
        Measurement held = hedged(0.5, p95(0.5), ForkPlan.Losers.RUN_ON);

        assertThat(hedgeShare(calm)).isBetween(0.04, 0.08);
        assertThat(hedgeShare(dear)).as("on its way").isGreaterThan(0.25);
        assertThat(hedgeShare(away)).isGreaterThan(0.9);
        assertThat(away.inSystem()).as("the backlog grows for ever").isGreaterThan(5_000);
        assertThat(away.utilization()).isGreaterThan(0.99);
        assertThat(hedgeShare(held)).isBetween(0.05, 0.09);
        assertThat(held.inSystem()).isLessThan(100);
    }

    /**
     * At 0.75 even the p95 of that load runs away: with the p95 d of the plain queue, the share x
     * that hedges would have to be P(T &gt; d) of a queue at 0.75 (1 + x), and e^(−d (1 − 0.75 (1 +
     * x))) is above x everywhere. Losers that are called off bring no work on balance.
     */
    @Test
    void hedgesAtHighLoad_runAwayUnlessTheyCancel() {
        long busy = p95(0.75);

        assertThat(hedgeShare(hedged(0.75, busy, ForkPlan.Losers.RUN_ON))).isGreaterThan(0.8);
        Measurement cancelling = hedged(0.75, busy, ForkPlan.Losers.CANCEL);
        assertThat(hedgeShare(cancelling)).isLessThan(0.06);
        assertThat(cancelling.utilization()).isBetween(0.73, 0.77);
    }

    /** A second copy of a large request is as large; one on another server meets other noise. */
    @Test
    void hedges_helpAgainstTheServersNoiseAndNotAgainstTheRequestsSize() {
        Sampler law = new Sampler.LogNormal(1, 1);
        ServicePlan bySize = new ServicePlan.PerBatch(0, MILLI, 1, Sampler.ONE);
        ServicePlan byNoise = TestPlans.constant(MILLI, law);
        RequestShape sizes = RequestShape.Drawn.work(law);
        Measurement largePlain = run(0.02, sizes, replicas(bySize));
        Measurement noisyPlain = run(0.02, RequestShape.ONE, replicas(byNoise));
        Measurement largeHedged =
                run(
                        0.02,
                        sizes,
                        hedge(bySize, largePlain.completion().p95Nanos(), ForkPlan.Losers.CANCEL));
        Measurement noisyHedged =
                run(
                        0.02,
                        RequestShape.ONE,
                        hedge(byNoise, noisyPlain.completion().p95Nanos(), ForkPlan.Losers.CANCEL));

        assertThat(p999(largeHedged) / p999(largePlain)).isBetween(0.93, 1.15);
        assertThat(p999(noisyHedged) / p999(noisyPlain)).isLessThan(0.6);
        assertThat(noisyHedged.meanTimeInSystemNanos())
                .isLessThan(0.99 * noisyPlain.meanTimeInSystemNanos());
        assertThat(largeHedged.utilization()).isGreaterThan(1.05 * largePlain.utilization());
    }

    private static long p95(double load) {
        return run(load, RequestShape.ONE, replicas(NOISY)).completion().p95Nanos();
    }

    private static Measurement hedged(double load, long afterNanos, ForkPlan.Losers losers) {
        return run(load, RequestShape.ONE, hedge(NOISY, afterNanos, losers));
    }

    private static double p999(Measurement measurement) {
        return measurement.completion().p999Nanos();
    }

    /** The share of requests that launched a second copy. */
    private static double hedgeShare(Measurement measurement) {
        return (double) measurement.attempts().launched() / measurement.offered() - 1;
    }

    private static Measurement run(double load, RequestShape shape, StagePlan path) {
        double perSecond = 1000 * load * REPLICAS;
        SimulationPlan plan =
                TestPlans.path(
                        new TrafficPlan.Poisson(perSecond, shape, 0),
                        path,
                        lasting(400_000, perSecond));
        Simulation simulation = Simulation.start(plan, SEED);
        simulation.advanceTo(plan.durationNanos());
        simulation.checkBooks();
        return simulation.measure();
    }

    private static StagePlan hedge(ServicePlan service, long afterNanos, ForkPlan.Losers losers) {
        return ForkPlan.hedged("hedge", replicas(service), afterNanos, losers);
    }

    private static StagePlan tie(ServicePlan service) {
        return ForkPlan.hedged("tie", replicas(service), 0, ForkPlan.Losers.CANCEL_WHEN_ONE_STARTS);
    }

    private static ReplicasPlan replicas(ServicePlan service) {
        List<StagePlan> replicas = new ArrayList<>();
        for (int number = 0; number < REPLICAS; number++) {
            replicas.add(
                    new StationPlan(
                            "replica " + number,
                            1,
                            new BatchingPlan.Single(),
                            new QueuePlan(10_000, new Overflow.Reject()),
                            service));
        }
        return new ReplicasPlan("balancer", new BalancerPlan.Random(), replicas);
    }
}
