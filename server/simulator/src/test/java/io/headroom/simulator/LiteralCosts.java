package io.headroom.simulator;

import io.headroom.simulator.engine.SpeculationPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What an iteration takes in integer picoseconds, that of a draft model before it included. */
final class LiteralCosts {
    private final Step model;
    private final Step draft;

    /** Tokens that are proposed in an iteration. */
    final int proposals;

    /** Parts of a token that one who decodes stores in an iteration. */
    final long growth;

    /** Coefficients; that of context is in whole picoseconds for a part of a token too. */
    record Step(long host, long weights, long token, long sequence, long context, long pair) {
        private long picos(long tokens, long sequences, long contextParts, long pairs) {
            return host
                    + Math.max(weights, token * tokens)
                    + sequence * sequences
                    + context * contextParts / LiteralReplica.PARTS
                    + pair * pairs;
        }
    }

    LiteralCosts(Step model, Step draft, @Nullable SpeculationPlan speculation) {
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
    long picos(long slots, long tokens, long prompts, long contextParts, long pairs) {
        long picos =
                model.picos(slots * (1 + proposals) + tokens, slots + prompts, contextParts, pairs);
        for (int proposal = 0; proposal < proposals; proposal++) {
            if (proposal == 0) {
                picos += draft.picos(slots + tokens, slots + prompts, contextParts, pairs);
            } else if (slots > 0) {
                picos += draft.picos(slots, slots, contextParts, 0);
            }
        }
        return Math.max(1, picos);
    }
}
