package io.headroom.content.simulation;

import io.headroom.content.document.Problem;
import io.headroom.content.grammar.SimulatorRefusal;
import io.headroom.simulator.Flow;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.Watch;
import io.headroom.simulator.measure.BatchMeans;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestObserver;

import java.util.Iterator;
import java.util.List;

/**
 * One run of an experiment. It is cut into spans of equal simulated time, for the batch means of
 * what is averaged over time, and into smaller steps, so that it can be watched and interrupted;
 * neither changes what is simulated.
 */
final class Replication {
    /** Spans of a run. Enough that batch means may choose how many of them make a batch. */
    private static final int SPANS = 1024;

    /** A plan of more places than this is cut into fewer spans, because looking takes time. */
    private static final int FEW_PLACES = 16;

    private static final int FEWER_SPANS = 256;

    /** Events of a step between two looks at who interrupts. */
    private static final long STEP_EVENTS = 500_000;

    private final Experiment experiment;
    private final SimulationPlan plan;
    private final long seed;
    private final Simulation simulation;
    private final Watching watching;
    private final Iterator<Experiment.Timed> timetable;
    private final long mostRequests;

    private final BatchMeans inSystem = new BatchMeans();
    private final BatchMeans arrivals = new BatchMeans();
    private final BatchMeans timeInSystem = new BatchMeans();
    private final BatchMeans waiting = new BatchMeans();
    private final TokenCount tokens;

    /** ∫ requests in the system dt, and who had come, at the beginning of the present span. */
    private long presenceNanos;

    private long come;
    private Experiment.Timed next;
    private boolean over;
    private boolean counting;
    private long spanNanos;

    /** Where the present span ends; at first where the warm-up does. */
    private long spanEndNanos;

    /** How many of the first spans one is long by now. */
    private long firstSpans = 1;

    private long stepNanos;
    private long eventsTold;
    private long permilleTold;

    /** A run that hands each request that arrives in the window and ends to {@code rows}. */
    Replication(Experiment experiment, int number, RequestRows rows, Watching watching) {
        this.experiment = experiment;
        plan = experiment.plan();
        this.watching = watching;
        long warmUp = experiment.warmUpNanos();
        tokens = new TokenCount(plan.flows(), warmUp, plan.durationNanos());
        seed = experiment.seeds().get(number);
        timetable = experiment.timetable().iterator();
        counting = warmUp == 0;
        RequestObserver observer =
                request -> {
                    tokens.ended(request);
                    if (request.arrivalNanos() >= warmUp) {
                        ended(request);
                        rows.row(request);
                    }
                };
        // Nobody asks for recent slices: one is as long as the run.
        long slice = plan.durationNanos();
        boolean labels = !rows.equals(RequestRows.NONE);
        Watch watch = new Watch(slice, observer, true, labels, true);
        simulation = Simulation.start(plan, seed, watch);
        rows.begin(simulation.labels());
        mostRequests = mostRequests();
        long expected = expectedNanos();
        spanNanos = Math.max(1, (expected > warmUp ? expected - warmUp : expected) / spans());
        spanEndNanos = counting ? spanNanos : warmUp;
        stepNanos = spanNanos;
        next = nextTimed();
    }

    /** The whole run, or as much of it as there was until somebody interrupted it. */
    RunResult run() {
        long end = plan.durationNanos();
        while (simulation.nowNanos() < end && !over && !watching.interrupted()) {
            long now = simulation.nowNanos();
            long target = Math.min(Math.min(end, spanEndNanos), next.atNanos());
            step(Math.min(target, now + stepNanos));
            reached();
        }
        boolean interrupted = watching.interrupted();
        if (!counting) {
            // It ended amid its warm-up: there is nothing to tell of.
            simulation.warmedUp();
        }
        if (over) {
            simulation.checkBooks();
        } else if (!interrupted && experiment.drain()) {
            simulation.drain();
        }
        tell(1000);
        return result(interrupted);
    }

    /** Does what is due at the current instant, before all else of it. */
    private void reached() {
        if (simulation.nowNanos() >= spanEndNanos) {
            if (counting) {
                span();
                lengthen();
            } else {
                simulation.warmedUp();
                counting = true;
                presenceNanos = simulation.presenceNanos();
                come = simulation.sent();
            }
            spanEndNanos += spanNanos;
        }
        while (next.atNanos() == simulation.nowNanos()) {
            intervene(next.intervention());
            next = nextTimed();
        }
    }

    private void intervene(Intervention intervention) {
        try {
            simulation.intervene(intervention);
        } catch (IllegalArgumentException e) {
            throw impossible(SimulatorRefusal.sentence(e));
        } catch (IllegalStateException e) {
            throw impossible(String.valueOf(e.getMessage()));
        }
    }

    private SimulationRefused impossible(String found) {
        String expected = "something that can be done at " + simulation.nowNanos() + " ns";
        return new SimulationRefused(List.of(Problem.ofFile("events", found, expected)));
    }

    private Experiment.Timed nextTimed() {
        return timetable.hasNext() ? timetable.next() : Experiment.Timed.NEVER;
    }

    private void step(long nanos) {
        long eventsBefore = simulation.events();
        over = simulation.advanceTo(nanos, mostRequests);
        long events = simulation.events() - eventsBefore;
        if (events > STEP_EVENTS) {
            stepNanos = Math.max(1, stepNanos / 2);
        } else if (events < STEP_EVENTS / 4) {
            stepNanos = Math.min(spanNanos, 2 * stepNanos);
        }
        tell(Math.min(999, simulation.nowNanos() / (1 + expectedNanos() / 1000)));
    }

    private void tell(long permille) {
        watching.came(simulation.events() - eventsTold, permille - permilleTold);
        eventsTold = simulation.events();
        permilleTold = permille;
    }

    private void ended(EndedRequest request) {
        if (request.outcome() == Outcome.COMPLETED) {
            timeInSystem.add((double) (request.endNanos() - request.arrivalNanos()));
            waiting.add((double) request.waitedNanos());
        }
    }

    private void span() {
        long presence = simulation.presenceNanos();
        long sent = simulation.sent();
        inSystem.add((double) (presence - presenceNanos), (double) spanNanos, firstSpans);
        arrivals.add((double) (sent - come), (double) spanNanos, firstSpans);
        presenceNanos = presence;
        come = sent;
    }

    /**
     * How long a run that ends by requests will be is a guess. When it goes on for much longer
     * there are fewer and longer spans, so that looking never takes most of the time. Then there
     * are twice as many as at first, so that all batches consist of whole new ones.
     */
    private void lengthen() {
        if (inSystem.count() == 2L * spans() * firstSpans) {
            spanNanos *= 2;
            firstSpans *= 2;
        }
    }

    /** How many requests will ever come; more than will, if the run does not end by them. */
    private long mostRequests() {
        if (!experiment.endsByRequests()) {
            return Long.MAX_VALUE;
        }
        long most = 0;
        for (Flow flow : plan.flows()) {
            most = Math.addExact(most, flow.mostRequests());
        }
        return most;
    }

    /** How many the file asks for, whether the traces that it plays have them or not. */
    private long asked() {
        return mostRequests + Math.min(experiment.lacking(), Long.MAX_VALUE - mostRequests);
    }

    /** How long the run will be, as far as can be known. */
    private long expectedNanos() {
        long duration = plan.durationNanos();
        if (!experiment.endsByRequests()) {
            return duration;
        }
        double longest = 1;
        for (Flow flow : plan.flows()) {
            longest = Math.max(longest, flow.mostRequests() / flow.traffic().meanPerSecond());
        }
        return (long) Math.min((double) duration, 1e9 * longest);
    }

    private int spans() {
        return plan.leaves().size() > FEW_PLACES ? FEWER_SPANS : SPANS;
    }

    private RunResult result(boolean interrupted) {
        Measurement measured = simulation.measure();
        MeasurementDigest digest = new MeasurementDigest();
        digest.add(measured);
        return new RunResult(
                seed,
                measured,
                simulation.events(),
                digest.hex(),
                interrupted,
                new RunResult.Reach(
                        simulation.nowNanos(),
                        simulation.sent(),
                        experiment.endsByRequests() ? asked() : null),
                tokens.counted(),
                new RunResult.Intervals(inSystem, arrivals, timeInSystem, waiting));
    }
}
