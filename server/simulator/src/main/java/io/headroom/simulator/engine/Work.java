package io.headroom.simulator.engine;

import io.headroom.simulator.cost.StepParts;

import java.util.Arrays;

/**
 * What the time of iterations goes to: the host, the devices' own work, communication, bubbles. For
 * the replica that is added up leap by leap; for a request it is the difference since it came in.
 *
 * <p>In an iteration each takes the same for all who take part. A request's time in service is
 * shared out in the proportion of the work of its iterations, the one that it left in included, so
 * a slow or hung device stretches all of them alike.
 */
public final class Work {
    /** Of the four parts of a request's time, the host's. */
    public static final int HOST = 0;

    /** What devices worked. */
    public static final int COMPUTE = 1;

    /** What they waited for one another's sums and for hops. */
    public static final int COMMUNICATION = 2;

    /** What stages stood idle. */
    public static final int BUBBLES = 3;

    /** How many parts there are. */
    public static final int PARTS = 4;

    /** Of nothing. */
    static final Sums NOTHING = new Sums(0, 0, 0, 0);

    private static final long NANO_PICOS = 1000;

    // Of the leap under way.
    private final Series all = new Series();
    private final Series host = new Series();
    private final Series communication = new Series();
    private final Series bubbles = new Series();

    /** Iterations of the leap that are in the sums, and then perhaps one that was begun. */
    private long booked;

    private int begun;

    /** Whether anything of the leap goes to communication or bubbles. */
    private boolean isOfMany;

    // Of the leaps that are over, and of the iterations of this one that are booked.
    private long allOver;
    private long hostOver;
    private long communicationOver;
    private long bubblesOver;

    /** Of each row: since when, and four sums as they stood then. */
    private long[] since = new long[16];

    private long[] then = new long[16 * PARTS];

    Work() {}

    /**
     * Sums over iterations, in picoseconds.
     *
     * @param all all that they took
     * @param host of that, the host's
     * @param communication communication
     * @param bubbles bubbles; the rest is the work of devices
     */
    public record Sums(long all, long host, long communication, long bubbles) {
        /** The work of devices. */
        public long compute() {
            return all - host - communication - bubbles;
        }
    }

    /**
     * A leap begins.
     *
     * @param picos what its first iteration takes, and each more than the one before
     * @param parts what of the first does not go to the work of devices
     * @param bubblesGrowth how much longer the bubbles of each are than those of the one before
     */
    void begin(long picos, long growth, StepParts parts, long bubblesGrowth) {
        booked = 0;
        begun = 0;
        all.begin(picos, growth);
        host.begin(parts.hostPicos(picos), 0);
        isOfMany = parts.areOfMany() || bubblesGrowth != 0;
        if (isOfMany) {
            communication.begin(parts.communicationPicos(picos), 0);
            bubbles.begin(parts.bubblesPicos(picos), Math.min(growth, bubblesGrowth));
        }
    }

    /** After so many iterations it has one of another kind. */
    void addTail(long iterations, long picos, StepParts parts) {
        all.addTail(iterations, picos);
        host.addTail(iterations, parts.hostPicos(picos));
        if (parts.areOfMany() && !isOfMany) {
            isOfMany = true;
            communication.begin(0, 0);
            bubbles.begin(0, 0);
        }
        if (isOfMany) {
            communication.addTail(iterations, parts.communicationPicos(picos));
            bubbles.addTail(iterations, parts.bubblesPicos(picos));
        }
    }

    /** So many iterations of the leap are over. */
    void book(long iterations) {
        if (iterations != booked) {
            allOver += in(all, booked, iterations);
            hostOver += in(host, booked, iterations);
            if (isOfMany) {
                communicationOver += in(communication, booked, iterations);
                bubblesOver += in(bubbles, booked, iterations);
            }
        }
        booked = iterations;
        begun = 0;
    }

    private static long in(Series series, long from, long to) {
        return series.until(to) - series.until(from);
    }

    private long ofMany(Series series, long from, long to) {
        return isOfMany ? in(series, from, to) : 0;
    }

    /** Whether, for those who leave now, the iteration after these has begun. */
    void begun(boolean isUnderWay) {
        begun = isUnderWay ? 1 : 0;
    }

    /** The sums as they would stand after that. */
    Sums after(long from, long to) {
        return new Sums(
                allOver + in(all, from, to),
                hostOver + in(host, from, to),
                communicationOver + ofMany(communication, from, to),
                bubblesOver + ofMany(bubbles, from, to));
    }

    /** A request takes part from now on. */
    void begin(int row, long nowNanos) {
        if (row >= since.length) {
            since = Arrays.copyOf(since, Math.max(row + 1, 2 * since.length));
            then = Arrays.copyOf(then, PARTS * since.length);
        }
        stand(row, nowNanos, allOver, hostOver, communicationOver, bubblesOver);
    }

    private void stand(
            int row, long nowNanos, long ofAll, long ofHost, long ofCommunication, long ofBubbles) {
        since[row] = nowNanos;
        int at = PARTS * row;
        then[at] = ofAll;
        then[at + 1] = ofHost;
        then[at + 2] = ofCommunication;
        then[at + 3] = ofBubbles;
    }

    /**
     * Since when a request took part, or this was asked for last: the time from then to now is what
     * {@link #split} shares out.
     */
    public long sinceNanos(int row) {
        return since[row];
    }

    /**
     * Shares that time out, in nanoseconds that add up to it exactly, and begins anew.
     *
     * @param nanos of the {@link #PARTS}
     */
    public void split(int row, long nowNanos, long[] nanos) {
        long to = booked + begun;
        long allNow = allOver + in(all, booked, to);
        long hostNow = hostOver + in(host, booked, to);
        long communicationNow = communicationOver + ofMany(communication, booked, to);
        long bubblesNow = bubblesOver + ofMany(bubbles, booked, to);
        int at = PARTS * row;
        long work = allNow - then[at];
        long time = nowNanos - since[row];
        long part = hostNow - then[at + 1];
        long first = share(time, part, work);
        part += communicationNow - then[at + 2];
        long second = communicationNow == then[at + 2] ? first : share(time, part, work);
        part += bubblesNow - then[at + 3];
        long third = bubblesNow == then[at + 3] ? second : share(time, part, work);
        nanos[HOST] = first;
        nanos[COMMUNICATION] = second - first;
        nanos[BUBBLES] = third - second;
        nanos[COMPUTE] = time - third;
        stand(row, nowNanos, allNow, hostNow, communicationNow, bubblesNow);
    }

    /** ⌊time · part ÷ work⌋ for a part of work in picoseconds, at most all of it. */
    static long share(long time, long part, long work) {
        if (part == 0) {
            return 0;
        }
        // time · part ÷ work = (part + part · more ÷ work) ÷ 1000, and at full speed more is small.
        long more = time * NANO_PICOS - work;
        if (bits(part) + bits(Math.abs(more)) < Long.SIZE) {
            return Math.floorDiv(part + Math.floorDiv(part * more, work), NANO_PICOS);
        }
        return shareByBits(time, part, work);
    }

    private static int bits(long positive) {
        return Long.SIZE - Long.numberOfLeadingZeros(positive);
    }

    /** The same by long multiplication, for times that were stretched. */
    private static long shareByBits(long time, long part, long work) {
        long quotient = 0;
        long rest = 0;
        for (int bit = Long.SIZE - 1 - Long.numberOfLeadingZeros(time); bit >= 0; bit--) {
            quotient *= 2;
            rest *= 2;
            if ((time >> bit & 1) == 1) {
                rest += part;
            }
            while (rest >= work) {
                rest -= work;
                quotient++;
            }
        }
        return quotient;
    }
}
