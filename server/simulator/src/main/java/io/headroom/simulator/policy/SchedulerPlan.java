package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

/** Who takes part in the next iteration of a language-model server. */
public sealed interface SchedulerPlan {
    /** Most tokens that an iteration may be given to work on. */
    int MOST_TOKENS = 100_000_000;

    /** How long the oldest waits for company; 0 where nobody does. */
    default long windowNanos() {
        return 0;
    }

    /** Whether {@code other} is the same rule with other numbers. */
    default boolean isLike(SchedulerPlan other) {
        boolean computesOn = this instanceof WholeBatches whole && whole.computesOn();
        boolean otherDoes = other instanceof WholeBatches whole && whole.computesOn();
        return getClass() == other.getClass() && computesOn == otherDoes;
    }

    /**
     * Continuous batching with chunked prefill: who runs goes first, a token or a chunk of its
     * prompt each; what is left of the budget goes to who waits, first come, first served. Prompts
     * that do not fit into an iteration are cut (Agrawal et al., <i>Sarathi-Serve</i>, 2024).
     *
     * @param tokenBudget most tokens of an iteration
     */
    record Chunked(int tokenBudget) implements SchedulerPlan {
        /** Refuses budgets outside their limits. */
        public Chunked {
            within("tokenBudget", tokenBudget, 1, MOST_TOKENS);
        }
    }

    /**
     * Continuous batching that prefills first: when somebody who waits may come in, the next
     * iteration is for whole prompts alone and all who decode stand still. A prompt larger than the
     * budget has an iteration for itself.
     *
     * @param tokenBudget most tokens of prompts in an iteration
     */
    record PrefillFirst(int tokenBudget) implements SchedulerPlan {
        /** Refuses budgets outside their limits. */
        public PrefillFirst {
            within("tokenBudget", tokenBudget, 1, MOST_TOKENS);
        }
    }

    /**
     * Whole batches: nobody joins a batch under way. A batch starts when it is full or its oldest
     * member has waited for the window, and the batch before is done; its prompts are worked on
     * together. Who was in a batch and lost its place does not wait for company again. A request's
     * answer is sent when it is complete, also if others of the batch go on.
     *
     * @param windowNanos how long the oldest waits for company; 0 starts whenever the server is
     *     free
     * @param computesOn whether the slots of finished members are held and computed on until the
     *     longest answer is complete (static batching) or given up at once (dynamic batching)
     */
    record WholeBatches(long windowNanos, boolean computesOn) implements SchedulerPlan {
        /** Refuses windows outside their limits. */
        public WholeBatches {
            within("windowNanos", windowNanos, 0, Limits.DURATION_NANOS);
        }
    }
}
