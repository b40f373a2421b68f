package io.headroom.simulator.traffic;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.CorrelatedPair;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Words;

/**
 * What a request asks for: tokens in, tokens out, and work in items. All three are functions of the
 * request's word. Samples are rounded half up and cut to the limits of a request.
 */
public sealed interface RequestShape
        permits RequestShape.Drawn, RequestShape.Fixed, RequestShape.Prefixed, TokenPairs {
    /** Most tokens of a prompt or an answer. */
    int MOST_TOKENS = 100_000_000;

    /** Most work of a request: a million items. */
    long MOST_WORK_PERMILLE = 1_000_000_000;

    /** The group of requests that belong to none. */
    int NO_GROUP = -1;

    /** One item of work and one token each way. */
    RequestShape ONE = new Fixed(1, 1, 1000);

    /** Length of the prompt, 0 or more. */
    int promptTokens(long word);

    /** Length of the answer, 1 or more. */
    int outputTokens(long word);

    /** Work in thousandths of an item, 0 or more. */
    long workPermille(long word);

    /**
     * Requests whose prompts begin with one of several texts, such as the instructions of an
     * application; each group is as likely as another.
     *
     * @param own what a request asks for beside that
     * @param groups number of texts
     * @param tokens length of each
     */
    record Prefixed(RequestShape own, int groups, int tokens) implements RequestShape {
        /** Most groups of a flow. */
        public static final int MOST_GROUPS = 100_000;

        /** Refuses numbers outside their limits and texts before texts. */
        public Prefixed {
            within("groups", groups, 1L, MOST_GROUPS);
            within("tokens", tokens, 1L, MOST_TOKENS);
            if (own instanceof Prefixed) {
                throw new IllegalArgumentException("a prompt begins with one shared text");
            }
        }

        @Override
        public int promptTokens(long word) {
            return (int) Math.min(MOST_TOKENS, (long) tokens + own.promptTokens(word));
        }

        @Override
        public int outputTokens(long word) {
            return own.outputTokens(word);
        }

        @Override
        public long workPermille(long word) {
            return own.workPermille(word);
        }

        /** The group that a request belongs to, from 0. */
        int group(long word) {
            // A pair goes on from its word by branch 1, work by branch 2.
            return (int) Words.below(Words.branch(word, 3), groups);
        }
    }

    /**
     * Every request the same.
     *
     * @param prompt tokens of the prompt
     * @param output tokens of the answer
     * @param work thousandths of an item
     */
    record Fixed(int prompt, int output, long work) implements RequestShape {
        /** Refuses lengths and work outside their limits. */
        public Fixed {
            within("prompt", prompt, 0L, MOST_TOKENS);
            within("output", output, 1L, MOST_TOKENS);
            within("work", work, 0, MOST_WORK_PERMILLE);
        }

        @Override
        public int promptTokens(long word) {
            return prompt;
        }

        @Override
        public int outputTokens(long word) {
            return output;
        }

        @Override
        public long workPermille(long word) {
            return work;
        }
    }

    /**
     * Lengths by their laws with a rank correlation, and work by its own law.
     *
     * @param tokens tokens of the prompt and of the answer
     * @param workItems work in items
     */
    record Drawn(CorrelatedPair tokens, Sampler workItems) implements RequestShape {
        /** One token each way and work by the law {@code workItems}. */
        public static Drawn work(Sampler workItems) {
            return tokens(new Sampler.Constant(1), new Sampler.Constant(1), 0, workItems);
        }

        /** Lengths with a rank correlation, and work by the law {@code workItems}. */
        public static Drawn tokens(
                Sampler.Invertible prompt,
                Sampler.Invertible output,
                double rankCorrelation,
                Sampler workItems) {
            return new Drawn(new CorrelatedPair(prompt, output, rankCorrelation), workItems);
        }

        @Override
        public int promptTokens(long word) {
            return (int) Math.min(MOST_TOKENS, Rounded.nanos(tokens.first(word)));
        }

        @Override
        public int outputTokens(long word) {
            return (int) Math.max(1, Math.min(MOST_TOKENS, Rounded.nanos(tokens.second(word))));
        }

        @Override
        public long workPermille(long word) {
            // The pair goes on from its word by branch 1.
            double items = workItems.sample(Words.branch(word, 2));
            return Math.min(MOST_WORK_PERMILLE, Rounded.nanos(items * 1000));
        }
    }
}
