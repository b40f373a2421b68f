package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.StageMeasurement;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Promise 3, books balance: in every simulation, at every instant, with equality. */
class Promise3BooksBalanceTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "plan {0}")
    @MethodSource("seeds")
    void books_atRandomInstants_balance(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        Simulation simulation = Simulation.start(plan, seed);
        SplittableRandom random = new SplittableRandom(seed);
        long[] instants = random.longs(40, 0, plan.durationNanos() * 5 / 4).sorted().toArray();
        for (long instant : instants) {
            simulation.advanceTo(instant);
            if (random.nextInt(8) == 0) {
                simulation.intervene(
                        new Intervention.Burst(random.nextLong(200, 4_000), 100_000_000));
            }
            simulation.checkBooks();
            checkBySums(simulation.measure(), "seed " + seed + " at " + instant);
            checkBySums(simulation.measureRecent(1), "seed " + seed + " last second");
        }
        simulation.drain();
        Measurement whole = simulation.measure();
        assertThat(whole.inSystem()).isZero();
        assertThat(whole.presenceNanos()).as("∫N dt = ΣW").isEqualTo(whole.leftNanos());
    }

    /** Sums that share no code with the engine's own checker. */
    private static void checkBySums(Measurement books, String where) {
        assertThat(books.carriedIn() + books.offered())
                .as(where)
                .isEqualTo(
                        books.rejected()
                                + books.dropped()
                                + books.crashed()
                                + books.completed()
                                + books.inSystem());
        long stageTimes = 0;
        long atStations = 0;
        for (StageMeasurement stage : books.stages()) {
            stageTimes += stage.waitingArea() + stage.servingArea();
            atStations += stage.waiting() + stage.serving();
            assertThat(stage.busyNanos()).as(where).isBetween(0L, stage.provisionedNanos());
        }
        assertThat(stageTimes).as(where).isEqualTo(books.presenceNanos());
        assertThat(atStations).as(where).isEqualTo(books.inSystem());
        assertThat(books.good()).as(where).isBetween(0L, books.completed());
    }
}
