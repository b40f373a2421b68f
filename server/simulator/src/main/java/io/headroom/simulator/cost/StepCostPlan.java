package io.headroom.simulator.cost;

import org.jspecify.annotations.Nullable;

/**
 * How long an iteration of a language-model server takes. While the same sequences decode, every
 * one of them stores one token more with each iteration, so iterations of one composition take a, a
 * + d, a + 2d, … picoseconds; both numbers are rounded to integers once per composition.
 */
public sealed interface StepCostPlan permits StepCoefficients, Roofline {

    /**
     * a: an iteration in which {@code decodes} sequences that have stored {@code context} tokens in
     * all work on {@code tokensEach} tokens each, one unless proposals are verified, and {@code
     * promptTokens} tokens of {@code prompts} prompts are worked on, which takes {@code pairs} of a
     * token and one that it attends to. In picoseconds.
     *
     * @param longestTokens tokens of the longest of these prompts' pieces, which is whole in one
     *     part of an iteration where a pipeline cuts that into parts
     * @param longestPairs pairs of the piece that has most of them
     * @param parts to which is added what of that time does not go to the work of the devices; null
     *     where nobody asks
     */
    long picos(
            long decodes,
            long tokensEach,
            long context,
            long promptTokens,
            long prompts,
            long pairs,
            long longestTokens,
            long longestPairs,
            @Nullable StepParts parts);

    /** The same with prompts that are alike. */
    default long picos(
            long decodes,
            long tokensEach,
            long context,
            long promptTokens,
            long prompts,
            long pairs) {
        long each = Math.max(1, prompts);
        long longest = (promptTokens + each - 1) / each;
        long most = (pairs + each - 1) / each;
        return picos(
                decodes, tokensEach, context, promptTokens, prompts, pairs, longest, most, null);
    }

    /**
     * d: how much longer each iteration is than the one before, when the contexts of {@code
     * decodes} sequences have grown by {@code moreContext} tokens in all, one each unless proposals
     * are verified, and there are {@code morePairs} of prompt tokens. In picoseconds.
     */
    long growthPicos(long decodes, double moreContext, long morePairs);

    /**
     * How much longer the bubbles of each iteration are than those of the one before, in
     * nanoseconds; the host and communication take the same in each.
     */
    default double bubblesGrowthNanos(long decodes, double moreContext, long morePairs) {
        return 0;
    }
}
