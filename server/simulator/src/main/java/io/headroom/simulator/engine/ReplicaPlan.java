package io.headroom.simulator.engine;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.cost.StepCostPlan;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.SchedulerPlan;

import org.jspecify.annotations.Nullable;

/**
 * A language-model server that works iteration by iteration.
 *
 * @param maxSequences most sequences that run at once
 * @param maxOutputTokens where answers are cut; a request that would not fit into an empty memory
 *     with an answer of that length is refused
 * @param scheduler who takes part in an iteration
 * @param memory how keys and values are kept
 * @param cost how long an iteration takes
 * @param speculation how tokens are proposed that an iteration verifies; {@code null} proposes none
 * @param role which part of a request it does
 */
public record ReplicaPlan(
        int maxSequences,
        int maxOutputTokens,
        SchedulerPlan scheduler,
        KvPlan memory,
        StepCostPlan cost,
        @Nullable SpeculationPlan speculation,
        ReplicaRole role) {
    /** Most sequences of a replica. */
    public static final int MOST_SEQUENCES = 1_000_000;

    /** Most sequences that a running replica may be set to, if it was planned for fewer. */
    public static final int RESCHEDULED_SEQUENCES = 4_096;

    /** Refuses numbers outside their limits and parts that do not go together. */
    public ReplicaPlan {
        within("maxSequences", maxSequences, 1, MOST_SEQUENCES);
        within("maxOutputTokens", maxOutputTokens, 1, SchedulerPlan.MOST_TOKENS);
        int tokensEach = speculation == null ? 1 : 1 + speculation.proposals();
        long tokens = (long) maxSequences * tokensEach;
        if (scheduler instanceof SchedulerPlan.Chunked chunked && chunked.tokenBudget() < tokens) {
            String each =
                    speculation == null ? "," : ", with those that are verified " + tokens + ",";
            throw new IllegalArgumentException(
                    "the token budget must be at least the most sequences, "
                            + maxSequences
                            + each
                            + " for all who decode to get their token, found "
                            + chunked.tokenBudget());
        }
        if (role == ReplicaRole.DECODE && scheduler instanceof SchedulerPlan.WholeBatches) {
            throw new IllegalArgumentException(
                    "a server that only decodes takes requests in as they come, not in whole"
                            + " batches");
        }
        if (scheduler instanceof SchedulerPlan.WholeBatches whole
                && memory instanceof KvPlan.Paged paged) {
            if (whole.computesOn() && !paged.reservesMaximum()) {
                throw new IllegalArgumentException(
                        "static batching computes on for finished members, so memory must be"
                                + " reserved for the longest answers");
            }
            if (whole.computesOn() && paged.prefixes() != null) {
                throw new IllegalArgumentException(
                        "static batching holds the slots of finished members, which cannot share"
                                + " prefixes");
            }
            if (paged.swap() != null) {
                throw new IllegalArgumentException(
                        "nobody comes back into a batch under way, so whole batches cannot swap");
            }
        }
    }

    /** A replica that does all of a request. */
    public ReplicaPlan(
            int maxSequences,
            int maxOutputTokens,
            SchedulerPlan scheduler,
            KvPlan memory,
            StepCostPlan cost,
            @Nullable SpeculationPlan speculation) {
        this(maxSequences, maxOutputTokens, scheduler, memory, cost, speculation, ReplicaRole.BOTH);
    }

    /** A replica that proposes nothing. */
    public ReplicaPlan(
            int maxSequences,
            int maxOutputTokens,
            SchedulerPlan scheduler,
            KvPlan memory,
            StepCostPlan cost) {
        this(maxSequences, maxOutputTokens, scheduler, memory, cost, null, ReplicaRole.BOTH);
    }

    /**
     * Whether a prompt of so many tokens fits into the empty memory with the longest answer; what
     * does not is rejected.
     */
    public boolean couldHold(int promptTokens) {
        return KvMemory.of(this, new Sequences(growth())).couldHold(promptTokens);
    }

    /** Tokens that it makes of an answer at most. */
    int longestAnswer() {
        return role == ReplicaRole.PREFILL ? 1 : maxOutputTokens;
    }

    /** Tokens that a sequence which decodes works on in an iteration. */
    int tokensEach() {
        return speculation == null ? 1 : 1 + speculation.proposals();
    }

    /** What a sequence stores in an iteration, in parts of a token. */
    int growth() {
        return speculation == null ? SpeculationPlan.UNIT : speculation.growth();
    }

    /**
     * The same replica with another limit of sequences and another scheduler of the same kind.
     *
     * @throws IllegalArgumentException if the kind differs or parts do not go together
     */
    public ReplicaPlan rescheduled(int sequences, SchedulerPlan other) {
        within("maxSequences", sequences, 1, mostSequences());
        if (!scheduler.isLike(other)) {
            throw new IllegalArgumentException("a running server keeps its kind of scheduler");
        }
        return new ReplicaPlan(sequences, maxOutputTokens, other, memory, cost, speculation, role);
    }

    /** Most sequences that may ever run at once. */
    public int mostSequences() {
        return Math.max(maxSequences, RESCHEDULED_SEQUENCES);
    }
}
