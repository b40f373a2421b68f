package io.headroom.game.measure;

import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.stage.EngineMeter;

import org.jspecify.annotations.Nullable;

import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/**
 * Figures in which language-model servers differ. Their batches are iterations, and being busy says
 * little of them: with one sequence they are as busy as with two hundred. What they are utilized by
 * is what they served of the best that they could serve at that mix.
 */
public final class EngineFigures {
    private EngineFigures() {}

    /** Whether a meter tells of a language model, not of a device or a link. */
    public static boolean isEngine(MeterMeasurement meter) {
        return meter.columns().getFirst().name().equals(EngineMeter.ITERATIONS);
    }

    /** What a stage tells as a language model; null if it is none. */
    public static @Nullable MeterMeasurement meter(Measurement all, StageMeasurement stage) {
        for (MeterMeasurement meter : all.meters()) {
            if (isEngine(meter) && meter.name().equals(stage.name())) {
                return meter;
            }
        }
        return null;
    }

    /** Batches of a stage, or iterations. */
    public static long batches(Measurement all, StageMeasurement stage) {
        return of(all, stage, EngineMeter.ITERATIONS, StageMeasurement::batches);
    }

    /** Who was in these, each as often as it was. */
    public static long inBatches(Measurement all, StageMeasurement stage) {
        return of(all, stage, EngineMeter.SEQUENCES, StageMeasurement::started);
    }

    /** Nanoseconds of provisioned time that were made use of. */
    public static long usedNanos(Measurement all, StageMeasurement stage) {
        return of(all, stage, EngineMeter.BEST_NANOS, StageMeasurement::busyNanos);
    }

    /** What a stage took, in joules; a language model's prompts draw more than its rates say. */
    public static double energyJoules(Measurement all, StageMeasurement stage) {
        MeterMeasurement meter = meter(all, stage);
        return stage.energyJoules() + (meter == null ? 0 : meter.energyJoules());
    }

    /** How often language models took a place back; NaN without any. */
    public static double preemptions(Measurement all) {
        return ofEngines(all, StageMeasurement::putBack);
    }

    /** Tokens of prompts that language models found computed; NaN without any. */
    public static double reusedTokens(Measurement all) {
        return ofEngines(all, StageMeasurement::reusedTokens);
    }

    /** Of the tokens of answers that are done, those that came as proposals; NaN of none. */
    static double acceptedShare(Measurement all) {
        return Meters.sum(all, EngineMeter.ACCEPTED) / Meters.sum(all, EngineMeter.ANSWERED);
    }

    static double utilization(Measurement all) {
        return ratio(
                sum(all, EngineFigures::usedNanos),
                all.stages().stream().mapToLong(StageMeasurement::provisionedNanos).sum());
    }

    static double meanBatch(Measurement all) {
        long batches = sum(all, EngineFigures::batches);
        return batches == 0 ? Double.NaN : ratio(sum(all, EngineFigures::inBatches), batches);
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

    /** One of {@link EngineMeter#SHARES} of all memory, mean over the iterations. */
    static double memoryShare(Measurement all, String column) {
        double whole = 0;
        for (String share : EngineMeter.SHARES) {
            whole += Meters.sum(all, share);
        }
        return Meters.sum(all, column) / whole;
    }

    private static double ofEngines(Measurement all, ToLongFunction<StageMeasurement> count) {
        return all.meters().stream().noneMatch(EngineFigures::isEngine)
                ? Double.NaN
                : all.stages().stream()
                        .filter(stage -> meter(all, stage) != null)
                        .mapToLong(count)
                        .sum();
    }

    private static long of(
            Measurement all,
            StageMeasurement stage,
            String engine,
            ToLongFunction<StageMeasurement> other) {
        MeterMeasurement meter = meter(all, stage);
        return meter == null ? other.applyAsLong(stage) : meter.value(engine);
    }

    private static long sum(
            Measurement all, ToLongBiFunction<Measurement, StageMeasurement> count) {
        return all.stages().stream().mapToLong(stage -> count.applyAsLong(all, stage)).sum();
    }

    private static double ratio(long numerator, long denominator) {
        return denominator == 0 ? 0 : (double) numerator / denominator;
    }
}
