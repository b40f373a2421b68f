package io.headroom.simulator.engine;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.cost.StepCostPlan;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.SchedulerPlan;

/**
 * A language-model server that works iteration by iteration.
 *
 * @param maxSequences most sequences that run at once
 * @param maxOutputTokens where answers are cut; a request that would not fit into an empty memory
 *     with an answer of that length is refused
 * @param scheduler who takes part in an iteration
 * @param memory how keys and values are kept
 * @param cost how long an iteration takes
 */
public record ReplicaPlan(
        int maxSequences,
        int maxOutputTokens,
        SchedulerPlan scheduler,
        KvPlan memory,
        StepCostPlan cost) {
    /** Most sequences of a replica. */
    public static final int MOST_SEQUENCES = 1_000_000;

    /** Most sequences that a running replica may be set to, if it was planned for fewer. */
    public static final int RESCHEDULED_SEQUENCES = 4_096;

    /** Refuses numbers outside their limits and parts that do not go together. */
    public ReplicaPlan {
        within("maxSequences", maxSequences, 1, MOST_SEQUENCES);
        within("maxOutputTokens", maxOutputTokens, 1, SchedulerPlan.MOST_TOKENS);
        if (scheduler instanceof SchedulerPlan.Chunked chunked
                && chunked.tokenBudget() < maxSequences) {
            throw new IllegalArgumentException(
                    "scheduler.tokenBudget must be at least maxSequences "
                            + maxSequences
                            + " for all who decode to get their token, found "
                            + chunked.tokenBudget());
        }
        if (scheduler instanceof SchedulerPlan.WholeBatches whole
                && memory instanceof KvPlan.Paged paged) {
            if (whole.computesOn() && !paged.reservesMaximum()) {
                throw new IllegalArgumentException(
                        "static batching computes on for finished members, so memory must be"
                                + " reserved: set memory.reservesMaximum");
            }
            if (paged.swap() != null) {
                throw new IllegalArgumentException(
                        "nobody comes back into a batch under way, so whole batches cannot swap");
            }
        }
    }

    /**
     * The same replica with another limit of sequences and another scheduler of the same kind.
     *
     * @throws IllegalArgumentException if the kind differs or parts do not go together
     */
    public ReplicaPlan rescheduled(int sequences, SchedulerPlan other) {
        within("maxSequences", sequences, 1, mostSequences());
        if (!scheduler.isLike(other)) {
            throw new IllegalArgumentException(
                    "a running server keeps its kind of scheduler, "
                            + scheduler
                            + ", found "
                            + other);
        }
        return new ReplicaPlan(sequences, maxOutputTokens, other, memory, cost);
    }

    /** Most sequences that may ever run at once. */
    public int mostSequences() {
        return Math.max(maxSequences, RESCHEDULED_SEQUENCES);
    }
}
