package io.headroom.simulator.engine;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.cost.StepCostPlan;
import io.headroom.simulator.cost.StepParts;

import org.jspecify.annotations.Nullable;

/**
 * How long iterations take, those of a draft model included: it works on the prompts, too, and K
 * times on a token of each sequence that decodes.
 */
final class IterationCost {
    private static final long UNIT = SpeculationPlan.UNIT;
    private static final double NANO_PICOS = 1000;

    private final StepCostPlan target;
    private final @Nullable StepCostPlan draft;
    private final long proposals;

    /** Parts of a token that a sequence stores in an iteration. */
    private final long step;

    IterationCost(ReplicaPlan plan) {
        target = plan.cost();
        SpeculationPlan speculation = plan.speculation();
        draft = speculation == null ? null : speculation.draft();
        proposals = speculation == null ? 0 : speculation.proposals();
        step = plan.growth();
    }

    /**
     * The first of several iterations, in picoseconds.
     *
     * @param decodes sequences that decode
     * @param context what they have stored, in parts of a token
     * @param longest tokens of the longest piece of a prompt
     * @param most pairs of the piece that has most
     * @param parts becomes what of it does not go to the work of the devices; null where nobody
     *     asks
     */
    long first(
            long decodes,
            long context,
            long promptTokens,
            long prompts,
            long pairs,
            long longest,
            long most,
            @Nullable StepParts parts) {
        if (parts != null) {
            parts.clear();
        }
        long tokens = context / UNIT;
        long each = 1 + proposals;
        long picos =
                target.picos(
                        decodes, each, tokens, promptTokens, prompts, pairs, longest, most, parts);
        if (draft != null) {
            double rest = context % UNIT / (double) UNIT;
            long all = decodes + prompts; // a prompt is one more part of a pipeline's round
            picos += target.growthPicos(all, rest, 0);
            picos += proposals * draft.growthPicos(all, rest, 0);
            if (parts != null) {
                parts.bubbles(target.bubblesGrowthNanos(all, rest, 0));
                parts.bubbles(proposals * draft.bubblesGrowthNanos(all, rest, 0));
            }
            picos +=
                    draft.picos(
                            decodes, 1, tokens, promptTokens, prompts, pairs, longest, most, parts);
            if (decodes > 0) {
                if (parts != null) {
                    parts.times((double) proposals - 1);
                }
                picos += (proposals - 1) * draft.picos(decodes, 1, tokens, 0, 0, 0, 0, 0, parts);
            }
        }
        return Math.max(1, picos);
    }

    /** How much longer each is than the one before, in picoseconds. */
    long growth(long decodes, long morePairs) {
        double context = decodes * step / (double) UNIT;
        long picos = target.growthPicos(decodes, context, morePairs);
        if (draft != null) {
            picos += draft.growthPicos(decodes, context, morePairs);
            picos += (proposals - 1) * draft.growthPicos(decodes, context, 0);
        }
        return picos;
    }

    /** How much longer the bubbles of each are than those of the one before, in picoseconds. */
    long bubblesGrowth(long decodes, long morePairs) {
        double context = decodes * step / (double) UNIT;
        double nanos = target.bubblesGrowthNanos(decodes, context, morePairs);
        if (draft != null) {
            nanos += draft.bubblesGrowthNanos(decodes, context, morePairs);
            nanos += (proposals - 1) * draft.bubblesGrowthNanos(decodes, context, 0);
        }
        return nanos == 0 ? 0 : Rounded.picos(nanos * NANO_PICOS);
    }
}
