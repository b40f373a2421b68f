package io.headroom.simulator.stage;

import java.util.List;

/**
 * Stages one after another.
 *
 * @param stages the stages, in this order
 */
public record SequencePlan(List<StagePlan> stages) implements StagePlan {
    /** Refuses an empty sequence. */
    public SequencePlan {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a sequence needs at least one stage");
        }
    }

    /** Stages one after another. */
    public static SequencePlan of(StagePlan... stages) {
        return new SequencePlan(List.of(stages));
    }

    @Override
    public List<StagePlan> inside() {
        return stages;
    }
}
