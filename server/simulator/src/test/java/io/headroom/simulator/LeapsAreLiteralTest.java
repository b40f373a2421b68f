package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Decoding in leaps gives bit for bit what doing every iteration by itself gives. */
@Timeout(120)
class LeapsAreLiteralTest {
    private static final int CASES = 220;

    static LongStream cases() {
        return LongStream.range(0, CASES);
    }

    @ParameterizedTest(name = "case {0}")
    @MethodSource("cases")
    void requests_cutAtRandomInstants_fareAsInLiteralIterations(long seed) {
        LiteralRuns.compared(RandomReplicas.of(seed), seed, cuts(seed));
    }

    @ParameterizedTest(name = "case {0}")
    @MethodSource("cases")
    void requestsThatBeginAlike_fareAsInLiteralBlocks(long seed) {
        LiteralRuns.compared(RandomReplicas.sharing(seed), seed, cuts(seed));
    }

    @ParameterizedTest(name = "case {0}")
    @MethodSource("cases")
    void requestsThatLeave_leaveAsInLiteralIterations(long seed) {
        LiteralRuns.compared(RandomReplicas.leaving(seed), seed, cuts(seed));
    }

    /** Of each iteration by itself host, compute, communication and bubbles are asked for. */
    @ParameterizedTest(name = "case {0}")
    @MethodSource("cases")
    void requestsOnPipelines_spendTheirTimeAsInLiteralIterations(long seed) {
        LiteralRuns.compared(RandomReplicas.laid(seed), seed, cuts(seed));
    }

    /** At one instant: faults, ends of iterations, time-outs, newcomers, the step, who gives up. */
    @ParameterizedTest(name = "case {0}")
    @MethodSource("cases")
    void whatHappensAtOneInstant_fallsInOrder_asInLiteralIterations(long seed) {
        LiteralRuns.compared(RandomReplicas.meeting(seed), seed, cuts(seed));
    }

    @ParameterizedTest(name = "case {0}")
    @MethodSource("cases")
    void requestsThatLoseTheirPlaces_fareAsInLiteralIterations(long seed) {
        LiteralRuns.compared(RandomReplicas.preempting(seed), seed, cuts(seed));
    }

    @ParameterizedTest(name = "case {0}")
    @MethodSource("cases")
    void digest_cutAtRandomInstants_isThatOfTheUncutRun(long seed) {
        assertCutIsUncut(RandomReplicas.of(seed), seed);
        assertCutIsUncut(RandomReplicas.sharing(seed), seed);
        assertCutIsUncut(RandomReplicas.leaving(seed), seed);
        assertCutIsUncut(RandomReplicas.meeting(seed), seed);
        assertCutIsUncut(RandomReplicas.preempting(seed), seed);
        assertCutIsUncut(RandomReplicas.laid(seed), seed);
    }

    private static void assertCutIsUncut(RandomReplicas.Case random, long seed) {
        Simulation cut = LiteralRuns.run(random, seed, new ArrayList<>(), 100);
        Simulation uncut = LiteralRuns.run(random, seed, new ArrayList<>(), 0);

        assertThat(Digest.of(cut))
                .as("seed %d, %s", seed, random.engine())
                .isEqualTo(Digest.of(uncut));
        assertThat(cut.measure().meters()).isEqualTo(uncut.measure().meters());
    }

    @Test
    void cases_together_haveAllThatCanHappen() {
        LiteralBooks books = together(RandomReplicas::of);

        assertThat(books.requeued).isGreaterThan(30);
        assertThat(books.crashed).isGreaterThan(10);
        assertThat(books.preemptions - books.swaps).isGreaterThan(200);
        assertThat(books.swaps).isGreaterThan(30);
        assertThat(books.iterations).isGreaterThan(100_000);
        assertThat(books.good).isGreaterThan(1_000);
        assertThat(books.late).isGreaterThan(300);
        assertThat(books.cut).isGreaterThan(20);
        assertThat(books.preempted).isGreaterThan(20);
    }

    @Test
    void casesThatBeginAlike_together_haveAllThatCanHappen() {
        LiteralBooks books = together(RandomReplicas::sharing);

        assertThat(books.requeued).isGreaterThan(30);
        assertThat(books.preemptions).isGreaterThan(200);
        assertThat(books.reused).isGreaterThan(50_000);
        assertThat(books.evictions).isGreaterThan(5_000);
        assertThat(books.accepted).isGreaterThan(1_000);
    }

    @Test
    void casesThatLeave_together_haveAllThatCanHappen() {
        LiteralBooks books = together(RandomReplicas::leaving);

        assertThat(books.leftLine).isGreaterThan(1_000);
        assertThat(books.calledOff).isGreaterThan(300);
        assertThat(books.leftFrontEnd).isGreaterThan(100);
        assertThat(books.preemptions).isGreaterThan(100);
    }

    @Test
    void casesThatMeet_together_haveAllThatCanHappen() {
        LiteralBooks books = together(RandomReplicas::meeting);

        assertThat(books.joinedAtOnce).isGreaterThan(1_000);
        assertThat(books.leftLine).isGreaterThan(300);
        assertThat(books.calledOff).isGreaterThan(100);
        assertThat(books.requeued).isGreaterThan(30);
        assertThat(books.preemptions).isGreaterThan(100);
    }

    @Test
    void casesThatLoseTheirPlaces_together_haveAllThatCanHappen() {
        LiteralBooks books = together(RandomReplicas::preempting);

        assertThat(books.preemptions).isGreaterThan(300);
        assertThat(books.swaps).isGreaterThan(30);
        assertThat(books.rejected).isGreaterThan(100);
        assertThat(books.protects).isGreaterThan(100);
    }

    private static LiteralBooks together(LongFunction<RandomReplicas.Case> cases) {
        LiteralBooks books = new LiteralBooks();
        for (long seed = 0; seed < CASES; seed++) {
            books.add(LiteralRuns.compared(cases.apply(seed), seed, 0));
        }
        return books;
    }

    private static int cuts(long seed) {
        return new SplittableRandom(seed).nextInt(0, 200);
    }
}
