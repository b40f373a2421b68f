package io.headroom.game.measure;

import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.request.WorkPart;
import io.headroom.simulator.stage.EngineMeter;
import io.headroom.simulator.stage.StageUse;

import java.util.function.ToLongBiFunction;

/** Figures of all language-model servers of a system together, and of all that works in it. */
final class EngineFigures {
    private EngineFigures() {}

    /** Of the tokens of answers that are done, those that came as proposals; NaN of none. */
    static double acceptedShare(Measurement all) {
        return Meters.sum(all, EngineMeter.ACCEPTED) / Meters.sum(all, EngineMeter.ANSWERED);
    }

    static double utilization(Measurement all) {
        return ratio(
                sum(all, StageUse::usedNanos),
                all.stages().stream().mapToLong(StageMeasurement::provisionedNanos).sum());
    }

    static double meanBatch(Measurement all) {
        long batches = sum(all, StageUse::batches);
        return batches == 0 ? Double.NaN : ratio(sum(all, StageUse::inBatches), batches);
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
            if (StageUse.isEngine(meter)) {
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

    /** Whether there are engines, and it was watched what their work went to. */
    static boolean worked(Measurement all) {
        return EngineMeter.WORK.stream().anyMatch(part -> Meters.sum(all, part) > 0);
    }

    /** Of what iterations took; NaN without any. */
    static double workShare(Measurement all, WorkPart part) {
        double whole = 0;
        for (String each : EngineMeter.WORK) {
            whole += Meters.sum(all, each);
        }
        return Meters.sum(all, EngineMeter.WORK.get(part.number())) / whole;
    }

    private static long sum(
            Measurement all, ToLongBiFunction<Measurement, StageMeasurement> count) {
        return all.stages().stream().mapToLong(stage -> count.applyAsLong(all, stage)).sum();
    }

    private static double ratio(long numerator, long denominator) {
        return denominator == 0 ? 0 : (double) numerator / denominator;
    }
}
