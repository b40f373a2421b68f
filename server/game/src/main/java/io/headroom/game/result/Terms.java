package io.headroom.game.result;

/**
 * What a system earns before the lock.
 *
 * @param slo 0 to 1: for keeping the objective, with a slope below the floor too
 * @param met 0 to 1: how far adherence has come from the floor to the bar
 * @param thrift 0 to 1, up to {@link Anchors#MOST_THRIFT} where adherence is at the bar
 */
public record Terms(double slo, double met, double thrift) {
    /** What full adherence is worth. */
    public static final int SLO_POINTS = 600;

    /** What the best known price is worth on top, at full adherence. */
    public static final int THRIFT_POINTS = 400;

    /** 600·slo: not rounded. */
    public double exactSlo() {
        return SLO_POINTS * slo;
    }

    /**
     * 400·met·thrift without what is above its maximum: a cheap system that fails its users earns
     * nothing for being cheap.
     */
    public double exactThrift() {
        return THRIFT_POINTS * met * Math.min(1, thrift);
    }

    /** What a price below the best known is worth above the maximum. */
    public double exactBonus() {
        return THRIFT_POINTS * met * Math.max(0, thrift - 1);
    }

    /** 600·slo + 400·met·thrift: not rounded. */
    public double exactPoints() {
        return exactSlo() + exactThrift() + exactBonus();
    }

    /** {@link #exactPoints()} rounded half up. */
    public int wholePoints() {
        return (int) Math.floor(exactPoints() + 0.5);
    }
}
