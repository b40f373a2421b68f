package io.headroom.simulator;

import static io.headroom.simulator.LongRun.lasting;
import static io.headroom.simulator.LongRun.requests;
import static io.headroom.simulator.TestPlans.MILLI;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.ConfidenceInterval;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.theory.Balancing;
import io.headroom.simulator.theory.DeterministicService;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** Who gets the next request of many replicas with queues of their own; service takes 1 ms. */
@Execution(ExecutionMode.CONCURRENT)
class BalancingTheoryTest {
    private static final long SEED = 1;
    private static final double LOAD = 0.8;
    private static final Sampler EXPONENTIAL = new Sampler.Exponential(1);
    private static final BalancerPlan RANDOM = new BalancerPlan.Random();
    private static final BalancerPlan ROUND_ROBIN = new BalancerPlan.RoundRobin();
    private static final BalancerPlan TWO_CHOICES = new BalancerPlan.PowerOf(2);
    private static final BalancerPlan LEAST = new BalancerPlan.LeastConnections();

    @Test
    void randomRouting_makesQueuesOfTheirOwn() {
        holdsMean(run(RANDOM, 8, EXPONENTIAL, 8), Balancing.randomMeanTime(LOAD));
    }

    @Test
    void roundRobin_smoothsTheArrivalsOfEachReplica() {
        holdsMean(run(ROUND_ROBIN, 8, EXPONENTIAL, 8), Balancing.roundRobinMeanTime(8, LOAD));
    }

    /** For endlessly many replicas; with 200 the mean is within a per cent of that. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void fewChoices_areNearTheMeanField(int choices) {
        LongRun run = run(new BalancerPlan.PowerOf(choices), 200, EXPONENTIAL, 28);
        ConfidenceInterval mean = meanTime(run);
        double exact = Balancing.choicesMeanTime(choices, LOAD) * MILLI;

        assertThat(mean.known()).isTrue();
        assertThat(mean.halfWidth()).isLessThan(0.01 * exact);
        assertThat(mean.mean()).as("%s near %s", mean, exact).isBetween(0.99 * exact, 1.02 * exact);
    }

    @Test
    void shortestQueue_liesBetweenOneLineForAllAndRoundRobin() {
        ConfidenceInterval mean = meanTime(run(LEAST, 8, EXPONENTIAL, 4));

        assertThat(mean.low()).isGreaterThan(Balancing.shortestQueueLowerBound(8, LOAD) * MILLI);
        assertThat(mean.high()).isLessThan(Balancing.roundRobinMeanTime(8, LOAD) * MILLI);
    }

    /**
     * When all requests take the same time, servers become free in the order in which they were
     * taken, so that round robin sends each request to where one line for all would: M/D/c, which
     * no routing betters.
     */
    @Test
    void roundRobinOfEqualRequests_isOneLineForAll() {
        DeterministicService exact = new DeterministicService(8, 8 * LOAD, 1);
        LongRun run = run(ROUND_ROBIN, 8, Sampler.ONE, 4);

        holdsMean(run, exact.meanWait() + 1);
        assertThat(
                        run.whole().completion().p99Nanos()
                                / (exact.timeInSystemPercentile(0.99) * MILLI))
                .isBetween(0.98, 1.02);
    }

    /** What is drawn does not change with the balancer, so that differences are the balancers'. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 2})
    void variableService_ordersBalancersByWhatTheyKnow(double variation) {
        Sampler law = new Sampler.Hyperexponential(1, variation);
        long random = p99(RANDOM, law);
        long roundRobin = p99(ROUND_ROBIN, law);
        long twoChoices = p99(TWO_CHOICES, law);
        long least = p99(LEAST, law);

        assertThat(random).isGreaterThan(roundRobin * 11 / 10);
        assertThat(roundRobin).isGreaterThan(twoChoices * 11 / 10);
        assertThat(twoChoices).isGreaterThan(least * 11 / 10);
    }

    /**
     * When all take the same time, the replica whose turn it is has the least work left, and so the
     * fewest requests: with ties that go round, least connections is round robin, request by
     * request. Two random choices know less, one knows nothing.
     */
    @Test
    void equalService_makesLeastConnectionsRoundRobinAndOrdersItFirst() {
        Measurement roundRobin = drained(ROUND_ROBIN, Sampler.ONE);
        Measurement least = drained(LEAST, Sampler.ONE);
        long best = roundRobin.completion().p99Nanos();
        long twoChoices = p99(TWO_CHOICES, Sampler.ONE);

        assertThat(least).as("least connections").isEqualTo(roundRobin);
        assertThat(twoChoices).isGreaterThan(best * 11 / 10);
        assertThat(p99(RANDOM, Sampler.ONE)).isGreaterThan(twoChoices * 11 / 10);
    }

    /** One of eight works at a third of the speed: below what its turns bring it. */
    @Test
    void slowReplica_drownsUnderRoundRobinAndIsSparedByLeastConnections() {
        Measurement turns = withSlowReplica(ROUND_ROBIN);
        Measurement least = withSlowReplica(LEAST);

        // By turns it gets 0.6 × 1000 a second and serves 333: 267 more wait each second.
        double backlog = (double) turns.stages().get(0).waiting();
        assertThat(backlog / (267 * 60)).isBetween(0.95, 1.05);
        assertThat(least.stages().get(0).waiting()).isLessThan(20);
        assertThat(least.completion().p99Nanos()).isLessThan(20 * MILLI);
        assertThat(turns.completion().p99Nanos()).isGreaterThan(10_000 * MILLI);
        assertThat(least.stages().get(0).left())
                .as("it works all it can")
                .isLessThan(least.stages().get(1).left() * 6 / 10);
    }

    private static Measurement withSlowReplica(BalancerPlan balancer) {
        SimulationPlan plan =
                TestPlans.path(
                        new TrafficPlan.Poisson(8 * 600),
                        replicas(balancer, 8, EXPONENTIAL),
                        60 * TestPlans.SECOND);
        Simulation simulation = Simulation.start(plan, SEED);
        simulation.intervene(
                new Intervention.Speed(
                        "replica 0", Intervention.Speed.ALL, 333, 3600 * TestPlans.SECOND));
        simulation.advanceTo(60 * TestPlans.SECOND);
        simulation.checkBooks();
        return simulation.measure();
    }

    private static long p99(BalancerPlan balancer, Sampler law) {
        return drained(balancer, law).completion().p99Nanos();
    }

    private static Measurement drained(BalancerPlan balancer, Sampler law) {
        Simulation simulation =
                Simulation.start(
                        TestPlans.path(
                                new TrafficPlan.Poisson(8_000 * LOAD),
                                replicas(balancer, 8, law),
                                lasting(1_500_000, 8_000 * LOAD)),
                        SEED);
        simulation.drain();
        return simulation.measure();
    }

    private static LongRun run(BalancerPlan balancer, int replicas, Sampler law, double times) {
        double perSecond = 1000 * LOAD * replicas;
        double count = requests(LOAD, (1 + law.squaredVariation()) / 2, 0.03);
        return new LongRun(
                balancer + " over " + replicas + ", " + law,
                TestPlans.path(
                        new TrafficPlan.Poisson(perSecond),
                        replicas(balancer, replicas, law),
                        lasting(Math.min(count * times / 4, 8_000_000), perSecond)),
                SEED);
    }

    private static ReplicasPlan replicas(BalancerPlan balancer, int count, Sampler law) {
        List<StagePlan> replicas = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            replicas.add(
                    new StationPlan(
                            "replica " + number,
                            1,
                            new BatchingPlan.Single(),
                            TestPlans.LONG_LINE,
                            TestPlans.constant(MILLI, law)));
        }
        return new ReplicasPlan("balancer", balancer, replicas);
    }

    private static ConfidenceInterval meanTime(LongRun run) {
        return run.interval(Measurement::completedNanos, Measurement::completed);
    }

    private static void holdsMean(LongRun run, double exactMillis) {
        run.holds(
                "W",
                Measurement::completedNanos,
                Measurement::completed,
                exactMillis * MILLI,
                0.03);
    }
}
