package io.headroom.simulator;

import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.chance.Words;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.Quality;
import io.headroom.simulator.measure.Verdict;
import io.headroom.simulator.request.RequestTable;

import java.util.Arrays;

/** Says of the completed requests of one flow whether they are good, and if not, why. */
final class Judge {
    private final RequestTable requests;
    private final Streams.Stream misses;
    private final boolean firstDecides;
    private final boolean bySets;
    private final long deadlineNanos;
    private final Objective.Paces paces;
    private final Quality quality;
    private final int mostPreemptions;
    private final boolean paced;
    private final boolean full;

    /** Whether the time to the end alone decides of what is whole. */
    private final boolean byEnd;

    /** By row, the common instant of the request's set; empty where nothing counts since it. */
    private long[] setNanos = new long[0];

    /**
     * A judge by an objective.
     *
     * @param misses by which word of a request it is missed
     */
    Judge(Objective objective, RequestTable requests, Streams.Stream misses) {
        this.requests = requests;
        this.misses = misses;
        firstDecides = objective.deadline() == Objective.Deadline.FIRST_RESPONSE;
        bySets = objective.since() == Objective.Since.SET;
        deadlineNanos = objective.deadlineNanos();
        paces = objective.paces();
        quality = objective.quality();
        mostPreemptions = objective.mostPreemptions();
        paced = !paces.equals(Objective.Paces.FREE);
        full = quality.isFull();
        byEnd =
                !firstDecides
                        && !bySets
                        && !paced
                        && full
                        && mostPreemptions == Objective.ANY_NUMBER;
    }

    /** The request is a frame of the set whose first shutter opened at {@code instantNanos}. */
    void isOfSet(int request, long instantNanos) {
        if (bySets) {
            if (request >= setNanos.length) {
                setNanos = Arrays.copyOf(setNanos, requests.rows() + setNanos.length);
            }
            setNanos[request] = instantNanos;
        }
    }

    /**
     * The longest that a whole answer may take to be good where nothing else is asked; -1 where
     * more is asked. Whoever knows it need not ask for most verdicts.
     */
    long goodNanos() {
        return byEnd ? deadlineNanos : -1;
    }

    /**
     * The verdict on a request that has got its whole answer.
     *
     * @param firstNanos from its arrival to its first response
     * @param wholeNanos from its arrival to its end
     */
    Verdict of(int request, long firstNanos, long wholeNanos) {
        long ahead = bySets ? requests.arrivalNanos(request) - setNanos[request] : 0;
        return ofAges(request, firstNanos + ahead, wholeNanos + ahead);
    }

    private Verdict ofAges(int request, long firstNanos, long wholeNanos) {
        if ((firstDecides ? firstNanos : wholeNanos) > deadlineNanos) {
            return Verdict.LATE;
        }
        int asked = requests.outputTokens(request);
        int made = requests.cuts().tokensMade(request, asked);
        if (paced && !holdsPaces(request, firstNanos, wholeNanos, made)) {
            return Verdict.LATE;
        }
        if (made < asked) {
            return Verdict.CUT;
        }
        if (requests.labels().preemptions(request) > mostPreemptions) {
            return Verdict.PREEMPTED;
        }
        return full ? Verdict.GOOD : byQuality(request);
    }

    private boolean holdsPaces(int request, long firstNanos, long wholeNanos, int made) {
        long begun = requests.firstResponseNanos(request);
        long end = begun + wholeNanos - firstNanos;
        long answered = requests.labels().lastTokens().nanos(request, end);
        return paces.hold(firstNanos, wholeNanos, answered - begun, made);
    }

    private Verdict byQuality(int request) {
        long asked = ServicePlan.wholeItems(requests.workPermille(request));
        long worked = requests.cuts().itemsDone(request, asked);
        double done = worked == asked ? 1 : (double) worked / asked;
        if (quality.isPoor(done)) {
            return Verdict.POOR;
        }
        double missed = quality.missed(done);
        boolean miss = missed > 0 && Words.unit(misses.word(requests.key(request))) < missed;
        return miss ? Verdict.MISSED : Verdict.GOOD;
    }
}
