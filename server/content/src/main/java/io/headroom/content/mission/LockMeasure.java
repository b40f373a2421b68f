package io.headroom.content.mission;

import io.headroom.simulator.measure.Measurement;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What a lock may ask of a simulation.
 *
 * @param name what it is called behind the simulation's name
 * @param isMillis whether it is a duration, in milliseconds
 */
record LockMeasure(String name, boolean isMillis, ToDoubleFunction<Measurement> value) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1_000;

    /** Every one that there is. */
    static final List<LockMeasure> ALL =
            List.of(
                    millis("meanTimeInSystem", Measurement::meanTimeInSystemNanos),
                    millis("meanWait", Measurement::meanWaitNanos),
                    millis("p50", measured -> measured.response().p50Nanos()),
                    millis("p99", measured -> measured.response().p99Nanos()),
                    number("meanInSystem", Measurement::meanInSystem),
                    number("completedPerSecond", Measurement::completedPerSecond),
                    number("adherence", Measurement::adherence),
                    number("lostShare", LockMeasure::lostShare),
                    number("utilization", Measurement::utilization),
                    number("meanBatch", Measurement::meanBatch),
                    number("cost", Measurement::cost));

    private static LockMeasure millis(String name, ToDoubleFunction<Measurement> nanos) {
        return new LockMeasure(
                name, true, measured -> nanos.applyAsDouble(measured) / NANOS_PER_MILLI);
    }

    private static LockMeasure number(String name, ToDoubleFunction<Measurement> value) {
        return new LockMeasure(name, false, value);
    }

    private static double lostShare(Measurement measured) {
        long offered = measured.offered();
        return offered == 0 ? 0 : 1 - (double) measured.completed() / offered;
    }

    /** What a simulation came to. */
    double of(Measurement measured) {
        double is = value.applyAsDouble(measured);
        return Double.isFinite(is) ? is : 0;
    }

    /** A number and its unit stay on one line. */
    String shown(double is) {
        if (!isMillis) {
            return plain(is);
        }
        return is < MILLIS_PER_SECOND
                ? String.format(Locale.ROOT, "%.1f\u00a0ms", is)
                : String.format(Locale.ROOT, "%.1f\u00a0s", is / MILLIS_PER_SECOND);
    }

    /** A number of three digits. */
    static String plain(double is) {
        return String.format(Locale.ROOT, Math.abs(is) >= 100 ? "%.0f" : "%.3g", is);
    }
}
