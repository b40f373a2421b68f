package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Decoding in leaps gives bit for bit what doing every iteration by itself gives. */
@Timeout(120)
class LeapsAreLiteralTest {
    private static final int CASES = 200;

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

    @ParameterizedTest(name = "case {0}")
    @MethodSource("cases")
    void digest_cutAtRandomInstants_isThatOfTheUncutRun(long seed) {
        assertCutIsUncut(RandomReplicas.of(seed), seed);
        assertCutIsUncut(RandomReplicas.sharing(seed), seed);
        assertCutIsUncut(RandomReplicas.leaving(seed), seed);
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
        int preemptions = 0;
        int swaps = 0;
        int requeued = 0;
        int crashed = 0;
        long iterations = 0;
        for (long seed = 0; seed < CASES; seed++) {
            LiteralReplica literal = LiteralRuns.compared(RandomReplicas.of(seed), seed, 0);
            preemptions += literal.books.preemptions;
            swaps += literal.books.swaps;
            requeued += literal.books.requeued;
            crashed += literal.books.crashed;
            iterations += literal.books.iterations;
        }
        assertThat(requeued).isGreaterThan(30);
        assertThat(crashed).isGreaterThan(10);
        assertThat(preemptions - swaps).isGreaterThan(200);
        assertThat(swaps).isGreaterThan(30);
        assertThat(iterations).isGreaterThan(100_000);
    }

    @Test
    void casesThatBeginAlike_together_haveAllThatCanHappen() {
        int preemptions = 0;
        int requeued = 0;
        long reused = 0;
        int sharing = 0;
        for (long seed = 0; seed < CASES; seed++) {
            LiteralReplica literal = LiteralRuns.compared(RandomReplicas.sharing(seed), seed, 0);
            preemptions += literal.books.preemptions;
            requeued += literal.books.requeued;
            reused += literal.reusedTokens();
            sharing += literal.reusedTokens() > 0 ? 1 : 0;
        }
        assertThat(requeued).isGreaterThan(30);
        assertThat(preemptions).isGreaterThan(200);
        assertThat(sharing).isGreaterThan(CASES / 2);
        assertThat(reused).isGreaterThan(50_000);
    }

    @Test
    void casesThatLeave_together_haveAllThatCanHappen() {
        int leftLine = 0;
        int calledOff = 0;
        int preemptions = 0;
        for (long seed = 0; seed < CASES; seed++) {
            LiteralReplica literal = LiteralRuns.compared(RandomReplicas.leaving(seed), seed, 0);
            leftLine += literal.books.leftLine;
            calledOff += literal.books.calledOff;
            preemptions += literal.books.preemptions;
        }
        assertThat(leftLine).isGreaterThan(1_000);
        assertThat(calledOff).isGreaterThan(300);
        assertThat(preemptions).isGreaterThan(100);
    }

    private static int cuts(long seed) {
        return new SplittableRandom(seed).nextInt(0, 200);
    }
}
