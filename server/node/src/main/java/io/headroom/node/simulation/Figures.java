package io.headroom.node.simulation;

import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Percentiles;
import io.headroom.simulator.measure.StageMeasurement;

/** STUB for figures that the engine will measure. */
final class Figures {
    private Figures() {}

    static long abandoned(Measurement m) {
        return 0;
    }

    static long timedOut(Measurement m) {
        return 0;
    }

    static long waitedNanos(Measurement m) {
        return 0;
    }

    static double energyJoules(Measurement m) {
        return 0;
    }

    static long p90(Percentiles p) {
        return p.p50Nanos();
    }

    static long p999(Percentiles p) {
        return p.p99Nanos();
    }

    static Percentiles waitingTime(StageMeasurement s) {
        return new Percentiles(0, 0, 0, 0);
    }

    static Percentiles timeHere(StageMeasurement s) {
        return new Percentiles(0, 0, 0, 0);
    }

    static double cost(StageMeasurement s) {
        return 0;
    }

    static double energyJoules(StageMeasurement s) {
        return 0;
    }

    static long lost(StageMeasurement s) {
        return 0;
    }

    static long abandoned(StageMeasurement s) {
        return 0;
    }

    static long cancelled(StageMeasurement s) {
        return 0;
    }
}
