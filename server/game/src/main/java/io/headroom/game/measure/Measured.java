package io.headroom.game.measure;

import io.headroom.simulator.Simulation;
import io.headroom.simulator.measure.Measurement;

/**
 * What figures are taken from.
 *
 * @param measurement what a system did over a span
 * @param cost what the deployment cost, in the unit of its rates
 */
public record Measured(Measurement measurement, double cost) {

    /** A span as it is, at what it cost. */
    public static Measured of(Measurement measurement) {
        return new Measured(measurement, measurement.cost());
    }

    /**
     * Settles a simulation that stands at the end of its traffic; works off its tail.
     *
     * <p>How the tail is judged, the same for everybody: when the traffic ends, nobody comes any
     * more and the system works on until the last unit has left, so each offered unit is judged by
     * its own fate, never by when the run ended. The cost, and whatever is an average over time, is
     * of the run itself; working off the tail is neither charged nor a way to serve more.
     */
    public static Measured settle(Simulation simulation) {
        simulation.drain();
        return of(simulation.measure());
    }

    /**
     * A: the share of those who arrived, or of recent seconds of who ended, that were good, of the
     * scored flows.
     */
    public double adherence() {
        return measurement.adherence();
    }

    /** K: cost ÷ good units, or ÷ what one flow got done; positive infinity of none. */
    public double costPerGood() {
        return measurement.costPerGoodUnit(cost);
    }
}
