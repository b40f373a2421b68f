package io.headroom.simulator.engine;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Words;
import io.headroom.simulator.cost.StepCostPlan;

import java.util.ArrayList;
import java.util.List;

/**
 * Speculative decoding (Leviathan, Kalman and Matias, <i>Fast Inference from Transformers via
 * Speculative Decoding</i>, 2023): a draft model proposes K tokens one by one, the target model
 * verifies them in one iteration and adds one of its own. Of the proposals a beginning is accepted;
 * position k survives with probability P_k, so an iteration makes 1 + P_1 + … + P_K tokens in the
 * mean.
 *
 * <p>How many verify iterations an answer takes is drawn once, when the request comes, so decoding
 * goes on in leaps. In between, every sequence that decodes stores the mean number of tokens in
 * each iteration, rounded to {@link #UNIT} parts of a token: exact integers, so a leap is what
 * single iterations are. A sequence's memory at its end is thus that of its answer in the mean and
 * not in each case. What rejected proposals and the draft model store for an instant is left out.
 *
 * @param survival P_1, P_2 … P_K, none larger than the one before
 * @param draft how long an iteration of the draft model takes
 */
public record SpeculationPlan(List<Double> survival, StepCostPlan draft) {
    /** Parts of a token in which stored tokens are counted. */
    public static final int UNIT = 64;

    /** Most proposals of an iteration. */
    public static final int MOST_PROPOSALS = 64;

    /** Tokens of an answer that are drawn iteration by iteration; those before them in one go. */
    private static final int DRAWN_TOKENS = 4_096;

    /** Refuses numbers outside their limits and positions that survive more often than earlier. */
    public SpeculationPlan {
        survival = List.copyOf(survival);
        within("number of proposals", survival.size(), 1, MOST_PROPOSALS);
        double most = 1;
        for (int position = 0; position < survival.size(); position++) {
            within("survival of position " + (position + 1), survival.get(position), 0, most);
            most = survival.get(position);
        }
    }

    /**
     * The textbook's form: each proposal is accepted with one probability α, whatever its position,
     * so that P_k = α^k and an iteration makes (1 − α^(K+1)) ÷ (1 − α) tokens in the mean.
     */
    public static SpeculationPlan constant(double acceptance, int proposals, StepCostPlan draft) {
        within("acceptance", acceptance, 0, 1);
        within("number of proposals", proposals, 1, MOST_PROPOSALS);
        List<Double> survival = new ArrayList<>();
        double survives = 1;
        for (int position = 0; position < proposals; position++) {
            survives *= acceptance;
            survival.add(survives);
        }
        return new SpeculationPlan(survival, draft);
    }

    /** K: tokens that are proposed in each iteration. */
    public int proposals() {
        return survival.size();
    }

    /** Mean tokens of an iteration. */
    public double meanTokens() {
        double mean = 1;
        for (double survives : survival) {
            mean += survives;
        }
        return mean;
    }

    /** Mean tokens of an iteration, in parts of {@link #UNIT}. */
    public int growth() {
        return (int) Rounded.nanos(meanTokens() * UNIT);
    }

    /**
     * Verify iterations until {@code tokens} are there, from 0 on. The last {@value #DRAWN_TOKENS}
     * tokens are drawn iteration by iteration; the iterations of those before follow the normal law
     * that counts of renewals tend to: mean n ÷ E, variance n·V ÷ E³.
     *
     * @param word what is drawn by
     */
    public int iterations(int tokens, long word) {
        long iterations = 0;
        long left = tokens;
        long current = word;
        if (left > DRAWN_TOKENS) {
            double many = left - DRAWN_TOKENS;
            double mean = meanTokens();
            double deviation = Math.sqrt(many * variance() / (mean * mean * mean));
            double drawn = new Sampler.Normal(many / mean, deviation).sample(current);
            iterations = Math.min((long) many, Math.max(1, Rounded.nanos(drawn)));
            left = DRAWN_TOKENS;
        }
        while (left > 0) {
            current = Words.next(current);
            double chance = Words.unit(current);
            int accepted = 0;
            while (accepted < survival.size() && chance < survival.get(accepted)) {
                accepted++;
            }
            left -= 1 + accepted;
            iterations++;
        }
        return (int) iterations;
    }

    /** Of the tokens of an iteration. */
    private double variance() {
        double square = 0;
        for (int position = 0; position < survival.size(); position++) {
            square += (2 * position + 1) * survival.get(position);
        }
        double accepted = meanTokens() - 1;
        return square - accepted * accepted;
    }
}
