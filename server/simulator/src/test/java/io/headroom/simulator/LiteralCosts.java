package io.headroom.simulator;

import io.headroom.simulator.cost.StepCostPlan;
import io.headroom.simulator.cost.StepParts;
import io.headroom.simulator.engine.SpeculationPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What an iteration takes in integer picoseconds, that of a draft model before it included. */
final class LiteralCosts {
    private final Model model;
    private final Step draft;

    /** Tokens that are proposed in an iteration. */
    final int proposals;

    /** Parts of a token that one who decodes stores in an iteration. */
    final long growth;

    /** What an iteration takes, and what of that does not go to the work of devices. */
    record Parts(long all, long host, long communication, long bubbles) {
        long compute() {
            return all - host - communication - bubbles;
        }

        private Parts plus(Parts other) {
            return new Parts(
                    all + other.all,
                    host + other.host,
                    communication + other.communication,
                    bubbles + other.bubbles);
        }

        /** Content is moved before it, which is work of the device. */
        Parts moving(long picos) {
            return new Parts(Math.max(1, all) + picos, host, communication, bubbles);
        }
    }

    /** What is in an iteration. */
    record Load(
            long decodes,
            long each,
            long contextParts,
            long tokens,
            long prompts,
            long pairs,
            long longest,
            long most) {
        /** What those who decode are to a model that makes a token of each. */
        private Load drafted(boolean withPrompts) {
            return withPrompts
                    ? new Load(decodes, 1, contextParts, tokens, prompts, pairs, longest, most)
                    : new Load(decodes, 1, contextParts, 0, 0, 0, 0, 0);
        }
    }

    /** A model on its devices. */
    interface Model {
        Parts of(Load load);
    }

    /** Coefficients; that of context is in whole picoseconds for a part of a token too. */
    record Step(long host, long weights, long token, long sequence, long context, long pair)
            implements Model {
        @Override
        public Parts of(Load load) {
            long hosts = host + sequence * (load.decodes + load.prompts);
            long tokens = load.decodes * load.each + load.tokens;
            long all =
                    hosts
                            + Math.max(weights, token * tokens)
                            + context * load.contextParts / LiteralReplica.PARTS
                            + pair * load.pairs;
            return new Parts(all, hosts, 0, 0);
        }
    }

    /** Whatever the cost of steps says, asked for every iteration by itself. */
    record Asked(StepCostPlan cost) implements Model {
        @Override
        public Parts of(Load load) {
            long context = load.contextParts / LiteralReplica.PARTS;
            double rest = load.contextParts % LiteralReplica.PARTS / (double) LiteralReplica.PARTS;
            StepParts parts = new StepParts();
            long all =
                    cost.picos(
                                    load.decodes,
                                    load.each,
                                    context,
                                    load.tokens,
                                    load.prompts,
                                    load.pairs,
                                    load.longest,
                                    load.most,
                                    parts)
                            + cost.growthPicos(load.decodes + load.prompts, rest, 0);
            parts.bubbles(cost.bubblesGrowthNanos(load.decodes + load.prompts, rest, 0));
            return new Parts(
                    all,
                    parts.hostPicos(all),
                    parts.communicationPicos(all),
                    parts.bubblesPicos(all));
        }
    }

    LiteralCosts(Model model, Step draft, @Nullable SpeculationPlan speculation) {
        this.model = model;
        this.draft = draft;
        List<Double> survival = speculation == null ? List.of() : speculation.survival();
        proposals = survival.size();
        double accepted = 0;
        for (double survives : survival) {
            accepted += survives;
        }
        growth = StrictMath.round(LiteralReplica.PARTS * (1 + accepted));
    }

    /** The draft works on the prompts too, with its first proposal. */
    Parts parts(Load load) {
        Parts parts = model.of(load);
        for (int proposal = 0; proposal < proposals; proposal++) {
            if (proposal == 0 || load.decodes > 0) {
                parts = parts.plus(draft.of(load.drafted(proposal == 0)));
            }
        }
        return parts;
    }
}
