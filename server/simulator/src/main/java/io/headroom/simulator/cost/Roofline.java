package io.headroom.simulator.cost;

import io.headroom.simulator.bounds.Rounded;

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

    @Override
    public long picos(
            long decodes,
            long tokensEach,
            long context,
            long promptTokens,
            long prompts,
            long pairs,
            long longestTokens,
            long longestPairs) {
        long sequences = decodes + prompts;
        long parts = parallelism.parts(sequences);
        double tokens = (double) (decodes * tokensEach) / parts;
        double heads = (double) (decodes * tokensEach + prompts) / parts;
        long withPrompts = Math.max(1, Math.min(parts, prompts));
        double longest = Math.max((double) longestTokens, (double) promptTokens / withPrompts);
        double most = Math.max((double) longestPairs, (double) pairs / withPrompts);
        double stages;
        if (prompts == 0) {
            stages = stageNanos(tokens, heads, false, launchNanos) * parallelism.turns(parts);
        } else {
            double full = promptTokens / longest;
            double launch =
                    promptTokens > graphTokens * prompts
                            ? launchNanos + promptLaunchNanos
                            : launchNanos;
            double stage = stageNanos(tokens + longest, heads, true, launch);
            double others = full < parts ? stageNanos(tokens, heads, false, launchNanos) : 0;
            stages = parallelism.cycle(full * stage + (parts - full) * others, stage);
        }
        double nanos =
                hostNanos
                        + perSequenceNanos * sequences
                        + stages
                        + attentionNanos((double) context, (double) pairs, most, parts);
        return Rounded.picos(nanos * NANO_PICOS);
    }

    /** A leap of more than one iteration has one prompt, or none. */
    @Override
    public long growthPicos(long decodes, double moreContext, long morePairs) {
        long parts = parallelism.parts(decodes + (morePairs > 0 ? 1 : 0));
        double pairs = (double) morePairs;
        return Rounded.picos(attentionNanos(moreContext, pairs, pairs, parts) * NANO_PICOS);
    }

    /** What a stage takes for a part of so many tokens, some of them sampled, but for attention. */
    private double stageNanos(double tokens, double heads, boolean prompts, double launch) {
        double device = deviceNanos(tokens, heads, prompts);
        int stages = parallelism.pipeline();
        double hop = stages == 1 ? 0 : network.hop().nanos(bytesPerToken * tokens);
        return Math.max(launch, device) / stages + hop;
    }

    /** What the devices of all stages take for it, one after another, sums included. */
    private double deviceNanos(double tokens, double heads, boolean prompts) {
        double arithmetic =
                perTokenNanos * (tokens + (prompts ? halfSpeedTokens : 0)) + perHeadNanos * heads;
        return Math.max(weightNanos, arithmetic) + sumNanos(tokens);
    }

    /** What the sums of an iteration of so many tokens take. */
    public double sumNanos(double tokens) {
        return sums == 0 ? 0 : sums * network.allReduceNanos(bytesPerToken * tokens);
    }

    /** The arithmetic of so many tokens of prompts, but for attention and the last matrix. */
    public double denseNanos(double tokens) {
        return perTokenNanos * (tokens + halfSpeedTokens);
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

    /**
     * What launching takes beyond the device's time is the host's, which it waits for. Stages work
     * as long as all parts take in one of them; the rest of the round they stand idle.
     */
    @Override
    public void addParts(
            double times,
            long decodes,
            long tokensEach,
            long context,
            long promptTokens,
            long prompts,
            long pairs,
            long longestTokens,
            long longestPairs,
            StepParts to) {
        long parts = parallelism.parts(decodes + prompts);
        double tokens = (double) (decodes * tokensEach) / parts;
        double heads = (double) (decodes * tokensEach + prompts) / parts;
        long withPrompts = Math.max(1, Math.min(parts, prompts));
        double longest = Math.max((double) longestTokens, (double) promptTokens / withPrompts);
        double full = prompts == 0 ? 0 : promptTokens / longest;
        double launch =
                promptTokens > graphTokens * prompts
                        ? launchNanos + promptLaunchNanos
                        : launchNanos;
        to.host(times * (hostNanos + perSequenceNanos * (decodes + prompts)));
        double work = 0;
        double slowest = 0;
        if (full > 0) {
            slowest = stageNanos(tokens + longest, heads, true, launch);
            work = full * slowest;
            addStage(times * full, tokens + longest, heads, true, launch, to);
        }
        if (full < parts) {
            double other = stageNanos(tokens, heads, false, launchNanos);
            slowest = Math.max(slowest, other);
            work += (parts - full) * other;
            addStage(times * (parts - full), tokens, heads, false, launchNanos, to);
        }
        if (parallelism.pipeline() > 1) {
            double most = Math.max((double) longestPairs, (double) pairs / withPrompts);
            double idle = idleNanos((double) context, (double) pairs, most, parts);
            to.bubbles(times * (parallelism.cycle(work, slowest) - work + idle));
        }
    }

    /** Adds what a stage takes for so many alike parts and not for its own work. */
    private void addStage(
            double count,
            double tokens,
            double heads,
            boolean prompts,
            double launch,
            StepParts to) {
        int stages = parallelism.pipeline();
        double sum = sumNanos(tokens);
        double hop = stages == 1 ? 0 : network.hop().nanos(bytesPerToken * tokens);
        to.host(count * Math.max(0, launch - deviceNanos(tokens, heads, prompts)) / stages);
        to.communication(count * (sum / stages + hop));
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
