package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.ConfidenceInterval;
import io.headroom.simulator.measure.Replications;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.theory.FluidLimit;
import io.headroom.simulator.theory.TransientQueue;
import io.headroom.simulator.traffic.RateProfile;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues on their way: from empty, through an outage, up a ramp and down again. */
@Execution(ExecutionMode.CONCURRENT)
class TransientTheoryTest {
    /** From empty on, at instants long before rest and near it, below and above ρ = 1. */
    @ParameterizedTest
    @CsvSource({"1, 0.8", "4, 0.9", "1, 1.3"})
    void queueFromEmpty_growsAsTheChainDoes(int servers, double load) {
        SimulationPlan plan =
                TestPlans.plan(
                        new TrafficPlan.Poisson(1000 * load * servers),
                        TestPlans.exponentialServer(servers, MILLI),
                        SECOND);
        long[] millis = {1, 5, 20, 80};
        Replications[] present = new Replications[millis.length];
        for (int index = 0; index < millis.length; index++) {
            present[index] = new Replications();
        }
        for (long seed = 0; seed < 20_000; seed++) {
            Simulation simulation = Simulation.start(plan, seed);
            for (int index = 0; index < millis.length; index++) {
                simulation.advanceTo(millis[index] * MILLI);
                present[index].add((double) simulation.inSystem());
            }
        }
        TransientQueue exact = new TransientQueue(servers, load * servers, 1, 0);
        for (int index = 0; index < millis.length; index++) {
            hold(
                    "N after " + millis[index] + " ms",
                    present[index],
                    exact.meanInSystem((double) millis[index]),
                    0.05);
        }
    }

    /**
     * Twenty servers of 1 ms under 16,000 requests a second lose ten for two seconds: 6,000 a
     * second more come than go, and 4,000 a second more go than come when they are back.
     */
    @Test
    void lossOfServers_leavesTheBacklogOfTheFluidLimit() {
        Replications peak = new Replications();
        Replications halfway = new Replications();
        Replications drained = new Replications();
        double backlog = FluidLimit.backlog(0, 16_000, 10_000, 2);
        double drains = FluidLimit.timeToDrain(backlog, 16_000, 20_000);
        for (long seed = 0; seed < 30; seed++) {
            Simulation simulation =
                    Simulation.start(
                            TestPlans.plan(
                                    new TrafficPlan.Poisson(16_000),
                                    servers(20, new Sampler.Exponential(1)),
                                    20 * SECOND),
                            seed);
            simulation.advanceTo(SECOND);
            simulation.intervene(new Intervention.Loss("server", 10, 2 * SECOND));
            simulation.advanceTo(3 * SECOND);
            peak.add((double) simulation.measure().stages().get(0).waiting());
            simulation.advanceTo(3 * SECOND + (long) (drains / 2 * SECOND));
            halfway.add((double) simulation.measure().stages().get(0).waiting());
            long now = simulation.nowNanos();
            while (simulation.measure().stages().get(0).waiting() > 0) {
                now += 5 * MILLI;
                simulation.advanceTo(now);
            }
            drained.add((double) (now - 3 * SECOND) / SECOND);
            simulation.checkBooks();
        }

        near("peak", peak, backlog, 0.02);
        near("halfway down", halfway, backlog / 2, 0.04);
        near("time to drain", drained, drains, 0.03);
    }

    /**
     * Arrivals rise from 15,000 to 25,000 a second in ten seconds and fall again as steeply; twenty
     * servers of 1 ms are passed five seconds up. The fluid limit is what many requests do
     * together; the queue that is there at ρ = 1 before it comes on top.
     */
    @Test
    void rampThroughFullLoad_leavesTheBacklogOfTheFluidLimit() {
        RateProfile tent =
                RateProfile.ramps(
                        new long[] {0, 10 * SECOND, 20 * SECOND},
                        new double[] {15_000, 25_000, 15_000});
        TrafficPlan traffic = new TrafficPlan.Profiled(new TrafficPlan.Poisson(1), tent);
        Replications before = new Replications();
        Replications atPeak = new Replications();
        Replications largest = new Replications();
        for (long seed = 0; seed < 24; seed++) {
            Simulation simulation =
                    Simulation.start(
                            TestPlans.plan(traffic, servers(20, Sampler.ONE), 20 * SECOND), seed);
            simulation.advanceTo(4 * SECOND);
            before.add((double) simulation.inSystem());
            simulation.advanceTo(10 * SECOND);
            atPeak.add((double) simulation.inSystem());
            simulation.advanceTo(15 * SECOND);
            largest.add((double) simulation.inSystem());
            simulation.checkBooks();
        }

        assertThat(before.mean()).as("before ρ = 1").isLessThan(60);
        near("at the peak of arrivals", atPeak, FluidLimit.rampBacklog(1_000, 5), 0.03);
        near("largest", largest, FluidLimit.peakOfTent(1_000, 5), 0.02);
    }

    private static StationPlan servers(int count, Sampler noise) {
        return new StationPlan(
                "server",
                count,
                new BatchingPlan.Single(),
                TestPlans.LONG_LINE,
                TestPlans.constant(MILLI, noise));
    }

    private static void hold(String what, Replications runs, double exact, double mostHalfWidth) {
        ConfidenceInterval interval = runs.interval(LongRun.LEVEL);
        assertThat(interval.halfWidth()).as(what).isLessThan(mostHalfWidth * exact);
        assertThat(interval.contains(exact)).as("%s: %s, %s", what, exact, interval).isTrue();
    }

    /** The fluid limit is a limit: the mean may be off by {@code most}, and is known that well. */
    private static void near(String what, Replications runs, double exact, double most) {
        ConfidenceInterval interval = runs.interval(LongRun.LEVEL);
        assertThat(interval.halfWidth()).as(what).isLessThan(most * exact);
        assertThat(interval.mean() / exact)
                .as("%s: %s, %s", what, exact, interval)
                .isBetween(1 - most, 1 + most);
    }
}
