package io.headroom.simulator.theory;

import java.util.function.DoubleUnaryOperator;

/**
 * A second copy sent when the first has not answered after a delay, without queueing: the answer
 * comes after min(X, delay + X′) with X and X′ independent and of one law (Dean and Barroso,
 * Communications of the ACM 56, 2013). In any one unit of time.
 */
public final class Hedging {
    private final DoubleUnaryOperator tail;
    private final double delay;
    private final double scale;

    /**
     * A law and a delay.
     *
     * @param tail P(X &gt; t), 1 below 0
     * @param delay 0 for two copies at once
     * @param scale about where the tail falls, within a few orders of magnitude
     */
    public Hedging(DoubleUnaryOperator tail, double delay, double scale) {
        this.tail = tail;
        this.delay = Given.notNegative("delay", delay);
        this.scale = Given.positive("scale", scale);
    }

    /** P(answer &gt; t) = P(X &gt; t) P(X &gt; t − delay). */
    public double tail(double time) {
        double first = tail.applyAsDouble(time);
        return time < delay ? first : first * tail.applyAsDouble(time - delay);
    }

    /** Mean time to the answer. */
    public double mean() {
        return upToDelay() + Numeric.integral(this::tail, delay, scale);
    }

    /** The time to the answer that a share {@code probability} does not exceed. */
    public double percentile(double probability) {
        return Numeric.percentile(this::tail, probability, scale);
    }

    /** The share of requests that send a second copy, P(X &gt; delay). */
    public double hedgeShare() {
        return tail.applyAsDouble(delay);
    }

    /** Mean work per request when the loser works on to its end, E[X] (1 + hedge share). */
    public double meanWork() {
        return Numeric.integral(tail, 0, scale) * (1 + hedgeShare());
    }

    /** Mean work per request when the loser stops at the answer: answer + (answer − delay)⁺. */
    public double meanWorkCancelling() {
        return upToDelay() + 2 * Numeric.integral(this::tail, delay, scale);
    }

    /** ∫ P(X &gt; t) dt from 0 to the delay: all of it less what lies beyond. */
    private double upToDelay() {
        return Numeric.integral(tail, 0, scale) - Numeric.integral(tail, delay, scale);
    }
}
