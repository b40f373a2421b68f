package io.headroom.node.simulation;

import io.headroom.simulator.Flow;
import io.headroom.simulator.measure.BatchMeans;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.request.Outcome;

import java.util.Iterator;

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

    /** After the last arrival of a run that ends by requests, spans are so much shorter. */
    private static final int FINER = 64;

    /** Events of a step between two looks at who interrupts. */
    private static final long STEP_EVENTS = 500_000;

    private final Experiment experiment;
    private final long seed;
    private final Engine engine;
    private final Watching watching;
    private final Iterator<Experiment.Timed> timetable;
    private final long spanNanos;

    private final BatchMeans inSystem = new BatchMeans();
    private final BatchMeans arrivals = new BatchMeans();
    private final BatchMeans timeInSystem = new BatchMeans();
    private final BatchMeans waiting = new BatchMeans();

    private Measurement before;
    private Experiment.Timed next;
    private long cameBefore;
    private boolean counting;
    private long stepNanos;
    private long eventsTold;
    private long permilleTold;

    /** A run that hands each request that ends in the measured span to {@code rows}. */
    Replication(Experiment experiment, int number, RequestRows rows, Watching watching) {
        this.experiment = experiment;
        this.watching = watching;
        seed = experiment.seed() + number;
        timetable = experiment.timetable().iterator();
        counting = experiment.warmUpNanos() == 0;
        engine =
                Engine.start(
                        experiment.plan(),
                        seed,
                        experiment.plan().durationNanos(),
                        request -> {
                            if (counting) {
                                ended(request);
                                rows.row(request);
                            }
                        });
        rows.begin(engine.labels());
        spanNanos = Math.max(1, expectedNanos() / spans());
        stepNanos = spanNanos;
        before = engine.measure();
        next = nextTimed();
    }

    /** The whole run, or as much of it as there was until somebody interrupted it. */
    RunResult run() {
        long end = experiment.plan().durationNanos();
        long spanEnd = spanNanos;
        while (engine.nowNanos() < end && !over() && !watching.interrupted()) {
            long now = engine.nowNanos();
            long target = Math.min(Math.min(end, spanEnd), next.atNanos());
            if (!counting) {
                target = Math.min(target, experiment.warmUpNanos());
            }
            step(Math.min(target, now + stepNanos));
            reached();
            if (engine.nowNanos() >= spanEnd) {
                spanEnd += allHaveCome() ? Math.max(1, spanNanos / FINER) : spanNanos;
                span();
            }
        }
        boolean interrupted = watching.interrupted();
        if (!interrupted && experiment.drain() && !experiment.endsByRequests()) {
            engine.drain();
        }
        tell(1000);
        return result(interrupted);
    }

    /** Does what is due at the current instant, before all else of it. */
    private void reached() {
        if (!counting && engine.nowNanos() == experiment.warmUpNanos()) {
            cameBefore = engine.measure().offered();
            engine.warmedUp();
            counting = true;
            before = engine.measure();
        }
        while (next.atNanos() == engine.nowNanos()) {
            engine.intervene(next.intervention());
            next = nextTimed();
        }
    }

    private Experiment.Timed nextTimed() {
        return timetable.hasNext() ? timetable.next() : Experiment.Timed.NEVER;
    }

    private void step(long nanos) {
        long eventsBefore = engine.events();
        engine.advanceTo(nanos);
        long events = engine.events() - eventsBefore;
        if (events > STEP_EVENTS) {
            stepNanos = Math.max(1, stepNanos / 2);
        } else if (events < STEP_EVENTS / 4) {
            stepNanos = Math.min(spanNanos, 2 * stepNanos);
        }
        tell(Math.min(999, engine.nowNanos() / (1 + expectedNanos() / 1000)));
    }

    private void tell(long permille) {
        watching.came(engine.events() - eventsTold, permille - permilleTold);
        eventsTold = engine.events();
        permilleTold = permille;
    }

    private void ended(Engine.Ended request) {
        if (request.outcome() == Outcome.COMPLETED) {
            timeInSystem.add(request.endNanos() - request.arrivalNanos());
            waiting.add(request.waitedNanos());
        }
    }

    private void span() {
        Measurement after = engine.measure();
        long nanos = after.toNanos() - before.toNanos();
        // Spans that a warm-up cut short would weigh less than others.
        if (counting && nanos == spanNanos) {
            inSystem.add(after.presenceNanos() - before.presenceNanos(), nanos);
            arrivals.add(after.offered() - before.offered(), nanos);
        }
        before = after;
    }

    private boolean over() {
        return experiment.endsByRequests() && engine.inSystem() == 0 && allHaveCome();
    }

    private boolean allHaveCome() {
        if (!experiment.endsByRequests()) {
            return false;
        }
        long most = 0;
        for (Flow flow : experiment.plan().flows()) {
            most = Math.addExact(most, flow.mostRequests());
        }
        return cameBefore + before.offered() >= most;
    }

    /** How long the run will be, as far as can be known. */
    private long expectedNanos() {
        long duration = experiment.plan().durationNanos();
        if (!experiment.endsByRequests()) {
            return duration;
        }
        double longest = 1;
        for (Flow flow : experiment.plan().flows()) {
            longest = Math.max(longest, flow.mostRequests() / flow.traffic().meanPerSecond());
        }
        return (long) Math.min(duration, 1e9 * longest);
    }

    private int spans() {
        return experiment.plan().leaves().size() > FEW_PLACES ? FEWER_SPANS : SPANS;
    }

    private RunResult result(boolean interrupted) {
        Measurement measured = engine.measure();
        MeasurementDigest digest = new MeasurementDigest();
        digest.add(measured);
        return new RunResult(
                seed,
                measured,
                engine.events(),
                digest.hex(),
                interrupted,
                new RunResult.Intervals(inSystem, arrivals, timeInSystem, waiting));
    }
}
