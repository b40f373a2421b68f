package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.measure.Measurement;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Promise 2, replay is exact: here its simulator half. The same plan, seed and interventions give
 * the same bits, however often the run is cut and looked at, and however closely it is watched.
 */
@Timeout(60) // A run that does not end would otherwise hang the build.
class Promise2ReplayIsExactTest {

    static LongStream plans() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "plan {0}")
    @MethodSource("plans")
    void run_cutAtAThousandInstantsAndLookedAt_keepsItsDigest(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        List<RandomPlans.Step> steps = RandomPlans.steps(seed);
        Simulation uncut = Simulation.start(plan, seed);
        RandomPlans.advance(uncut, steps, plan.durationNanos() * 6 / 5);

        Simulation cut = Simulation.start(plan, seed);
        for (long instant : instants(seed, 1_000, plan.durationNanos() * 6 / 5)) {
            RandomPlans.advance(cut, steps, instant);
            look(cut, instant);
        }
        RandomPlans.advance(cut, steps, plan.durationNanos() * 6 / 5);

        assertThat(Digest.of(cut)).as("seed %d, %s", seed, plan).isEqualTo(Digest.of(uncut));
        assertThat(cut.events()).as("seed %d", seed).isEqualTo(uncut.events());
    }

    @ParameterizedTest(name = "plan {0}")
    @MethodSource("plans")
    void run_watchedOtherwise_keepsItsDigest(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        List<Long> digests = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        for (Watch watch :
                List.of(
                        Watch.PLAIN,
                        new Watch(plan.durationNanos() / 40, Watch.PLAIN.observer(), false),
                        new Watch(7_777_777, Watch.PLAIN.observer(), true),
                        new Watch(
                                2_345_678, ended -> ends.add(ended.endNanos()), true, false, true),
                        new Watch(1_234_567, ended -> ends.add(ended.endNanos()), false),
                        new Watch(1_000_000, ended -> ends.add(ended.labelNanos(0)), true))) {
            Simulation simulation = Simulation.start(plan, seed, watch);
            RandomPlans.advance(simulation, RandomPlans.steps(seed), plan.durationNanos() * 6 / 5);
            simulation.drain();
            digests.add(Digest.of(simulation.measure()));
        }
        assertThat(digests).as("seed %d, %s", seed, plan).containsOnly(digests.get(0));
    }

    @ParameterizedTest(name = "plan {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void recentMeasurement_atAnyInstant_isTheSameHoweverOneGotThere(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        List<RandomPlans.Step> steps = RandomPlans.steps(seed);
        long sliceNanos = plan.durationNanos() / 30;
        Simulation stepwise = Simulation.start(plan, seed, sliceNanos);
        for (long instant : instants(seed, 50, plan.durationNanos())) {
            RandomPlans.advance(stepwise, steps, instant);
            Simulation direct = Simulation.start(plan, seed, sliceNanos);
            RandomPlans.advance(direct, steps, instant);
            assertThat(stepwise.measureRecent(2))
                    .as("seed %d at %d", seed, instant)
                    .isEqualTo(direct.measureRecent(2));
        }
    }

    @ParameterizedTest(name = "plan {0}")
    @ValueSource(longs = {31, 32, 33, 34, 35})
    void otherSeed_givesAnotherRun(long seed) {
        SimulationPlan plan =
                TestPlans.poisson(200, TestPlans.exponentialServer(1, 4 * RandomPlans.MILLI));

        assertThat(Digest.of(Simulation.start(plan, seed)))
                .isNotEqualTo(Digest.of(Simulation.start(plan, seed + 1)));
    }

    @ParameterizedTest(name = "plan {0}")
    @ValueSource(longs = {41, 42, 43, 44, 45})
    void sliceLength_changesTheRecentSpanAndNothingElse(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        long half = plan.durationNanos() / 2;
        long sliceNanos = plan.durationNanos() / 40;
        Simulation usual = Simulation.start(plan, seed);
        Simulation other = Simulation.start(plan, seed, sliceNanos);
        usual.advanceTo(half);
        other.advanceTo(half);

        Measurement recent = other.measureRecent(3);
        assertThat(other.measure()).as("seed %d", seed).isEqualTo(usual.measure());
        assertThat(recent.fromNanos()).isEqualTo((half / sliceNanos - 3) * sliceNanos);
        assertThat(recent.carriedIn() + recent.offered())
                .isEqualTo(recent.ended() + other.inSystem());
    }

    private static void look(Simulation simulation, long instant) {
        Measurement once = simulation.measure();
        if (instant % 16 == 0) {
            assertThat(simulation.measure()).isEqualTo(once);
            simulation.measureRecent(3);
            simulation.checkBooks();
        }
    }

    private static long[] instants(long seed, int count, long end) {
        return new SplittableRandom(seed).longs(count, 0, end).sorted().toArray();
    }
}
