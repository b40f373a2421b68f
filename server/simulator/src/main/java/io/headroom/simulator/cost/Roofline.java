package io.headroom.simulator.cost;

import io.headroom.simulator.bounds.Rounded;

/**
 * An iteration by the roofline of a model on devices; {@link RooflineModel} makes one. All times
 * are of all layers on one tensor-parallel group. An iteration of n tokens is cut into parts for
 * the stages of a pipeline, and a stage takes for a part
 *
 * <pre>max(launching, max(weights, arithmetic of its tokens) + sums over the group) + hop</pre>
 *
 * and attention for what its sequences have stored; then come the host and its time for each
 * sequence. Which of two bounds holds depends on who is in the iteration alone, so within a leap
 * nothing but attention grows, and that linearly.
 *
 * @param hostNanos an iteration's time of the host
 * @param perSequenceNanos each sequence's time of the host
 * @param launchNanos what launching takes at least, beside the device
 * @param promptLaunchNanos more of that where there are prompts
 * @param weightNanos reading the weights once, and what layers lose that are bound by that
 * @param perTokenNanos arithmetic of one token
 * @param halfSpeedTokens so many tokens more are paid for where there are prompts
 * @param perHeadNanos arithmetic of the last matrix for a sequence, or each of its tokens that is
 *     verified
 * @param perContextTokenNanos reading one stored token
 * @param perPairNanos a token of a prompt that attends to one
 * @param sums all-reduces of an iteration
 * @param bytesPerToken what a sum, or a hop, moves for each token
 * @param network how long that takes
 * @param parallelism stages and parts
 */
public record Roofline(
        double hostNanos,
        double perSequenceNanos,
        double launchNanos,
        double promptLaunchNanos,
        double weightNanos,
        double perTokenNanos,
        double halfSpeedTokens,
        double perHeadNanos,
        double perContextTokenNanos,
        double perPairNanos,
        double sums,
        double bytesPerToken,
        NetworkPlan network,
        Parallelism parallelism)
        implements StepCostPlan {
    private static final double NANO_PICOS = 1000;

    @Override
    public long picos(
            long decodes,
            long tokensEach,
            long context,
            long promptTokens,
            long prompts,
            long pairs) {
        long sequences = decodes + prompts;
        long parts = parallelism.parts(sequences);
        double tokens = (double) (decodes * tokensEach + promptTokens) / parts;
        double heads = (double) (decodes * tokensEach + prompts) / parts;
        double stage = stageNanos(tokens, heads, prompts > 0);
        double nanos =
                hostNanos
                        + perSequenceNanos * sequences
                        + stage * parallelism.turns(parts)
                        + attentionNanos((double) context, (double) pairs, parts);
        return Rounded.picos(nanos * NANO_PICOS);
    }

    /** A leap of more than one iteration has one prompt, or none. */
    @Override
    public long growthPicos(long decodes, double moreContext, long morePairs) {
        long parts = parallelism.parts(decodes + (morePairs > 0 ? 1 : 0));
        return Rounded.picos(attentionNanos(moreContext, (double) morePairs, parts) * NANO_PICOS);
    }

    /** What a stage takes for a part of so many tokens, some of them sampled, but for attention. */
    private double stageNanos(double tokens, double heads, boolean prompts) {
        double arithmetic =
                perTokenNanos * (tokens + (prompts ? halfSpeedTokens : 0)) + perHeadNanos * heads;
        double device = Math.max(weightNanos, arithmetic) + sumNanos(tokens);
        double launch = launchNanos + (prompts ? promptLaunchNanos : 0);
        int stages = parallelism.pipeline();
        double hop = stages == 1 ? 0 : network.hop().nanos(bytesPerToken * tokens);
        return Math.max(launch, device) / stages + hop;
    }

    /** What the sums of an iteration of so many tokens take. */
    public double sumNanos(double tokens) {
        return sums == 0 ? 0 : sums * network.allReduceNanos(bytesPerToken * tokens);
    }

    /** The arithmetic of so many tokens of prompts, but for attention and the last matrix. */
    public double denseNanos(double tokens) {
        return perTokenNanos * (tokens + halfSpeedTokens);
    }

    private double attentionNanos(double context, double pairs, long parts) {
        double all = perContextTokenNanos * context + perPairNanos * pairs;
        return all * parallelism.turns(parts) / ((double) parts * parallelism.pipeline());
    }
}
