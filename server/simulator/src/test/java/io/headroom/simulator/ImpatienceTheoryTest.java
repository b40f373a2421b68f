package io.headroom.simulator;

import static io.headroom.simulator.LongRun.lasting;
import static io.headroom.simulator.LongRun.leaf;
import static io.headroom.simulator.TestPlans.MILLI;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.theory.Impatience;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that leave the line after an exponential patience; service takes 1 ms on average. */
@Execution(ExecutionMode.CONCURRENT)
class ImpatienceTheoryTest {
    private static final long SEED = 1;

    @ParameterizedTest
    @CsvSource({"1, 0.8, 3", "4, 1.0, 1", "10, 1.3, 2"})
    void exponentialPatience_isErlangA(int servers, double load, double patienceMillis) {
        Impatience exact = new Impatience(servers, load * servers, 1, patienceMillis);
        double perSecond = 1000 * load * servers;
        QueuePlan queue =
                new QueuePlan(
                        10_000,
                        new Overflow.Reject(),
                        new Sampler.Exponential(patienceMillis * MILLI));
        LongRun run =
                new LongRun(
                        "M/M/" + servers + "+M at " + load,
                        TestPlans.plan(
                                new TrafficPlan.Poisson(perSecond),
                                TestPlans.station(
                                        servers,
                                        queue,
                                        TestPlans.constant(MILLI, new Sampler.Exponential(1))),
                                lasting(3_000_000, perSecond)),
                        SEED,
                        LongRun.waitedLongerThan(0));

        run.holds(
                "abandoned",
                Measurement::abandoned,
                Measurement::offered,
                exact.abandonShare(),
                0.03);
        run.tallyHolds("share that waits", 0, exact.waitShare(), 0.01);
        run.holds(
                "time in line of all",
                m -> leaf(m).waitingArea(),
                Measurement::offered,
                exact.meanWait() * MILLI,
                0.02);
        run.holds("busy", LongRun::busy, LongRun::provisioned, exact.meanBusy() / servers, 0.01);
    }
}
