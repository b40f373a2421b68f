package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.headroom.simulator.measure.AttemptMeasurement;
import io.headroom.simulator.measure.FlowMeasurement;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.StageMeasurement;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Promise 3, books balance: in every simulation, at every instant, with equality. */
@Timeout(60) // A run that does not end would otherwise hang the build.
class Promise3BooksBalanceTest {

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("plans", 400));
    }

    @ParameterizedTest(name = "plan {0}")
    @MethodSource("seeds")
    void books_atRandomInstants_balance(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        List<RandomPlans.Step> steps = RandomPlans.steps(seed);
        Simulation simulation = Simulation.start(plan, seed);
        long[] instants =
                new SplittableRandom(seed)
                        .longs(30, 0, plan.durationNanos() * 5 / 4)
                        .sorted()
                        .toArray();
        for (long instant : instants) {
            RandomPlans.advance(simulation, steps, instant);
            String where = "seed " + seed + " at " + instant;
            assertThatCode(simulation::checkBooks).as(where).doesNotThrowAnyException();
            checkBySums(simulation.measure(), where);
            checkBySums(simulation.measureRecent(1), where + ", last second");
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
                                + books.abandoned()
                                + books.timedOut()
                                + books.completed()
                                + books.inSystem());
        long presence = 0;
        for (FlowMeasurement flow : books.flows()) {
            presence += flow.presenceNanos();
            assertThat(flow.good()).as(where).isBetween(0L, flow.completed());
            assertThat(flow.waitedNanos()).as(where).isBetween(0L, flow.completedNanos());
        }
        assertThat(presence).as(where).isEqualTo(books.presenceNanos());
        books.stages().forEach(stage -> checkStage(stage, where));
        AttemptMeasurement attempts = books.attempts();
        assertThat(attempts.won()).as(where).isBetween(0L, Long.MAX_VALUE);
    }

    private static void checkStage(StageMeasurement stage, String where) {
        String here = where + ", " + stage.name();
        assertThat(stage.formingNanos()).as(here).isNotNegative();
        assertThat(stage.queueNanos()).as(here).isNotNegative();
        assertThat(stage.serviceNanos()).as(here).isNotNegative();
        assertThat(stage.lostWaitingNanos()).as(here).isNotNegative();
        assertThat(stage.lostServiceNanos()).as(here).isNotNegative();
        if (stage.provisionedNanos() > 0) {
            assertThat(stage.busyNanos()).as(here).isBetween(0L, stage.provisionedNanos());
            assertThat(stage.busyServers()).as(here).isBetween(0L, stage.provisionedServers());
        }
    }
}
