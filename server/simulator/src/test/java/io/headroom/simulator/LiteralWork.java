package io.headroom.simulator;

import java.math.BigInteger;

/**
 * What a job's time in service goes to: the work of every iteration that it is in, added up one by
 * one, and its time shared out in that proportion whenever it gets its first token or leaves.
 */
final class LiteralWork {
    private static final int PARTS = 4;

    private final long[] picos = new long[PARTS];
    private long since;
    private boolean runs;

    /** Nanoseconds of the host, of devices, of communication, of bubbles. */
    final long[] nanos = new long[PARTS];

    /** Of these, what was before the first token. */
    final long[] before = new long[PARTS];

    void begin(long now) {
        runs = true;
        anew(now);
    }

    private void anew(long now) {
        since = now;
        for (int part = 0; part < PARTS; part++) {
            picos[part] = 0;
        }
    }

    /** It is in an iteration. */
    void add(LiteralCosts.Parts parts) {
        picos[0] += parts.host();
        picos[1] += parts.compute();
        picos[2] += parts.communication();
        picos[3] += parts.bubbles();
    }

    void responds(long now) {
        shareOut(now);
        System.arraycopy(nanos, 0, before, 0, PARTS);
    }

    void end(long now) {
        if (runs) {
            shareOut(now);
        }
        runs = false;
    }

    /** Rounded one upon the other: host, communication, bubbles; the rest is the devices'. */
    private void shareOut(long now) {
        BigInteger time = BigInteger.valueOf(now - since);
        BigInteger whole = BigInteger.valueOf(picos[0] + picos[1] + picos[2] + picos[3]);
        long told = 0;
        long upTo = 0;
        for (int part : new int[] {0, 2, 3, 1}) {
            upTo += picos[part];
            if (whole.signum() > 0) {
                long all = time.multiply(BigInteger.valueOf(upTo)).divide(whole).longValueExact();
                nanos[part] += all - told;
                told = all;
            }
        }
        anew(now);
    }
}
