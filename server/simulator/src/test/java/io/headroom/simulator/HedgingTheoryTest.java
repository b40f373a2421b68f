package io.headroom.simulator;

import static io.headroom.simulator.LongRun.lasting;
import static io.headroom.simulator.LongRun.leaf;
import static io.headroom.simulator.LongRun.longerThan;
import static io.headroom.simulator.TestPlans.MILLI;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.theory.Hedging;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.function.DoubleUnaryOperator;

/** A second copy after a while, without queues, in answers that take 1 ms on average. */
@Execution(ExecutionMode.CONCURRENT)
class HedgingTheoryTest {
    private static final long SEED = 1;

    /** Mostly short, sometimes long: the law for which hedging was invented. */
    private static final Sampler.Hyperexponential LAW = new Sampler.Hyperexponential(MILLI, 3);

    @ParameterizedTest
    @CsvSource({"3, CANCEL", "3, RUN_ON", "0.5, CANCEL", "0.5, RUN_ON"})
    void secondCopy_isAsComputed(double delayMillis, ForkPlan.Losers losers) {
        double share = LAW.shortProbability();
        DoubleUnaryOperator tail =
                time ->
                        time < 0
                                ? 1
                                : share * Math.exp(-2 * share * time)
                                        + (1 - share) * Math.exp(-2 * (1 - share) * time);
        Hedging exact = new Hedging(tail, delayMillis, 1);
        ForkPlan hedge =
                ForkPlan.hedged(
                        "hedge",
                        new DelayPlan("answer", LAW),
                        (long) (delayMillis * MILLI),
                        losers);
        LongRun run =
                new LongRun(
                        "hedge after " + delayMillis + " ms, " + losers,
                        TestPlans.path(
                                new TrafficPlan.Poisson(1000), hedge, lasting(1_200_000, 1000)),
                        SEED,
                        longerThan(exact.percentile(0.5) * MILLI),
                        longerThan(exact.percentile(0.95) * MILLI),
                        longerThan(exact.percentile(0.99) * MILLI));

        run.holds(
                "mean",
                Measurement::completedNanos,
                Measurement::completed,
                exact.mean() * MILLI,
                0.01);
        run.tallyHolds("share beyond the exact p50", 0, 0.5, 0.01);
        run.tallyHolds("share beyond the exact p95", 1, 0.05, 0.03);
        run.tallyHolds("share beyond the exact p99", 2, 0.01, 0.06);
        run.holds(
                "attempts a request",
                m -> m.attempts().launched(),
                Measurement::offered,
                1 + exact.hedgeShare(),
                0.01);
        double work =
                losers == ForkPlan.Losers.CANCEL ? exact.meanWorkCancelling() : exact.meanWork();
        run.holds(
                "work a request",
                m -> leaf(m).servingArea(),
                Measurement::offered,
                work * MILLI,
                0.02);
    }
}
