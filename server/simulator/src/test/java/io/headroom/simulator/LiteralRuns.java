package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.engine.SpeculationPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.Verdict;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.request.WorkPart;
import io.headroom.simulator.stage.EngineMeter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Runs a random server in leaps and literally, and holds one to the other. */
final class LiteralRuns {
    /** Draws of a request's attempts are so far apart. */
    private static final long MOST_ATTEMPTS = 1024;

    private LiteralRuns() {}

    /** What became of a request. */
    record Fate(
            long ordinal,
            int user,
            long arrivalNanos,
            int promptTokens,
            int outputTokens,
            long firstResponseNanos,
            long endNanos,
            long waitedNanos,
            int preemptions,
            String outcome,
            boolean good,
            List<Long> work) {
        static Fate of(EndedRequest ended) {
            return new Fate(
                    ended.ordinal(),
                    ended.user(),
                    ended.arrivalNanos(),
                    ended.promptTokens(),
                    ended.outputTokens(),
                    ended.firstResponseNanos(),
                    ended.endNanos(),
                    ended.waitedNanos(),
                    ended.preemptions(),
                    ended.outcome().name(),
                    ended.isGood(),
                    Arrays.stream(WorkPart.values()).map(ended::workNanos).toList());
        }

        private Fate of(LiteralJob job, RandomReplicas.Case random) {
            boolean completed = job.outcome.equals("COMPLETED");
            boolean attempts = random.isAttempt();
            return new Fate(
                    ordinal,
                    user,
                    arrivalNanos,
                    promptTokens,
                    outputTokens,
                    completed ? job.first : job.end,
                    job.end,
                    // What attempts waited that failed is the client's wait, not the line's.
                    completed || !attempts ? job.waited : 0,
                    completed || !attempts ? job.preemptions : 0,
                    job.outcome,
                    completed && isGood(job, random),
                    // What attempts were served that failed is the client's time, too.
                    completed || !attempts ? list(job.work.nanos) : List.of(0L, 0L, 0L, 0L));
        }

        private static List<Long> list(long[] parts) {
            return Arrays.stream(parts).boxed().toList();
        }

        /** In time at the first token and at each that follows, and not cut. */
        private boolean isGood(LiteralJob job, RandomReplicas.Case random) {
            ReplicaPlan replica = random.engine().replica();
            Objective objective = random.plan().flows().get(0).objective();
            boolean whole =
                    replica.role() == ReplicaRole.PREFILL
                            || outputTokens <= replica.maxOutputTokens();
            long gaps = Math.max(1, outputTokens) - 1L;
            boolean paced =
                    gaps == 0
                            || job.end - job.first
                                    <= gaps * objective.paces().perOutputTokenNanos();
            boolean kept = job.preemptions <= objective.mostPreemptions();
            return whole && paced && kept && job.first - arrivalNanos <= objective.deadlineNanos();
        }
    }

    /** Runs it in leaps with all that is done to it, looks at it at random instants. */
    static Simulation run(RandomReplicas.Case random, long seed, List<Fate> fates, int cuts) {
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
            step.doneTo(simulation);
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

    /** Runs it both ways and compares what became of each request and of each iteration. */
    static LiteralBooks compared(RandomReplicas.Case random, long seed, int cuts) {
        List<Fate> fates = new ArrayList<>();
        Simulation simulation = run(random, seed, fates, cuts);
        fates.sort(Comparator.comparingLong(Fate::ordinal));
        List<LiteralJob> jobs = jobs(random, seed, fates);
        LiteralReplica literal =
                new LiteralReplica(
                        random.engine().replica(),
                        random.costs(),
                        random.faults(),
                        jobs,
                        random.patience(),
                        random.engine().queue().capacity(),
                        random.engine().queue().overflow() instanceof Overflow.DropOldest);
        literal.run();

        for (int index = 0; index < jobs.size(); index++) {
            Fate expected = fates.get(index).of(jobs.get(index), random);
            assertThat(fates.get(index)).as("%s", random.engine()).isEqualTo(expected);
        }
        comparePaces(simulation, jobs, random);
        compareWork(simulation, jobs);
        literal.books.good = (int) simulation.measureWhole().judged(Verdict.GOOD);
        literal.books.late = (int) simulation.measureWhole().judged(Verdict.LATE);
        literal.books.preempted = (int) simulation.measureWhole().judged(Verdict.PREEMPTED);
        literal.books.cut = (int) simulation.measureWhole().judged(Verdict.CUT);
        MeterMeasurement books = simulation.measureWhole().meters().get(0);
        assertThat(books.value(EngineMeter.ITERATIONS)).isEqualTo(literal.books.iterations);
        assertThat(books.value(EngineMeter.SEQUENCES)).isEqualTo(literal.books.sequences);
        assertThat(books.value(EngineMeter.TAKEN)).isEqualTo(literal.books.taken);
        assertThat(books.value(EngineMeter.MOST_TAKEN)).isEqualTo(literal.books.mostTaken);
        assertThat(EngineMeter.SHARES.stream().map(books::value))
                .containsExactly(
                        literal.books.stored,
                        literal.books.reserved,
                        literal.books.internal,
                        literal.books.outside,
                        literal.books.free);
        assertThat(books.value(EngineMeter.ACCEPTED)).isEqualTo(literal.books.accepted);
        assertThat(books.value(EngineMeter.ANSWERED)).isEqualTo(literal.books.answered);
        assertThat(simulation.measureWhole().stages().get(0).reusedTokens())
                .isEqualTo(literal.books.reused);
        assertThat(books.value(EngineMeter.EVICTIONS)).isEqualTo(literal.books.evictions);
        return literal.books;
    }

    /** Up to the first token, which is what is judged. */
    private static void compareWork(Simulation simulation, List<LiteralJob> jobs) {
        for (WorkPart part : WorkPart.values()) {
            long before = 0;
            for (LiteralJob job : jobs) {
                before += job.outcome.equals("COMPLETED") ? job.work.before[part.number()] : 0;
            }
            assertThat(simulation.measureWhole().judgedWorkNanos(part)).isEqualTo(before);
        }
    }

    /** Who only fills in prompts has no time from one token to the next. */
    private static void comparePaces(
            Simulation simulation, List<LiteralJob> jobs, RandomReplicas.Case random) {
        boolean decodes = random.engine().replica().role() != ReplicaRole.PREFILL;
        long paced = 0;
        long nanos = 0;
        for (LiteralJob job : jobs) {
            if (decodes && job.outcome.equals("COMPLETED") && job.total > 1) {
                paced++;
                nanos += (job.end - job.first) / (job.total - 1);
            }
        }
        Measurement whole = simulation.measureWhole();
        assertThat(whole.paced()).isEqualTo(paced);
        assertThat(whole.perOutputTokenNanos()).isEqualTo(nanos);
    }

    private static List<LiteralJob> jobs(RandomReplicas.Case random, long seed, List<Fate> fates) {
        ReplicaPlan replica = random.engine().replica();
        int most = replica.role() == ReplicaRole.PREFILL ? 1 : replica.maxOutputTokens();
        SpeculationPlan speculation = replica.speculation();
        Streams streams = new Streams(seed);
        Streams.Stream words = streams.of(Purpose.ACCEPTANCE, 0);
        Streams.Stream keys = streams.of(Purpose.ATTEMPT, 1);
        LiteralBeginnings beginnings =
                new LiteralBeginnings(random.plan().flows().get(0).traffic(), seed);
        List<LiteralJob> jobs = new ArrayList<>();
        for (Fate fate : fates) {
            int answer = Math.min(most, fate.outputTokens());
            long key = fate.ordinal();
            if (random.isAttempt()) {
                key = keys.word(fate.ordinal() * MOST_ATTEMPTS + 1);
            }
            int steps =
                    speculation == null
                            ? answer
                            : 1 + speculation.iterations(answer - 1, words.word(key));
            LiteralJob.Beginning beginning = beginnings.next(fate);
            jobs.add(
                    new LiteralJob(
                            fate.ordinal(),
                            fate.arrivalNanos(),
                            replica.role() == ReplicaRole.DECODE
                                    ? 0
                                    : random.engine().frontEndNanos(),
                            Math.max(1, fate.promptTokens()),
                            answer,
                            steps,
                            replica.role() == ReplicaRole.DECODE
                                    ? LiteralJob.Beginning.NONE
                                    : beginning));
        }
        return jobs;
    }
}
