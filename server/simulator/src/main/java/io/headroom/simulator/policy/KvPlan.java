package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.within;

import org.jspecify.annotations.Nullable;

/** How keys and values of the tokens of running sequences are kept. */
public sealed interface KvPlan {
    /** Most tokens that a pool may be built for. */
    int MOST_TOKENS = 1_000_000_000;

    /**
     * A pool of equal blocks, given out one by one (Kwon et al., <i>PagedAttention</i>, 2023). A
     * newcomer takes the blocks of its whole prompt. Who finds no block when it needs one costs
     * somebody its place: that one goes back to the head of the line, keeps the tokens that it has
     * sent, and its blocks keep their content until they are used again.
     *
     * @param blockTokens tokens of a block
     * @param blocks blocks of the pool
     * @param reservesMaximum whether a newcomer takes the blocks of the longest answer at once, so
     *     that nobody is ever preempted; else it takes those of its prompt and hopes
     * @param swap where the content of a preempted sequence goes; {@code null} computes it again
     * @param prefixes what goes first of the beginnings of prompts that are kept to be shared, a
     *     block for all who begin alike; {@code null} shares nothing
     * @param watermarkBlocks free blocks that a newcomer, or who comes back, must leave to those
     *     who run, so that fewer are preempted; when nobody runs there is nobody to leave them to
     * @param preemptions who loses its place, and how often
     */
    record Paged(
            int blockTokens,
            int blocks,
            boolean reservesMaximum,
            @Nullable Swap swap,
            @Nullable Eviction prefixes,
            int watermarkBlocks,
            Preemptions preemptions)
            implements KvPlan {
        /** Refuses pools outside their limits. */
        public Paged {
            within("watermarkBlocks", watermarkBlocks, 0, blocks);
            within("blockTokens", blockTokens, 1, 4_096);
            within("blocks", blocks, 1, MOST_TOKENS);
            within("tokens of the pool", (long) blocks * blockTokens, 1L, MOST_TOKENS);
            if (prefixes != null && swap != null) {
                throw new IllegalArgumentException(
                        "blocks that several sequences share are not swapped: choose one of"
                                + " memory.swap and memory.prefixes");
            }
        }

        /** A pool in which the last admitted lose their places, however often. */
        public Paged(
                int blockTokens,
                int blocks,
                boolean reservesMaximum,
                @Nullable Swap swap,
                @Nullable Eviction prefixes,
                int watermarkBlocks) {
            this(
                    blockTokens,
                    blocks,
                    reservesMaximum,
                    swap,
                    prefixes,
                    watermarkBlocks,
                    Preemptions.LAST);
        }

        /** A pool without a watermark. */
        public Paged(
                int blockTokens,
                int blocks,
                boolean reservesMaximum,
                @Nullable Swap swap,
                @Nullable Eviction prefixes) {
            this(blockTokens, blocks, reservesMaximum, swap, prefixes, 0);
        }

        /** A pool that shares nothing. */
        public Paged(int blockTokens, int blocks, boolean reservesMaximum, @Nullable Swap swap) {
            this(blockTokens, blocks, reservesMaximum, swap, null);
        }

        /** Optimistic admission, preemption by computing again. */
        public Paged(int blockTokens, int blocks) {
            this(blockTokens, blocks, false, null);
        }
    }

    /**
     * Preempted sequences that were decoding move to a second memory, and come back without being
     * computed again. Where that memory is full, content is computed again.
     *
     * @param blocks what the second memory holds
     * @param perBlockNanos moving a block there, or back; it prolongs the iteration
     */
    record Swap(int blocks, double perBlockNanos) {
        /** Refuses numbers outside their limits. */
        public Swap {
            within("blocks", blocks, 1, MOST_TOKENS);
            notNegative("perBlockNanos", perBlockNanos);
        }
    }

    /**
     * One stretch of addresses for each sequence, reserved when it comes in, at the first place
     * that is large enough. Free memory may lie in pieces that are all too small.
     *
     * @param tokens what the memory holds
     * @param reservation how much a sequence reserves
     */
    record Contiguous(int tokens, Reservation reservation) implements KvPlan {
        /** Refuses memories outside their limits. */
        public Contiguous {
            within("tokens", tokens, 1, MOST_TOKENS);
        }
    }

    /**
     * How much memory a sequence reserves for an answer on top of its prompt: the three baselines
     * of Kwon et al. (2023), section 6.1. All but the first know more than a server can.
     */
    enum Reservation {
        /** The longest answer that is allowed. */
        MAXIMUM,
        /** The next power of two above the answer's length: at most twice what is needed. */
        POWER_OF_TWO,
        /** The answer's length, as an oracle would. */
        EXACT
    }
}
