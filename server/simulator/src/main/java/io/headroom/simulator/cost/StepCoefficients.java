package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.bounds.Rounded;

import org.jspecify.annotations.Nullable;

/**
 * An iteration by explicit coefficients: host + max(weight read, per token × tokens) + per sequence
 * × sequences + per context token × stored context of the decodes + per pair × attention pairs of
 * the prompts. Tokens are one for each decode, or those that are verified, and those of the
 * prompts; sequences are the decodes and the prompts. The dense layers read their weights once for
 * all tokens of an iteration or are bound by arithmetic, whichever takes longer: the roofline
 * (Williams, Waterman and Patterson 2009) as applied to a transformer's step by Pope et al.,
 * <i>Efficiently Scaling Transformer Inference</i> (2022); attention reads every stored token of
 * each sequence by itself.
 *
 * @param hostNanos scheduling, launching and sampling, whatever is in the iteration
 * @param weightReadNanos reading the weights once
 * @param perTokenNanos arithmetic of the dense layers for one token
 * @param perSequenceNanos each sequence: sampling and detokenizing
 * @param perContextTokenNanos reading the keys and values of one stored token
 * @param perPairNanos attention of one prompt token to one token, itself included
 */
public record StepCoefficients(
        double hostNanos,
        double weightReadNanos,
        double perTokenNanos,
        double perSequenceNanos,
        double perContextTokenNanos,
        double perPairNanos)
        implements StepCostPlan {
    private static final double NANO_PICOS = 1000;

    /** Refuses negative coefficients and durations outside their limits. */
    public StepCoefficients {
        within("hostNanos", hostNanos, 0, Limits.DURATION_NANOS);
        within("weightReadNanos", weightReadNanos, 0, Limits.DURATION_NANOS);
        notNegative("perTokenNanos", perTokenNanos);
        notNegative("perSequenceNanos", perSequenceNanos);
        notNegative("perContextTokenNanos", perContextTokenNanos);
        notNegative("perPairNanos", perPairNanos);
    }

    @Override
    public long picos(
            long decodes,
            long tokensEach,
            long context,
            long promptTokens,
            long prompts,
            long pairs,
            long longestTokens,
            long longestPairs,
            @Nullable StepParts parts) {
        if (parts != null) {
            parts.host(hostNanos + perSequenceNanos * (decodes + prompts));
        }
        long tokens = decodes * tokensEach + promptTokens;
        double dense = Math.max(weightReadNanos, perTokenNanos * tokens);
        double sequences = perSequenceNanos * (decodes + prompts);
        double attention = perContextTokenNanos * context + perPairNanos * pairs;
        return Rounded.picos((hostNanos + dense + sequences + attention) * NANO_PICOS);
    }

    @Override
    public long growthPicos(long decodes, double moreContext, long morePairs) {
        double nanos = perContextTokenNanos * moreContext + perPairNanos * morePairs;
        return Rounded.picos(nanos * NANO_PICOS);
    }
}
