package io.headroom.simulator;

import static io.headroom.simulator.LongRun.lasting;
import static io.headroom.simulator.LongRun.requestsForShare;
import static io.headroom.simulator.TestPlans.MILLI;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.RoomPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.theory.Erlang;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** A stage that holds c and sends the others away is M/G/c/c: Erlang's loss, whatever the law. */
@Execution(ExecutionMode.CONCURRENT)
class RoomTheoryTest {
    private static final long SEED = 1;
    private static final double WIDTH = 0.06;

    @ParameterizedTest
    @CsvSource({"1, 0.5", "6, 5", "20, 18"})
    void boundedDelay_losesErlangsShare_whateverTheLaw(int most, double load) {
        double exact = Erlang.lossShare(most, load);
        RoomPlan room = new RoomPlan(most, new Overflow.Reject());
        for (Sampler time :
                List.of(
                        new Sampler.Exponential(MILLI),
                        new Sampler.Constant((double) MILLI),
                        new Sampler.Uniform(0, 2 * MILLI))) {
            LongRun run = run(new DelayPlan("delay", time, room), 1000 * load, exact);
            run.holds("lost", Measurement::rejected, Measurement::offered, exact, WIDTH);
            run.holds(
                    "inside",
                    measured -> measured.stages().get(0).servingArea(),
                    Measurement::spanNanos,
                    load * (1 - exact),
                    WIDTH);
        }
    }

    /** Where times forget, it is the same for the number inside who makes room. */
    @Test
    void boundedDelay_thatDropsTheOldest_losesAsMany_ofMemorylessTimes() {
        double exact = Erlang.lossShare(6, 5);
        RoomPlan room = new RoomPlan(6, new Overflow.DropOldest());
        LongRun run = run(new DelayPlan("delay", new Sampler.Exponential(MILLI), room), 5e3, exact);
        run.holds("lost", Measurement::dropped, Measurement::offered, exact, WIDTH);
    }

    /** The slower of two exponential times of 1 ms takes 1.5 ms on average. */
    @Test
    void boundedFork_losesErlangsShare() {
        double exact = Erlang.lossShare(6, 5);
        StagePlan fork =
                ForkPlan.all("fork", List.of(exponential("a"), exponential("b")))
                        .holding(new RoomPlan(6, new Overflow.Reject()));
        LongRun run = run(fork, 5 / 1.5 * 1000, exact);
        run.holds("lost", Measurement::rejected, Measurement::offered, exact, WIDTH);
        run.holds(
                "in flight",
                measured -> measured.meter("fork: in flight").value("inFlightNanos"),
                Measurement::spanNanos,
                5 * (1 - exact),
                WIDTH);
    }

    private static StagePlan exponential(String name) {
        return new DelayPlan(name, new Sampler.Exponential(MILLI));
    }

    /** Losses come in bunches: several times as many requests as independent ones would take. */
    private static LongRun run(StagePlan path, double perSecond, double lossShare) {
        double requests = 8 * requestsForShare(lossShare, WIDTH);
        TrafficPlan traffic = new TrafficPlan.Poisson(perSecond);
        return new LongRun(
                "bounded at " + perSecond,
                TestPlans.path(traffic, path, lasting(requests, perSecond)),
                SEED);
    }
}
