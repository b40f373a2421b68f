package io.headroom.game.live;

import io.headroom.game.scenario.Challenge.Goal;
import io.headroom.simulator.measure.Measurement;

/**
 * The time over which a challenge is judged, in readings of some seconds each that lie side by
 * side. K is all cost over all good units, A the mean of the readings' shares by how many ended in
 * each.
 */
final class JudgedWindow {
    /** Wall seconds of a reading: as far as a simulation looks back. */
    static final int READING_SECONDS = 5;

    /** Ticks of a reading. */
    static final int READING_TICKS = READING_SECONDS * LiveRun.SAMPLE_TICKS;

    private double cost;
    private double units;
    private double good;
    private long ended;

    /** Takes a reading of the last {@link #READING_SECONDS}. */
    void add(Measurement recent) {
        cost += recent.cost();
        units += recent.costUnits();
        good += recent.ended() == 0 ? 0 : recent.goodShareOfEnded() * recent.ended();
        ended += recent.ended();
    }

    /** Whether anything ended in it. */
    boolean judges() {
        return ended > 0;
    }

    /** What it comes to; the worst there is where nothing ended. */
    double figure(Goal goal) {
        return switch (goal) {
            case COST -> units == 0 ? Double.POSITIVE_INFINITY : cost / units;
            case ADHERENCE -> ended == 0 ? 0 : good / ended;
        };
    }
}
