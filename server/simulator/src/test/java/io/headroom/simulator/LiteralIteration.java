package io.headroom.simulator;

import java.util.List;

/** Who takes part in an iteration with what. */
final class LiteralIteration {
    /** Tokens of prompts, of how many, and pairs of a token and one that it attends to. */
    long tokens;

    long sequences;
    private long pairs;
    boolean decodes;

    void clear() {
        tokens = 0;
        sequences = 0;
        pairs = 0;
        decodes = false;
    }

    /** Works on as much of a prompt as may be; returns how much. */
    long add(LiteralJob job, long most) {
        job.chunk = (int) Math.min(most, job.target() - job.prefilled);
        for (int token = 0; token < job.chunk; token++) {
            pairs += job.prefilled + token + 1;
        }
        tokens += job.chunk;
        sequences += job.chunk > 0 ? 1 : 0;
        return job.chunk;
    }

    /** What it takes with those who decode. */
    long picos(LiteralCosts costs, List<LiteralJob> slots) {
        long context = 0;
        for (LiteralJob job : slots) {
            context += job.stored;
        }
        return costs.picos(slots.size(), tokens, sequences, context, pairs);
    }
}
