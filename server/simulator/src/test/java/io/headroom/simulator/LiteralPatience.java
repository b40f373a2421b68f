package io.headroom.simulator;

import io.headroom.simulator.policy.SchedulerPlan;

/**
 * How long jobs stay: in the line, each time they come into it, and in all.
 *
 * @param lineNanos {@link #ENDLESS} if as long as it takes
 * @param allNanos {@link #ENDLESS} if as long as it takes
 */
record LiteralPatience(long lineNanos, long allNanos) {
    static final long ENDLESS = Long.MAX_VALUE;

    static final LiteralPatience NONE_LEAVES = new LiteralPatience(ENDLESS, ENDLESS);

    /** When the window of any who wait for a whole batch closes; never where nobody does. */
    static long dueNanos(SchedulerPlan scheduler, Iterable<LiteralJob> waiting) {
        long due = ENDLESS;
        if (scheduler instanceof SchedulerPlan.WholeBatches whole) {
            for (LiteralJob job : waiting) {
                due = Math.min(due, job.entered + (job.putBack ? 0 : whole.windowNanos()));
            }
        }
        return due;
    }

    /** When one that waits leaves the line. */
    long ofLine(LiteralJob job) {
        return lineNanos == ENDLESS ? ENDLESS : job.entered + lineNanos;
    }

    /** When one leaves wherever it is. */
    long inAll(LiteralJob job) {
        return allNanos == ENDLESS ? ENDLESS : job.arrival + allNanos;
    }

    /** When the next of those who wait or run leaves. */
    long next(Iterable<LiteralJob> waiting, Iterable<LiteralJob> running) {
        long next = ENDLESS;
        for (LiteralJob job : waiting) {
            next = Math.min(next, Math.min(ofLine(job), inAll(job)));
        }
        for (LiteralJob job : running) {
            next = Math.min(next, inAll(job));
        }
        return next;
    }

    /**
     * Lets a job leave that has no patience to come through a front end; says whether. At one
     * instant a client's time-out is first, then who is through comes into the line, and after the
     * step goes who has no patience any more.
     */
    boolean endsBeforeItComes(LiteralJob job) {
        boolean timesOut = inAll(job) <= Math.min(ofLine(job), job.comes);
        if (job.comes == job.arrival || (!timesOut && ofLine(job) >= job.comes)) {
            return false;
        }
        long goes = timesOut ? inAll(job) : ofLine(job);
        job.waited = goes - job.arrival;
        job.leave(goes, timesOut ? "TIMED_OUT" : "ABANDONED");
        return true;
    }
}
