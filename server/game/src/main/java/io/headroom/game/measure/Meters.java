package io.headroom.game.measure;

import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.measure.StageMeasurement;

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

    /** The least of the meters that keep a number of that name. */
    static double least(Measurement all, String column) {
        return values(all, column).min().orElse(Double.NaN);
    }

    /** Of the provisioned time of the stages that keep a number of that name, what was busy. */
    static double busyShare(Measurement all, String column) {
        long busy = 0;
        long provisioned = 0;
        for (MeterMeasurement meter : all.meters()) {
            if (keeps(meter, column)) {
                for (StageMeasurement stage : all.stages()) {
                    if (stage.name().equals(meter.name())) {
                        busy += stage.busyNanos();
                        provisioned += stage.provisionedNanos();
                    }
                }
            }
        }
        return provisioned == 0 ? Double.NaN : (double) busy / provisioned;
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
