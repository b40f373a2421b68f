package io.headroom.simulator.traffic;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

import java.util.Arrays;

/** A recorded slice of requests in order of arrival; immutable. */
public final class Trace {
    /** Most tokens of a prompt, and of an answer. */
    public static final int MOST_TOKENS = 100_000_000;

    private final long[] arrivalNanos;
    private final int[] promptTokens;
    private final int[] outputTokens;

    /**
     * A slice from columns of the same length, which are copied.
     *
     * @param arrivalNanos instants of arrival, never decreasing, the last later than the first
     * @param promptTokens prompt lengths in tokens, 0 or more
     * @param outputTokens answer lengths in tokens, 1 or more
     */
    public Trace(long[] arrivalNanos, int[] promptTokens, int[] outputTokens) {
        int length = arrivalNanos.length;
        if (length < 2 || promptTokens.length != length || outputTokens.length != length) {
            throw new IllegalArgumentException(
                    "a trace needs three columns of one length of at least 2, found "
                            + length
                            + " arrivals, "
                            + promptTokens.length
                            + " prompts and "
                            + outputTokens.length
                            + " outputs");
        }
        for (int i = 0; i < length; i++) {
            long least = i == 0 ? 0 : arrivalNanos[i - 1];
            within("arrivalNanos[" + i + "]", arrivalNanos[i], least, Long.MAX_VALUE / 4);
            within("promptTokens[" + i + "]", promptTokens[i], 0, MOST_TOKENS);
            within("outputTokens[" + i + "]", outputTokens[i], 1, MOST_TOKENS);
        }
        if (arrivalNanos[length - 1] == arrivalNanos[0]) {
            throw new IllegalArgumentException(
                    "the last arrival of a trace must be later than its first, both are at "
                            + arrivalNanos[0]);
        }
        this.arrivalNanos = arrivalNanos.clone();
        this.promptTokens = promptTokens.clone();
        this.outputTokens = outputTokens.clone();
    }

    /** Number of requests in the slice. */
    public int size() {
        return arrivalNanos.length;
    }

    /** Time from the first arrival to arrival {@code index}. */
    public long offsetNanos(int index) {
        return arrivalNanos[index] - arrivalNanos[0];
    }

    /** Requests per second as recorded: n − 1 gaps in the time from the first to the last. */
    public double meanPerSecond() {
        int last = size() - 1;
        return (double) last * Limits.SECOND_NANOS / offsetNanos(last);
    }

    /** Prompt length of request {@code index} in tokens. */
    public int promptTokens(int index) {
        return promptTokens[index];
    }

    /** Answer length of request {@code index} in tokens. */
    public int outputTokens(int index) {
        return outputTokens[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Trace that
                && Arrays.equals(arrivalNanos, that.arrivalNanos)
                && Arrays.equals(promptTokens, that.promptTokens)
                && Arrays.equals(outputTokens, that.outputTokens);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(arrivalNanos) + Arrays.hashCode(promptTokens))
                + Arrays.hashCode(outputTokens);
    }

    @Override
    public String toString() {
        return "Trace[" + size() + " requests in " + offsetNanos(size() - 1) + " ns]";
    }
}
