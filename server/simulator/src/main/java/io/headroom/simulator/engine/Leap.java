package io.headroom.simulator.engine;

import io.headroom.simulator.time.Calendar;

/**
 * Iterations of one composition, done at once: number j, from 0, takes a + d·j picoseconds of work.
 * A server at k thousandths of its speed does k picoseconds of work in a nanosecond. Work is exact;
 * what is left over of a nanosecond belongs to the next leap.
 */
final class Leap {
    private static final long FULL_SPEED = 1000;

    /**
     * No leap is longer, so that its work stays in a {@code long}: a leap may be followed by one.
     */
    private static final double LONGEST_PICOS = 1L << 60;

    private final Series times = new Series();
    private long length;

    /** Iterations before the tail: one more, of another composition. */
    private long regular;

    private long anchorNanos;
    private long anchorPicos;
    private long speedPermille = FULL_SPEED;

    /**
     * Begins a leap.
     *
     * @param picosAlready work that is done already at that instant
     * @param firstPicos a, at least 1
     * @param growthPicos d
     * @param iterations how many; fewer if they would take months
     */
    void begin(
            long nowNanos, long picosAlready, long firstPicos, long growthPicos, long iterations) {
        times.begin(firstPicos, growthPicos);
        anchorNanos = nowNanos;
        anchorPicos = picosAlready;
        length = Math.min(iterations, Math.max(1, (long) times.iterationsIn(LONGEST_PICOS)));
        regular = length;
    }

    /** Adds one more iteration, which takes {@code picos}. */
    void addTail(long picos) {
        times.addTail(regular, picos);
        length++;
    }

    /** Whether its last iteration is the tail. */
    boolean endsWithTail() {
        return length > regular;
    }

    /** Ends it before its tail, if that is not under way. */
    void cutTail(long nowNanos) {
        cutTo(Math.max(regular, done(nowNanos) + 1));
    }

    /** Iterations until its end. */
    long length() {
        return length;
    }

    /** Ends it earlier: after so many iterations. */
    void cutTo(long iterations) {
        length = Math.min(length, iterations);
    }

    /** The instant at which its last iteration is over. */
    long endNanos() {
        long picos = times.until(length) - anchorPicos;
        if (picos <= 0) {
            return anchorNanos;
        }
        return speedPermille == 0 ? Calendar.NEVER : anchorNanos + (picos - 1) / speedPermille + 1;
    }

    /** Iterations that are over at {@code nowNanos}, not after its end. */
    long done(long nowNanos) {
        long picos = account(nowNanos);
        long count = Math.min(length, Math.max(0, (long) times.iterationsIn((double) picos)));
        while (count > 0 && times.until(count) > picos) {
            count--;
        }
        while (count < length && times.until(count + 1) <= picos) {
            count++;
        }
        return count;
    }

    /** Work that is done at {@code nowNanos} beyond the end of its last iteration. */
    long picosBeyond(long nowNanos) {
        return account(nowNanos) - times.until(length);
    }

    /** Goes on at another speed; 0 hangs. */
    void setSpeed(long permille, long nowNanos) {
        anchorPicos = account(nowNanos);
        anchorNanos = nowNanos;
        speedPermille = permille;
    }

    /** Another speed while there is nothing to do. */
    void setSpeed(long permille) {
        speedPermille = permille;
    }

    long speedPermille() {
        return speedPermille;
    }

    private long account(long nowNanos) {
        return anchorPicos + (nowNanos - anchorNanos) * speedPermille;
    }
}
