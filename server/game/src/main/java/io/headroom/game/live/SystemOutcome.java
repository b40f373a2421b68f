package io.headroom.game.live;

import io.headroom.simulator.Simulation;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.StageMeasurement;

import java.util.function.ToDoubleFunction;

/**
 * What a system did for the units that were offered in a run.
 *
 * <p>How the tail is judged, the same for everybody: when the traffic ends, nobody comes any more
 * and the system works on until the last unit has left, so each offered unit is judged by its own
 * fate, never by when the run ended. The cost is what the deployment costs over the run itself;
 * working off the tail is neither charged nor a way to serve more.
 *
 * @param costPerGood cost over the run ÷ good units; positive infinity when nothing was good
 * @param measurement of the run and its tail
 */
public record SystemOutcome(double costPerGood, Measurement measurement) {

    /** Settles a simulation that stands at the end of its traffic; works off its tail. */
    static SystemOutcome settle(Simulation simulation) {
        double cost = simulation.measure().cost();
        simulation.drain();
        Measurement settled = simulation.measure();
        double costPerGood =
                settled.good() == 0 ? Double.POSITIVE_INFINITY : cost / settled.goodUnits();
        return new SystemOutcome(costPerGood, settled);
    }

    /** A: the share of offered units that were good, 0 to 1. */
    public double adherence() {
        return measurement.adherence();
    }

    /** Mean time a unit waited for company, over all stations. */
    double formingNanos() {
        return sum(StageMeasurement::meanFormingNanos);
    }

    /** Mean time a unit waited for a server after that, over all stations. */
    double queueNanos() {
        return sum(StageMeasurement::meanQueueNanos);
    }

    /** Mean time a unit was served, over all stations. */
    double serviceNanos() {
        return sum(StageMeasurement::meanServiceNanos);
    }

    private double sum(ToDoubleFunction<StageMeasurement> mean) {
        return sum(measurement, mean);
    }

    static double sum(Measurement measurement, ToDoubleFunction<StageMeasurement> mean) {
        double sum = 0;
        for (StageMeasurement stage : measurement.stages()) {
            sum += mean.applyAsDouble(stage);
        }
        return sum;
    }
}
