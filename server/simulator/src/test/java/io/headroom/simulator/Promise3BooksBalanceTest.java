package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.headroom.simulator.measure.AttemptMeasurement;
import io.headroom.simulator.measure.FlowMeasurement;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.Population;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.measure.Verdict;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.TimeLabel;
import io.headroom.simulator.request.WorkPart;
import io.headroom.simulator.stage.StageUse;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Promise 3, books balance: in every simulation, at every instant, with equality. */
@Timeout(60) // A run that does not end would otherwise hang the build.
class Promise3BooksBalanceTest {
    /** Long enough for all that runs on for nothing to end, even behind a hung server. */
    private static final long AFTERWARDS = 1_000 * RandomPlans.SECOND;

    static LongStream plans() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "plan {0}")
    @MethodSource("plans")
    void books_atRandomInstants_balance(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        List<RandomPlans.Step> steps = RandomPlans.steps(seed);
        Simulation simulation = Simulation.start(plan, seed);
        for (long instant : instants(seed, plan)) {
            RandomPlans.advance(simulation, steps, instant);
            String where = "seed " + seed + " at " + instant;
            assertThatCode(simulation::checkBooks).as(where).doesNotThrowAnyException();
            checkBySums(simulation.measure(), where);
            checkBySums(simulation.measureRecent(1), where + ", last second");
        }
        simulation.drain();
        Measurement whole = simulation.measureWhole();
        assertThat(whole.inSystem()).isZero();
        assertThat(whole.presenceNanos()).as("∫N dt = ΣW").isEqualTo(whole.leftNanos());
        Measurement window = simulation.measure();
        assertThat(window.presenceNanos()).as("∫N dt = Σ parts").isEqualTo(window.withinNanos());
        assertThat(window.stillRunning()).isZero();
        assertThat(window.carriedInEnded()).isEqualTo(window.carriedIn());
    }

    @ParameterizedTest(name = "plan {0}")
    @MethodSource("plans")
    void attemptsAndStages_whenAllIsOver_areEmpty(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        Simulation simulation = Simulation.start(plan, seed);
        RandomPlans.advance(simulation, RandomPlans.steps(seed), plan.durationNanos() * 6 / 5);
        simulation.drain();
        simulation.advanceTo(simulation.nowNanos() + AFTERWARDS);
        simulation.checkBooks();

        Measurement whole = simulation.measureWhole();
        AttemptMeasurement attempts = whole.attempts();
        assertThat(attempts.running()).as("seed %d, %s", seed, attempts).isZero();
        for (StageMeasurement stage : whole.stages()) {
            assertThat(stage.waiting() + stage.serving() + stage.busyServers())
                    .as("seed %d, %s", seed, stage.name())
                    .isZero();
            assertThat(stage.started())
                    .as("seed %d, %s", seed, stage.name())
                    .isLessThanOrEqualTo(stage.entered() + stage.putBack());
            assertThat(stage.entered())
                    .as("seed %d, %s", seed, stage.name())
                    .isEqualTo(stage.left() + stage.lost() + stage.abandoned() + stage.cancelled());
        }
    }

    @ParameterizedTest(name = "plan {0}")
    @MethodSource("plans")
    void littlesLaw_byRequestsThatWereSeenToEnd_holdsInEveryWindow(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        List<RandomPlans.Step> steps = RandomPlans.steps(seed);
        List<Seen> seen = new ArrayList<>();
        Watch watch = new Watch(plan.durationNanos() / 9, ended -> seen.add(Seen.of(ended)), false);
        Simulation simulation = Simulation.start(plan, seed, watch);
        List<Measurement> windows = new ArrayList<>();
        long[] instants = instants(seed, plan);
        for (int index = 0; index < instants.length; index++) {
            RandomPlans.advance(simulation, steps, instants[index]);
            windows.add(simulation.measure());
            windows.add(simulation.measureRecent(index % 6));
            windows.add(simulation.measureWhole());
        }
        simulation.drain();
        windows.add(simulation.measure());
        assertThat(simulation.measure().toNanos()).isEqualTo(plan.durationNanos());
        for (Measurement window : windows) {
            checkBySight(seen, window, "seed " + seed + " to " + window.toNanos());
        }
    }

    @ParameterizedTest(name = "plan {0}")
    @MethodSource("plans")
    void labels_ofEveryRequest_partitionItsTime(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        List<String> labels = new ArrayList<>();
        Set<String> ofModels = new HashSet<>();
        long[] last = {0};
        Watch watch =
                new Watch(
                        RandomPlans.SECOND,
                        ended -> {
                            String where = "seed " + seed + ", request " + ended.ordinal();
                            checkTimes(ended, labels.size(), where);
                            checkWork(ended, labels, ofModels, where);
                            assertThat(ended.endNanos()).as(where).isGreaterThanOrEqualTo(last[0]);
                            last[0] = ended.endNanos();
                        },
                        true);
        Simulation simulation = Simulation.start(plan, seed, watch);
        labels.addAll(simulation.labels());
        simulation.measure().meters().stream()
                .filter(StageUse::isEngine)
                .forEach(meter -> ofModels.add(meter.name() + ": service"));
        RandomPlans.advance(simulation, RandomPlans.steps(seed), plan.durationNanos());
        simulation.drain();
    }

    private static void checkTimes(EndedRequest ended, int labels, String where) {
        long sum = 0;
        for (int label = 0; label < labels; label++) {
            assertThat(ended.labelNanos(label)).as(where).isNotNegative();
            sum += ended.labelNanos(label);
        }
        long age = ended.endNanos() - ended.arrivalNanos();
        assertThat(sum).as(where).isEqualTo(age);
        assertThat(ended.waitedNanos()).as(where).isBetween(0L, age);
        assertThat(ended.firstResponseNanos())
                .as(where)
                .isBetween(ended.arrivalNanos(), ended.endNanos());
    }

    /** What went to the host, to devices and so on is all of its time with language models. */
    private static void checkWork(
            EndedRequest ended, List<String> labels, Set<String> ofModels, String where) {
        long parts = 0;
        for (WorkPart part : WorkPart.values()) {
            assertThat(ended.workNanos(part)).as(where + ", " + part).isNotNegative();
            parts += ended.workNanos(part);
        }
        long service = 0;
        for (int label = 0; label < labels.size(); label++) {
            service += ofModels.contains(labels.get(label)) ? ended.labelNanos(label) : 0;
        }
        assertThat(parts).as(where).isEqualTo(service);
    }

    /** A request as it was seen to end; it is in the system from its arrival to its end. */
    private record Seen(long arrivalNanos, long endNanos, Outcome outcome) {
        static Seen of(EndedRequest ended) {
            return new Seen(ended.arrivalNanos(), ended.endNanos(), ended.outcome());
        }

        long nanosWithin(long fromNanos, long toNanos) {
            return Math.max(0, Math.min(endNanos, toNanos) - Math.max(arrivalNanos, fromNanos));
        }
    }

    /**
     * What happens exactly at the end of a window belongs to the next. Its population, those who
     * arrived in it or, of the recent seconds, those who ended in them, is found by looking at each
     * request.
     */
    private static void checkBySight(List<Seen> seen, Measurement window, String where) {
        long from = window.fromNanos();
        long to = window.toNanos();
        long known = window.followedToNanos();
        boolean byArrival = window.population() == Population.ARRIVED;
        long presence = 0;
        long within = 0;
        long carriedIn = 0;
        long carriedInEnded = 0;
        long offered = 0;
        long left = 0;
        long completions = 0;
        long[] outcomes = new long[Outcome.values().length];
        for (Seen request : seen) {
            boolean carried = request.arrivalNanos() < from && request.endNanos() >= from;
            boolean arrived = request.arrivalNanos() >= from && request.arrivalNanos() < to;
            boolean ended = request.endNanos() >= from && request.endNanos() < known;
            presence += request.nanosWithin(from, to);
            within += ended && byArrival ? request.nanosWithin(from, to) : 0;
            carriedIn += carried ? 1 : 0;
            carriedInEnded += byArrival && carried && ended ? 1 : 0;
            offered += arrived ? 1 : 0;
            boolean completed = request.outcome() == Outcome.COMPLETED;
            completions += completed && ended && request.endNanos() < to ? 1 : 0;
            if (ended && (arrived || !byArrival)) {
                outcomes[request.outcome().code()]++;
                left += request.endNanos() - request.arrivalNanos();
            }
        }
        assertThat(window.presenceNanos()).as("∫N dt, %s", where).isEqualTo(presence);
        assertThat(window.withinNanos())
                .as("parts of the times in system, %s", where)
                .isEqualTo(byArrival ? within : left);
        assertThat(window.carriedInEnded()).as("carried, %s", where).isEqualTo(carriedInEnded);
        assertThat(window.completions()).as("completions, %s", where).isEqualTo(completions);
        assertThat(window.adherence()).as("adherence, %s", where).isBetween(0.0, 1.0);
        assertThat(window.carriedIn()).as("carried in, %s", where).isEqualTo(carriedIn);
        assertThat(window.offered()).as("offered, %s", where).isEqualTo(offered);
        assertThat(window.leftNanos()).as("ΣW, %s", where).isEqualTo(left);
        assertThat(
                        new long[] {
                            window.completed(),
                            window.rejected(),
                            window.dropped(),
                            window.crashed(),
                            window.abandoned(),
                            window.timedOut()
                        })
                .as("ends, %s", where)
                .containsExactly(outcomes);
    }

    /** Sums that share no code with the simulator's own checker. */
    private static void checkBySums(Measurement books, String where) {
        assertThat(books.carriedIn() + books.offered())
                .as(where)
                .isEqualTo(books.ended() + books.carriedInEnded() + books.inSystem());
        assertThat(books.completion().count()).as(where).isEqualTo(books.completed());
        assertThat(books.firstResponse().count()).as(where).isEqualTo(books.completed());
        assertThat(books.perOutputToken().count())
                .as(where)
                .isEqualTo(books.paced())
                .isBetween(0L, books.completed());
        AttemptMeasurement attempts = books.attempts();
        assertThat(attempts.carriedIn() + attempts.launched())
                .as(where)
                .isEqualTo(
                        attempts.won()
                                + attempts.cancelled()
                                + attempts.lost()
                                + attempts.late()
                                + attempts.running());
        long presence = 0;
        for (FlowMeasurement flow : books.flows()) {
            presence += flow.presenceNanos();
            long judged = 0;
            for (Verdict verdict : Verdict.values()) {
                assertThat(flow.judged(verdict)).as(where + ", " + verdict).isNotNegative();
                judged += flow.judged(verdict);
            }
            assertThat(judged).as(where).isEqualTo(flow.completed());
            assertThat(flow.waitedNanos()).as(where).isBetween(0L, flow.completedNanos());
            checkLabels(flow, where + ", flow " + flow.name());
        }
        assertThat(presence).as(where).isEqualTo(books.presenceNanos());
        books.stages().forEach(stage -> checkStage(stage, where + ", " + stage.name()));
    }

    /** Time by label adds up to W, to the end and to the instant that is judged. */
    private static void checkLabels(FlowMeasurement flow, String where) {
        long whole = 0;
        long judged = 0;
        for (TimeLabel label : TimeLabel.values()) {
            assertThat(flow.judgedNanos(label))
                    .as(where + ", " + label)
                    .isBetween(0L, flow.labelNanos(label));
            whole += flow.labelNanos(label);
            judged += flow.judgedNanos(label);
        }
        assertThat(whole).as(where).isEqualTo(flow.completedNanos());
        assertThat(flow.labelNanos(TimeLabel.FORMING) + flow.labelNanos(TimeLabel.QUEUE))
                .as(where)
                .isEqualTo(flow.waitedNanos());
        boolean first = flow.objective().deadline() == Objective.Deadline.FIRST_RESPONSE;
        assertThat(judged)
                .as(where)
                .isEqualTo(first ? flow.firstResponseNanos() : flow.completedNanos());
    }

    private static void checkStage(StageMeasurement stage, String where) {
        assertThat(stage.formingNanos()).as(where).isNotNegative();
        assertThat(stage.queueNanos()).as(where).isNotNegative();
        assertThat(stage.serviceNanos()).as(where).isNotNegative();
        assertThat(stage.lostWaitingNanos()).as(where).isNotNegative();
        assertThat(stage.lostServiceNanos()).as(where).isNotNegative();
        assertThat(stage.busyServers()).as(where).isBetween(0L, stage.provisionedServers());
        assertThat(stage.busyNanos()).as(where).isBetween(0L, stage.provisionedNanos());
    }

    private static long[] instants(long seed, SimulationPlan plan) {
        return new SplittableRandom(seed)
                .longs(30, 0, plan.durationNanos() * 5 / 4)
                .sorted()
                .toArray();
    }
}
