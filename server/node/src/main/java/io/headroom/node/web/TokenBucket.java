package io.headroom.node.web;

/**
 * Allows a burst and then a steady rate: it holds at most {@code burst} tokens, gains {@code
 * perSecond} a second, and each take costs one.
 */
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;
    private final int burst;
    private final int perSecond;
    private double tokens;
    private long filledAtNanos;

    /** A full bucket. */
    TokenBucket(int burst, int perSecond, long nowNanos) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.tokens = burst;
        this.filledAtNanos = nowNanos;
    }

    /** Takes a token; false when there is none. */
    boolean take(long nowNanos) {
        return take(1, nowNanos);
    }

    /** Takes some tokens; false, and none is taken, when there are fewer. */
    boolean take(int wanted, long nowNanos) {
        if (!has(wanted, nowNanos)) {
            return false;
        }
        tokens -= wanted;
        return true;
    }

    /** Undoes a take. */
    void giveBack() {
        tokens = Math.min(burst, tokens + 1);
    }

    /** Whether a take would succeed; takes nothing. */
    boolean hasOne(long nowNanos) {
        return has(1, nowNanos);
    }

    private boolean has(int wanted, long nowNanos) {
        double gained = (nowNanos - filledAtNanos) * (perSecond / NANOS_PER_SECOND);
        tokens = Math.min(burst, tokens + gained);
        filledAtNanos = nowNanos;
        return tokens >= wanted;
    }
}
