package io.headroom.content.simulation;

import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.stage.EngineMeter;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.StagePlan;

import java.util.HashSet;
import java.util.Set;

/**
 * Which stages are language models. Their batches are iterations, and being busy says little of
 * them: with one sequence they are as busy as with two hundred. What they are utilized by is what
 * they served of the best that they could serve at that mix.
 */
final class Engines {
    private final Set<String> names = new HashSet<>();

    Engines(SimulationPlan plan) {
        for (StagePlan leaf : plan.leaves()) {
            if (leaf instanceof EnginePlan engine) {
                names.add(engine.name());
            }
        }
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    boolean contains(String stage) {
        return names.contains(stage);
    }

    /** Whether a meter tells of a language model, not of a device that has its name. */
    boolean isOfAStage(MeterMeasurement meter) {
        return contains(meter.name())
                && meter.columns().getFirst().name().equals(EngineMeter.ITERATIONS);
    }

    /** Number {@code column} of {@link EngineMeter} of a language model. */
    long value(Measurement measured, String stage, String column) {
        return measured.meter(stage).value(column);
    }

    long batches(Measurement measured, StageMeasurement stage) {
        return contains(stage.name())
                ? value(measured, stage.name(), EngineMeter.ITERATIONS)
                : stage.batches();
    }

    long inBatches(Measurement measured, StageMeasurement stage) {
        return contains(stage.name())
                ? value(measured, stage.name(), EngineMeter.SEQUENCES)
                : stage.started();
    }

    /** Nanoseconds of provisioned time that were made use of. */
    long usedNanos(Measurement measured, StageMeasurement stage) {
        return contains(stage.name())
                ? value(measured, stage.name(), EngineMeter.BEST_NANOS)
                : stage.busyNanos();
    }

    /** What a stage took; a language model's prompts draw more than its rates say. */
    double energyJoules(Measurement measured, StageMeasurement stage) {
        double prompts = contains(stage.name()) ? measured.meter(stage.name()).energyJoules() : 0;
        return stage.energyJoules() + prompts;
    }
}
