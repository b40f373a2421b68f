package io.headroom.simulator;

import java.util.List;

/** Who takes part in an iteration with what. */
final class LiteralIteration {
    /** Tokens of prompts, of how many, and pairs of a token and one that it attends to. */
    long tokens;

    long sequences;
    private long pairs;
    private long longest;
    private long most;
    boolean decodes;

    void clear() {
        tokens = 0;
        sequences = 0;
        pairs = 0;
        longest = 0;
        most = 0;
        decodes = false;
    }

    /** Works on as much of a prompt as may be; returns how much. */
    long add(LiteralJob job, long mostTokens) {
        job.chunk = (int) Math.min(mostTokens, job.target() - job.prefilled);
        long own = 0;
        for (int token = 0; token < job.chunk; token++) {
            own += job.prefilled + token + 1;
        }
        pairs += own;
        most = Math.max(most, own);
        longest = Math.max(longest, job.chunk);
        tokens += job.chunk;
        sequences += job.chunk > 0 ? 1 : 0;
        return job.chunk;
    }

    /** What it takes with those who decode. */
    LiteralCosts.Parts parts(LiteralCosts costs, List<LiteralJob> slots) {
        long context = 0;
        for (LiteralJob job : slots) {
            context += job.stored;
        }
        return costs.parts(
                new LiteralCosts.Load(
                        slots.size(),
                        1L + costs.proposals,
                        context,
                        tokens,
                        sequences,
                        pairs,
                        longest,
                        most));
    }
}
