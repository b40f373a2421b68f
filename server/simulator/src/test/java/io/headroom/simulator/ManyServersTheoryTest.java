package io.headroom.simulator;

import static io.headroom.simulator.LongRun.lasting;
import static io.headroom.simulator.LongRun.longerThan;
import static io.headroom.simulator.LongRun.requests;
import static io.headroom.simulator.LongRun.requestsForShare;
import static io.headroom.simulator.LongRun.waitedLongerThan;
import static io.headroom.simulator.TestPlans.MILLI;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Gamma;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Percentiles;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.theory.Erlang;
import io.headroom.simulator.theory.FiniteQueue;
import io.headroom.simulator.theory.ManyServers;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Random arrivals, c servers, with and without places to wait. Service takes 1 ms on average. */
@Execution(ExecutionMode.CONCURRENT)
class ManyServersTheoryTest {
    private static final long SEED = 1;

    @ParameterizedTest
    @CsvSource({"1, 0.8", "1, 0.5", "4, 0.8", "16, 0.8"})
    void exponentialService_isMMc(int servers, double load) {
        double perSecond = 1000 * load * servers;
        ManyServers exact = new ManyServers(servers, load * servers, 1);
        double p50 = exact.timeInSystemPercentile(0.5) * MILLI;
        double p95 = exact.timeInSystemPercentile(0.95) * MILLI;
        double p99 = exact.timeInSystemPercentile(0.99) * MILLI;
        double wait95 = exact.waitPercentile(0.95) * MILLI;
        // An interval of 20 % of the share beyond p99 is one of 4 % of p99 itself.
        // With many servers a wait is rarer but lasts over as many more requests.
        double count = requests(load, 1, 0.03) / exact.waitShare() * load;
        SimulationPlan plan =
                TestPlans.plan(
                        new TrafficPlan.Poisson(perSecond),
                        TestPlans.exponentialServer(servers, MILLI),
                        lasting(Math.max(count, requestsForShare(0.01, 0.05)), perSecond));
        LongRun run =
                new LongRun(
                        "M/M/" + servers + " at " + load,
                        plan,
                        SEED,
                        waitedLongerThan(0),
                        longerThan(p50),
                        longerThan(p95),
                        longerThan(p99),
                        waitedLongerThan(wait95));

        run.holds("mean wait", LongRun::waiting, LongRun::started, exact.meanWait() * MILLI, 0.03);
        run.holds(
                "W",
                Measurement::completedNanos,
                Measurement::completed,
                exact.meanTimeInSystem() * MILLI,
                0.03);
        run.holds("L", Measurement::presenceNanos, LongRun::elapsed, exact.meanInSystem(), 0.03);
        run.holds("utilization", LongRun::busy, LongRun::provisioned, load, 0.01);
        run.tallyHolds("share that waits", 0, exact.waitShare(), 0.02);
        run.tallyHolds("share beyond the exact p50", 1, 0.5, 0.02);
        run.tallyHolds("share beyond the exact p95", 2, 0.05, 0.08);
        run.tallyHolds("share beyond the exact p99", 3, 0.01, 0.22);
        run.tallyHolds("share that waits beyond the exact p95", 4, 0.05, 0.08);
        // What is reported is read from buckets of 0.8 %; the rest is what the run does not know.
        Percentiles told = run.whole().completion();
        assertThat(told.p50Nanos() / p50).isCloseTo(1, within(0.02));
        assertThat(told.p95Nanos() / p95).isCloseTo(1, within(0.03));
        assertThat(told.p99Nanos() / p99).isCloseTo(1, within(0.03));
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 0.9", "1, 5, 1.5", "4, 4, 1", "4, 12, 1.2"})
    void fewPlaces_blockAsMMcK(int servers, int places, double load) {
        FiniteQueue exact = new FiniteQueue(servers, places, load * servers, 1);
        double perSecond = 1000 * load * servers;
        StationPlan station =
                TestPlans.station(
                        servers,
                        new QueuePlan(places - servers, new Overflow.Reject()),
                        TestPlans.constant(MILLI, new Sampler.Exponential(1)));
        // Blocked ones come in clusters of a few.
        double count = 8 * requestsForShare(exact.blocking(), 0.03);
        LongRun run =
                new LongRun(
                        "M/M/" + servers + "/" + places + " at " + load,
                        TestPlans.plan(
                                new TrafficPlan.Poisson(perSecond),
                                station,
                                lasting(Math.max(count, 2_000_000), perSecond)),
                        SEED);

        run.holds("blocking", Measurement::rejected, Measurement::offered, exact.blocking(), 0.03);
        run.holds(
                "W of those who get in",
                Measurement::completedNanos,
                Measurement::completed,
                exact.meanTimeInSystem() * MILLI,
                0.01);
        run.holds("utilization", LongRun::busy, LongRun::provisioned, exact.utilization(), 0.01);
        run.holds("L", Measurement::presenceNanos, LongRun::elapsed, exact.meanInSystem(), 0.01);
    }

    @Test
    void noPlaceToWait_losesAsErlangBForEveryLawOfService() {
        double exact = Erlang.lossShare(36, 36);
        for (Sampler law :
                List.of(
                        Sampler.ONE,
                        Gamma.erlang(3, 1),
                        new Sampler.Exponential(1),
                        new Sampler.Hyperexponential(1, 3),
                        new Sampler.LogNormal(1, 1))) {
            StationPlan station =
                    TestPlans.station(
                            36,
                            new QueuePlan(0, new Overflow.Reject()),
                            TestPlans.constant(MILLI, law));
            LongRun run =
                    new LongRun(
                            "M/G/36/36 " + law,
                            TestPlans.plan(
                                    new TrafficPlan.Poisson(36_000),
                                    station,
                                    lasting(2_500_000, 36_000)),
                            SEED);

            run.holds("loss", Measurement::rejected, Measurement::offered, exact, 0.05);
            run.holds("carried", LongRun::busy, LongRun::provisioned, 1 - exact, 0.01);
        }
    }
}
