package io.headroom.content.simulation;

import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.stage.EngineMeter;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.StagePlan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which stages are language models. Their batches are iterations, and being busy says little of
 * them: with one sequence they are as busy as with two hundred. What they are utilized by is what
 * they served of the best that they could serve at that mix.
 */
final class Engines {
    private final Set<String> names = new HashSet<>();
    private final List<String> findings = new ArrayList<>();

    Engines(SimulationPlan plan) {
        for (StagePlan leaf : plan.leaves()) {
            if (leaf instanceof EnginePlan engine) {
                names.add(engine.name());
                if (!engine.replica().couldHold(1)) {
                    findings.add(rejectsAll(engine));
                }
            }
        }
    }

    /** What makes language models useless as they are planned, a sentence each. */
    List<String> findings() {
        return findings;
    }

    private static String rejectsAll(EnginePlan engine) {
        ReplicaPlan replica = engine.replica();
        return "%s: rejects every request, for its memory of %s has no room for the shortest prompt"
                        .formatted(engine.name(), size(replica.memory()))
                + " and an answer of maxOutputTokens, which is %d: lower that or give it more memory"
                        .formatted(replica.maxOutputTokens());
    }

    private static String size(KvPlan memory) {
        return switch (memory) {
            case KvPlan.Paged paged ->
                    "%d blocks of %d tokens".formatted(paged.blocks(), paged.blockTokens());
            case KvPlan.Contiguous contiguous -> contiguous.tokens() + " tokens";
        };
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
