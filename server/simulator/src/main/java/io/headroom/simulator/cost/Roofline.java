package io.headroom.simulator.cost;

import io.headroom.simulator.bounds.Rounded;

import org.jspecify.annotations.Nullable;

/**
 * An iteration by the roofline of a model on devices; {@link RooflineModel} makes one. All times
 * are of all layers on one tensor-parallel group. The sequences of an iteration are cut into parts
 * for the stages of a pipeline, and a stage takes for a part
 *
 * <pre>max(launching, max(weights, arithmetic of its tokens) + sums over the group) + hop</pre>
 *
 * and attention for what its sequences have stored; then come the host and its time for each
 * sequence. An iteration is a round: every part has gone through all stages once, and a sequence is
 * in one part, so that neither a first token nor a next one comes sooner than a pass of its part.
 * Those who decode are spread evenly over the parts; the piece of a prompt is in one of them,
 * whole. Parts follow each other through the stages in the same order, round after round, so a
 * round takes what the longest part takes for all stages, or what a stage takes for all parts if
 * that is more.
 *
 * <p>Which of two bounds holds depends on who is in the iteration alone, so within a leap nothing
 * but attention grows, and that linearly.
 *
 * @param hostNanos an iteration's time of the host
 * @param perSequenceNanos each sequence's time of the host
 * @param launchNanos what launching takes at least, beside the device
 * @param promptLaunchNanos more of that where prompts are launched
 * @param graphTokens they are not where no more than so many tokens of each are worked on
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
        double graphTokens,
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

    /**
     * What launching takes beyond the device's time is the host's, which it waits for. Stages work
     * as long as all parts take in one of them; the rest of the round they stand idle.
     */
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
            @Nullable StepParts to) {
        long sequences = decodes + prompts;
        long parts = parallelism.parts(sequences);
        double tokens = (double) (decodes * tokensEach) / parts;
        double heads = (double) (decodes * tokensEach + prompts) / parts;
        long withPrompts = Math.max(1, Math.min(parts, prompts));
        double longest = Math.max((double) longestTokens, (double) promptTokens / withPrompts);
        double most = Math.max((double) longestPairs, (double) pairs / withPrompts);
        double own = hostNanos + perSequenceNanos * sequences;
        if (to != null) {
            to.host(own);
        }
        double work;
        double slowest;
        double stages;
        if (prompts == 0) {
            slowest = stageNanos(tokens, heads, false, launchNanos, (double) parts, to);
            work = parts * slowest;
            stages = slowest * parallelism.turns(parts);
        } else {
            double full = promptTokens / longest;
            double launch =
                    promptTokens > graphTokens * prompts
                            ? launchNanos + promptLaunchNanos
                            : launchNanos;
            slowest = stageNanos(tokens + longest, heads, true, launch, full, to);
            double rest = parts - full;
            work = full * slowest;
            if (rest > 0) {
                work += rest * stageNanos(tokens, heads, false, launchNanos, rest, to);
            }
            stages = parallelism.cycle(work, slowest);
        }
        if (to != null && parallelism.pipeline() > 1) {
            double idle = idleNanos((double) context, (double) pairs, most, parts);
            to.bubbles(parallelism.cycle(work, slowest) - work + idle);
        }
        double nanos = own + stages + attentionNanos((double) context, (double) pairs, most, parts);
        return Rounded.picos(nanos * NANO_PICOS);
    }

    /** A leap of more than one iteration has one prompt, or none. */
    @Override
    public long growthPicos(long decodes, double moreContext, long morePairs) {
        long parts = parallelism.parts(decodes + (morePairs > 0 ? 1 : 0));
        double pairs = (double) morePairs;
        return Rounded.picos(attentionNanos(moreContext, pairs, pairs, parts) * NANO_PICOS);
    }

    /**
     * What a stage takes for a part of so many tokens, some of them sampled, but for attention.
     *
     * @param alike parts like this one, for which what is not its own work is added up
     */
    private double stageNanos(
            double tokens,
            double heads,
            boolean prompts,
            double launch,
            double alike,
            @Nullable StepParts to) {
        double arithmetic =
                perTokenNanos * (tokens + (prompts ? halfSpeedTokens : 0)) + perHeadNanos * heads;
        double sum = sumNanos(tokens);
        // What the devices of all stages take for it, one after another, sums included.
        double device = Math.max(weightNanos, arithmetic) + sum;
        int stages = parallelism.pipeline();
        double hop = stages == 1 ? 0 : network.hop().nanos(bytesPerToken * tokens);
        if (to != null) {
            to.host(alike * Math.max(0, launch - device) / stages);
            to.communication(alike * (sum / stages + hop));
        }
        return Math.max(launch, device) / stages + hop;
    }

    /** What the sums of an iteration of so many tokens take. */
    public double sumNanos(double tokens) {
        return sums == 0 ? 0 : sums * network.allReduceNanos(bytesPerToken * tokens);
    }

    /**
     * What attention adds: stored tokens lie evenly in the parts; the pairs of a prompt go through
     * all stages, however many parts there are beside it.
     */
    private double attentionNanos(double context, double pairs, double most, long parts) {
        double even = parallelism.turns(parts) / ((double) parts * parallelism.pipeline());
        double others = parallelism.shareOfOthers(parts) * (pairs - most);
        return perContextTokenNanos * context * even + perPairNanos * (most + others);
    }

    @Override
    public double bubblesGrowthNanos(long decodes, double moreContext, long morePairs) {
        if (parallelism.pipeline() == 1) {
            return 0;
        }
        long parts = parallelism.parts(decodes + (morePairs > 0 ? 1 : 0));
        return idleNanos(moreContext, (double) morePairs, (double) morePairs, parts);
    }

    /** Of what attention adds to a round, what a stage does not work on it. */
    private double idleNanos(double context, double pairs, double most, long parts) {
        double work = perContextTokenNanos * context + perPairNanos * pairs;
        return attentionNanos(context, pairs, most, parts) - work / parallelism.pipeline();
    }
}
