package io.headroom.game.measure;

import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;

import java.util.stream.DoubleStream;

/** Figures of meters, whichever keep them; NaN where none does. */
final class Meters {
    private Meters() {}

    /** The sum over the meters that keep a number of that name. */
    static double sum(Measurement all, String column) {
        return values(all, column).reduce(Double::sum).orElse(Double.NaN);
    }

    /** The greatest of the meters that keep a number of that name. */
    static double most(Measurement all, String column) {
        return values(all, column).max().orElse(Double.NaN);
    }

    private static DoubleStream values(Measurement all, String column) {
        return all.meters().stream()
                .filter(meter -> keeps(meter, column))
                .mapToDouble(meter -> meter.value(column));
    }

    private static boolean keeps(MeterMeasurement meter, String column) {
        return meter.columns().stream().anyMatch(each -> each.name().equals(column));
    }
}
