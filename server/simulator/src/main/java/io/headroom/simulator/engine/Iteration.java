package io.headroom.simulator.engine;

/** What the next iteration works on, as a scheduler step puts it together. */
final class Iteration {
    /** Requests whose prompt will be done, which gives a token each. */
    final Rows finishing = new Rows();

    /** The request whose prompt takes more iterations, or {@link Sequences#NONE}. */
    int stream;

    /** Tokens of its prompt in each. */
    long chunk;

    /** Whether those who decode take part. */
    boolean decodes;

    long promptTokens;
    int prompts;
    long pairs;

    /** Tokens of the longest piece of a prompt, and the most pairs of a piece. */
    long longestTokens;

    long longestPairs;

    /** Nothing to do. */
    Iteration() {
        clear();
    }

    void clear() {
        finishing.clear();
        stream = Sequences.NONE;
        chunk = 0;
        decodes = false;
        promptTokens = 0;
        prompts = 0;
        pairs = 0;
        longestTokens = 0;
        longestPairs = 0;
    }

    /** Works on {@code tokens} of a prompt of which {@code stored} are done, {@code left} not. */
    void add(int row, long tokens, long stored, long left) {
        promptTokens += tokens;
        prompts++;
        long more = pairs(tokens, stored);
        pairs += more;
        longestTokens = Math.max(longestTokens, tokens);
        longestPairs = Math.max(longestPairs, more);
        if (tokens == left) {
            finishing.add(row);
        } else {
            stream = row;
            chunk = tokens;
        }
    }

    /**
     * Each of {@code tokens} attends to those that are stored, to those before it and to itself.
     */
    static long pairs(long tokens, long stored) {
        return tokens * stored + tokens * (tokens + 1) / 2;
    }

    /** By how much the pairs grow from one chunk of the stream to the next. */
    long morePairs() {
        return stream == Sequences.NONE ? 0 : chunk * chunk;
    }

    /** Takes a request out. */
    void remove(int row) {
        if (stream == row) {
            stream = Sequences.NONE;
        } else {
            finishing.remove(row);
        }
    }
}
