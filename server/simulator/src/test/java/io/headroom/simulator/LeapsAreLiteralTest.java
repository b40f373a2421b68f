package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.Role;
import io.headroom.simulator.engine.SpeculationPlan;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.stage.EngineMeter;

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

        Fate of(LiteralJob job) {
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
        int cuts = new SplittableRandom(seed).nextInt(0, 200);
        MeterMeasurement books = run(random, seed, fates, cuts).measure().meters().get(0);

        LiteralReplica literal = literal(random, seed, fates);

        assertThat(books.value(EngineMeter.ITERATIONS)).isEqualTo(literal.books.iterations);
        assertThat(books.value(EngineMeter.SEQUENCES)).isEqualTo(literal.books.sequences);
        assertThat(books.value(EngineMeter.TAKEN)).isEqualTo(literal.books.taken);
        assertThat(books.value(EngineMeter.MOST_TAKEN)).isEqualTo(literal.books.mostTaken);
        // Now and then nobody fits.
        boolean served = fates.stream().anyMatch(fate -> fate.outcome().equals("COMPLETED"));
        assertThat(literal.iterations > 0).isEqualTo(served);
    }

    @ParameterizedTest(name = "case {0}")
    @MethodSource("cases")
    void digest_cutAtRandomInstants_isThatOfTheUncutRun(long seed) {
        RandomReplicas.Case random = RandomReplicas.of(seed);

        Simulation cut = run(random, seed, new ArrayList<>(), 100);
        Simulation uncut = run(random, seed, new ArrayList<>(), 0);

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
            List<Fate> fates = new ArrayList<>();
            RandomReplicas.Case random = RandomReplicas.of(seed);
            run(random, seed, fates, 0);
            LiteralReplica literal = literal(random, seed, fates);
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
    private static LiteralReplica literal(RandomReplicas.Case random, long seed, List<Fate> fates) {
        fates.sort(Comparator.comparingLong(Fate::ordinal));
        List<LiteralJob> jobs = new ArrayList<>();
        ReplicaPlan replica = random.engine().replica();
        int most = replica.role() == Role.PREFILL ? 1 : replica.maxOutputTokens();
        SpeculationPlan speculation = random.engine().replica().speculation();
        Streams.Stream words = new Streams(seed).of(Purpose.ACCEPTANCE, 0);
        for (Fate fate : fates) {
            int answer = Math.min(most, fate.outputTokens());
            int steps =
                    speculation == null
                            ? answer
                            : 1 + speculation.iterations(answer - 1, words.word(fate.ordinal()));
            jobs.add(
                    new LiteralJob(
                            fate.ordinal(),
                            fate.arrivalNanos(),
                            Math.max(1, fate.promptTokens()),
                            answer,
                            steps));
        }
        LiteralReplica literal =
                new LiteralReplica(
                        random.engine().replica(),
                        random.costs(),
                        random.draft(),
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

    /** Runs it with all that is done to it, looks at it at random instants. */
    private static Simulation run(
            RandomReplicas.Case random, long seed, List<Fate> fates, int cuts) {
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
        return simulation;
    }

    private static void look(Simulation simulation, long nanos) {
        simulation.advanceTo(Math.max(simulation.nowNanos(), nanos));
        simulation.checkBooks();
        simulation.measure();
    }
}
