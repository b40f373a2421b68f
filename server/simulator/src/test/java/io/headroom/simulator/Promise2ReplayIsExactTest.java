package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.measure.Measurement;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Promise 2, replay is exact: here its engine half. The same plan, seed and interventions give the
 * same bits, however often the run is cut and looked at.
 */
class Promise2ReplayIsExactTest {
    private static final long[] BURST = {200 * RandomPlans.MILLI, 400 * RandomPlans.MILLI};

    @ParameterizedTest(name = "plan {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void run_cutAtAThousandInstantsAndLookedAt_keepsItsDigest(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        long uncut = Digest.of(burst(Simulation.start(plan, seed), new long[0]));

        long[] cuts =
                new SplittableRandom(seed).longs(1_000, 0, plan.durationNanos()).sorted().toArray();
        long cut = Digest.of(burst(Simulation.start(plan, seed), cuts));

        assertThat(cut).as("seed %d, %s", seed, plan).isEqualTo(uncut);
    }

    @ParameterizedTest(name = "plan {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void recentMeasurement_atAnyInstant_isTheSameHoweverOneGotThere(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        long[] instants =
                new SplittableRandom(seed).longs(50, 0, plan.durationNanos()).sorted().toArray();
        Simulation stepwise = Simulation.start(plan, seed);
        for (long instant : instants) {
            stepwise.advanceTo(instant);
            Simulation direct = Simulation.start(plan, seed);
            direct.advanceTo(instant);
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

    /** Runs with one burst in the middle, stopping and measuring at every cut. */
    private static Simulation burst(Simulation simulation, long[] cuts) {
        long[] before = Arrays.stream(cuts).filter(cut -> cut <= BURST[0]).toArray();
        long[] after = Arrays.stream(cuts).filter(cut -> cut > BURST[0]).toArray();
        measureAt(simulation, before);
        simulation.advanceTo(BURST[0]);
        simulation.intervene(new Intervention.Burst(2_500, BURST[1]));
        measureAt(simulation, after);
        return simulation;
    }

    private static void measureAt(Simulation simulation, long[] instants) {
        for (long instant : instants) {
            simulation.advanceTo(instant);
            Measurement once = simulation.measure();
            assertThat(simulation.measure()).isEqualTo(once);
            simulation.measureRecent(3);
        }
    }
}
