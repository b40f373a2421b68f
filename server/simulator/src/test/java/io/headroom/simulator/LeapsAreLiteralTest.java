package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.request.EndedRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Decoding in leaps gives bit for bit what doing every iteration by itself gives. */
@Timeout(120)
class LeapsAreLiteralTest {
    private static final int CASES = 200;

    static LongStream cases() {
        return LongStream.range(0, CASES);
    }

    /** What became of a request. */
    private record Fate(
            long ordinal,
            long arrivalNanos,
            int promptTokens,
            int outputTokens,
            long firstResponseNanos,
            long endNanos,
            long waitedNanos,
            String outcome) {
        static Fate of(EndedRequest ended) {
            return new Fate(
                    ended.ordinal(),
                    ended.arrivalNanos(),
                    ended.promptTokens(),
                    ended.outputTokens(),
                    ended.firstResponseNanos(),
                    ended.endNanos(),
                    ended.waitedNanos(),
                    ended.outcome().name());
        }

        Fate of(LiteralReplica.Job job) {
            long first = job.outcome.equals("COMPLETED") ? job.first : job.end;
            return new Fate(
                    ordinal,
                    arrivalNanos,
                    promptTokens,
                    outputTokens,
                    first,
                    job.end,
                    job.waited,
                    job.outcome);
        }
    }

    @ParameterizedTest(name = "case {0}")
    @MethodSource("cases")
    void requests_cutAtRandomInstants_fareAsInLiteralIterations(long seed) {
        RandomReplicas.Case random = RandomReplicas.of(seed);
        List<Fate> fates = new ArrayList<>();
        run(random, seed, fates, new SplittableRandom(seed).nextInt(0, 200));

        LiteralReplica literal = literal(random, fates);

        assertThat(literal.iterations).isPositive();
    }

    @ParameterizedTest(name = "case {0}")
    @MethodSource("cases")
    void digest_cutAtRandomInstants_isThatOfTheUncutRun(long seed) {
        RandomReplicas.Case random = RandomReplicas.of(seed);

        assertThat(run(random, seed, new ArrayList<>(), 100))
                .as("seed %d, %s", seed, random.engine())
                .isEqualTo(run(random, seed, new ArrayList<>(), 0));
    }

    @Test
    void cases_together_haveAllThatCanHappen() {
        int preemptions = 0;
        int swaps = 0;
        int requeued = 0;
        int crashed = 0;
        long iterations = 0;
        for (long seed = 0; seed < CASES; seed += 2) {
            List<Fate> fates = new ArrayList<>();
            RandomReplicas.Case random = RandomReplicas.of(seed);
            run(random, seed, fates, 0);
            LiteralReplica literal = literal(random, fates);
            preemptions += literal.preemptions;
            swaps += literal.swaps;
            requeued += literal.requeued;
            crashed += literal.crashed;
            iterations += literal.iterations;
        }
        assertThat(requeued).isGreaterThan(30);
        assertThat(crashed).isGreaterThan(10);
        assertThat(preemptions - swaps).isGreaterThan(200);
        assertThat(swaps).isGreaterThan(30);
        assertThat(iterations).isGreaterThan(100_000);
    }

    /** Does the same requests literally and compares what became of each. */
    private static LiteralReplica literal(RandomReplicas.Case random, List<Fate> fates) {
        fates.sort(Comparator.comparingLong(Fate::ordinal));
        List<LiteralReplica.Job> jobs = new ArrayList<>();
        int most = random.engine().replica().maxOutputTokens();
        for (Fate fate : fates) {
            jobs.add(
                    new LiteralReplica.Job(
                            fate.ordinal(),
                            fate.arrivalNanos(),
                            Math.max(1, fate.promptTokens()),
                            Math.min(most, fate.outputTokens())));
        }
        LiteralReplica literal =
                new LiteralReplica(
                        random.engine().replica(),
                        random.costs(),
                        random.faults(),
                        jobs,
                        random.engine().queue().capacity(),
                        random.engine().queue().overflow() instanceof Overflow.DropOldest);
        literal.run();
        for (int index = 0; index < jobs.size(); index++) {
            Fate expected = fates.get(index).of(jobs.get(index));
            assertThat(fates.get(index)).as("%s", random.engine()).isEqualTo(expected);
        }
        return literal;
    }

    /** Runs it with all that is done to it, looks at it at random instants; returns its digest. */
    private static long run(RandomReplicas.Case random, long seed, List<Fate> fates, int cuts) {
        Simulation simulation =
                Simulation.start(random.plan(), seed, ended -> fates.add(Fate.of(ended)));
        long[] instants =
                new SplittableRandom(~seed)
                        .longs(cuts, 0, 2 * random.plan().durationNanos())
                        .sorted()
                        .toArray();
        int next = 0;
        for (RandomPlans.Step step : random.steps()) {
            while (next < cuts && instants[next] < step.nanos()) {
                look(simulation, instants[next++]);
            }
            simulation.advanceTo(step.nanos());
            simulation.intervene(step.intervention());
        }
        while (next < cuts) {
            look(simulation, instants[next++]);
        }
        simulation.advanceTo(Math.max(simulation.nowNanos(), 3 * random.plan().durationNanos()));
        return Digest.of(simulation);
    }

    private static void look(Simulation simulation, long nanos) {
        simulation.advanceTo(Math.max(simulation.nowNanos(), nanos));
        simulation.checkBooks();
        simulation.measure();
    }
}
