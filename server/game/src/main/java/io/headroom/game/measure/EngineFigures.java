package io.headroom.game.measure;

import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.stage.EngineMeter;

import org.jspecify.annotations.Nullable;

import java.util.function.ToLongFunction;

/**
 * Figures in which language-model servers differ. Their batches are iterations, and being busy says
 * little of them: with one sequence they are as busy as with two hundred. What they are utilized by
 * is what they served of the best that they could serve at that mix.
 */
final class EngineFigures {
    private EngineFigures() {}

    static double utilization(Measurement all) {
        return ratio(
                sum(all, EngineMeter.BEST_NANOS, StageMeasurement::busyNanos),
                all.stages().stream().mapToLong(StageMeasurement::provisionedNanos).sum());
    }

    static double meanBatch(Measurement all) {
        long batches = sum(all, EngineMeter.ITERATIONS, StageMeasurement::batches);
        return batches == 0
                ? Double.NaN
                : ratio(sum(all, EngineMeter.SEQUENCES, StageMeasurement::started), batches);
    }

    /** NaN without language-model servers. */
    static double preemptions(Measurement all) {
        return Double.isNaN(Meters.sum(all, EngineMeter.ITERATIONS))
                ? Double.NaN
                : all.stages().stream()
                        .filter(stage -> meter(all, stage) != null)
                        .mapToLong(StageMeasurement::putBack)
                        .sum();
    }

    /** NaN without language-model servers. */
    static double reusedTokens(Measurement all) {
        return Double.isNaN(Meters.sum(all, EngineMeter.ITERATIONS))
                ? Double.NaN
                : all.stages().stream().mapToLong(StageMeasurement::reusedTokens).sum();
    }

    /** Mean over the iterations. */
    static double meanTaken(Measurement all) {
        return Meters.sum(all, EngineMeter.TAKEN) / Meters.sum(all, EngineMeter.ITERATIONS);
    }

    /** Of all memory, mean over the iterations. */
    static double takenShare(Measurement all) {
        double taken = 0;
        double memory = 0;
        for (MeterMeasurement meter : all.meters()) {
            if (isEngine(meter)) {
                taken += meter.value(EngineMeter.TAKEN);
                memory +=
                        (double) meter.value(EngineMeter.MEMORY)
                                * meter.value(EngineMeter.ITERATIONS);
            }
        }
        return taken / memory;
    }

    private static long sum(
            Measurement all, String engine, ToLongFunction<StageMeasurement> others) {
        long sum = 0;
        for (StageMeasurement stage : all.stages()) {
            MeterMeasurement meter = meter(all, stage);
            sum += meter == null ? others.applyAsLong(stage) : meter.value(engine);
        }
        return sum;
    }

    private static @Nullable MeterMeasurement meter(Measurement all, StageMeasurement stage) {
        for (MeterMeasurement meter : all.meters()) {
            if (isEngine(meter) && meter.name().equals(stage.name())) {
                return meter;
            }
        }
        return null;
    }

    private static boolean isEngine(MeterMeasurement meter) {
        return meter.columns().getFirst().name().equals(EngineMeter.ITERATIONS);
    }

    private static double ratio(long numerator, long denominator) {
        return denominator == 0 ? 0 : (double) numerator / denominator;
    }
}
