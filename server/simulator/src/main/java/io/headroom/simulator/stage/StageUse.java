package io.headroom.simulator.stage;

import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.measure.StageMeasurement;

import org.jspecify.annotations.Nullable;

/**
 * What a stage did, where language-model servers differ. Their batches are iterations, and being
 * busy says little of them: with one sequence they are as busy as with two hundred. What they are
 * utilized by is what they served of the best that they could serve at that mix.
 */
public final class StageUse {
    private StageUse() {}

    /** Whether a meter tells of a language model, not of a device or a link. */
    public static boolean isEngine(MeterMeasurement meter) {
        return meter.columns().get(0).name().equals(EngineMeter.ITERATIONS);
    }

    /** Whether a meter tells of a pool of memory. */
    public static boolean isPool(MeterMeasurement meter) {
        return meter.columns().get(0).name().equals(PoolMeter.HITS);
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
        MeterMeasurement meter = meter(all, stage);
        return meter == null ? stage.batches() : meter.value(EngineMeter.ITERATIONS);
    }

    /** Who was in these, each as often as it was. */
    public static long inBatches(Measurement all, StageMeasurement stage) {
        MeterMeasurement meter = meter(all, stage);
        return meter == null ? stage.started() : meter.value(EngineMeter.SEQUENCES);
    }

    /** Nanoseconds of provisioned time that were made use of. */
    public static long usedNanos(Measurement all, StageMeasurement stage) {
        MeterMeasurement meter = meter(all, stage);
        return meter == null ? stage.busyNanos() : meter.value(EngineMeter.BEST_NANOS);
    }

    /** What a stage took, in joules; a language model's prompts draw more than its rates say. */
    public static double energyJoules(Measurement all, StageMeasurement stage) {
        MeterMeasurement meter = meter(all, stage);
        return stage.energyJoules() + (meter == null ? 0 : meter.energyJoules());
    }

    /** How often language models took a place back; NaN without any. */
    public static double preemptions(Measurement all) {
        double count = Double.NaN;
        for (StageMeasurement stage : all.stages()) {
            if (meter(all, stage) != null) {
                count = (Double.isNaN(count) ? 0 : count) + stage.putBack();
            }
        }
        return count;
    }

    /** Tokens of prompts that language models found computed; NaN without any. */
    public static double reusedTokens(Measurement all) {
        double count = Double.NaN;
        for (StageMeasurement stage : all.stages()) {
            if (meter(all, stage) != null) {
                count = (Double.isNaN(count) ? 0 : count) + stage.reusedTokens();
            }
        }
        return count;
    }
}
