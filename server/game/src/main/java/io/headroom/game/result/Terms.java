package io.headroom.game.result;

/**
 * What a system earns before the lock.
 *
 * @param slo 0 to 1
 * @param thrift 0 to 1.1
 */
public record Terms(double slo, double thrift) {
    /** What full adherence is worth. */
    public static final int SLO_POINTS = 600;

    /** What the best known price is worth on top, at full adherence. */
    public static final int THRIFT_POINTS = 400;

    /** 600·slo: not rounded. */
    public double exactSlo() {
        return SLO_POINTS * slo;
    }

    /** 400·slo·thrift: a cheap system that fails its users earns nothing for being cheap. */
    public double exactThrift() {
        return THRIFT_POINTS * slo * thrift;
    }

    /** 600·slo + 400·slo·thrift: not rounded. */
    public double exactPoints() {
        return exactSlo() + exactThrift();
    }

    /** {@link #exactPoints()} rounded half up. */
    public int wholePoints() {
        return (int) Math.floor(exactPoints() + 0.5);
    }
}
