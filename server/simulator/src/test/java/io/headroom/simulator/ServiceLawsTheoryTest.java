package io.headroom.simulator;

import static io.headroom.simulator.LongRun.lasting;
import static io.headroom.simulator.LongRun.longerThan;
import static io.headroom.simulator.LongRun.requests;
import static io.headroom.simulator.LongRun.waitedLongerThan;
import static io.headroom.simulator.TestPlans.MILLI;

import io.headroom.simulator.chance.Gamma;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.theory.DeterministicService;
import io.headroom.simulator.theory.SingleServer;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** Random arrivals, other laws of service than the exponential. Service takes 1 ms on average. */
@Execution(ExecutionMode.CONCURRENT)
class ServiceLawsTheoryTest {
    private static final long SEED = 1;

    @ParameterizedTest
    @CsvSource({"1, 0.8", "4, 0.8", "16, 0.8"})
    void constantService_isMDc(int servers, double load) {
        DeterministicService exact = new DeterministicService(servers, load * servers, 1);
        double perSecond = 1000 * load * servers;
        double count = requests(load, 0.5, 0.02) / exact.waitShare() * load;
        LongRun run =
                new LongRun(
                        "M/D/" + servers,
                        TestPlans.plan(
                                new TrafficPlan.Poisson(perSecond),
                                TestPlans.station(
                                        servers,
                                        TestPlans.LONG_LINE,
                                        TestPlans.constant(MILLI, Sampler.ONE)),
                                lasting(count, perSecond)),
                        SEED,
                        waitedLongerThan(0),
                        waitedLongerThan(exact.waitPercentile(0.9) * MILLI),
                        longerThan(exact.timeInSystemPercentile(0.95) * MILLI),
                        longerThan(exact.timeInSystemPercentile(0.99) * MILLI));

        run.holds("mean wait", LongRun::waiting, LongRun::started, exact.meanWait() * MILLI, 0.03);
        run.tallyHolds("share that waits", 0, exact.waitShare(), 0.02);
        run.tallyHolds("share that waits beyond the exact p90", 1, 0.1, 0.08);
        run.tallyHolds("share beyond the exact p95", 2, 0.05, 0.1);
        run.tallyHolds("share beyond the exact p99", 3, 0.01, 0.2);
    }

    /** Laws of mean one with their second and third moments, and how well E[W²] can be told. */
    static List<Arguments> laws() {
        double sigma = 0.8;
        Sampler.Hyperexponential mixed = new Sampler.Hyperexponential(1, 2);
        double share = mixed.shortProbability();
        double third =
                6 * (cube(1 / (2 * share)) * share + cube(1 / (2 - 2 * share)) * (1 - share));
        return List.of(
                Arguments.of(Sampler.ONE, 1, 1),
                Arguments.of(Gamma.erlang(4, 1), 5.0 / 4, 30.0 / 16),
                Arguments.of(new Sampler.Uniform(0, 2), 4.0 / 3, 2),
                Arguments.of(new Sampler.Exponential(1), 2, 6),
                Arguments.of(mixed, 5, third),
                Arguments.of(
                        new Sampler.LogNormal(1, sigma),
                        Math.exp(sigma * sigma),
                        Math.exp(3 * sigma * sigma)));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void anyService_waitsAsPollaczekAndKhinchineSay(Sampler law, double second, double third) {
        double load = 0.7;
        double wait = SingleServer.meanWait(load, 1, second - 1);
        LongRun run =
                new LongRun(
                        "M/G/1 " + law,
                        TestPlans.plan(
                                new TrafficPlan.Poisson(1000 * load),
                                TestPlans.station(
                                        1, TestPlans.LONG_LINE, TestPlans.constant(MILLI, law)),
                                lasting(requests(load, second / 2, 0.02), 1000 * load)),
                        SEED,
                        LongRun::squaredWaitMillis);

        run.holds("mean wait", LongRun::waiting, LongRun::started, wait * MILLI, 0.03);
        run.holds(
                "W", Measurement::completedNanos, Measurement::completed, (wait + 1) * MILLI, 0.03);
        run.holds("L", Measurement::presenceNanos, LongRun::elapsed, load * (wait + 1), 0.03);
        run.tallyHolds("E[wait²]", 0, SingleServer.waitSecondMoment(load, 1, second, third), 0.1);
    }

    private static double cube(double value) {
        return value * value * value;
    }
}
