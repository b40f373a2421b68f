package io.headroom.simulator;

import java.util.ArrayList;
import java.util.List;

/** A request of a literal replica and what became of it. */
final class LiteralJob {
    final long ordinal;
    final long arrival;

    /** When it comes into the line. */
    final long comes;

    final int prompt;
    final int total;

    /** Steps in which it gets tokens: its prompt's and those in which it decodes. */
    final int steps;

    /** Whose beginning its prompt has, of so many tokens. */
    final int group;

    final int groupTokens;

    /** Whose it is, and what they had said before; below zero if it is in no conversation. */
    final int user;

    final int historyTokens;
    final List<Integer> held = new ArrayList<>();
    int swapped;

    /** Whether its group's beginning is shared, or its own because another was computing it. */
    boolean shares;

    boolean alone;

    /** How many had begun to decode before. */
    long decodes;

    /** Its first token and its prompt's content came with it. */
    boolean handedOver;

    int step;
    int sent;

    /** In parts of a token. */
    long stored;

    int prefilled;
    int chunk;
    boolean decoding;
    long entered;

    /** How often it lost its place to others. */
    int preemptions;

    /** It was in a batch and lost its place. */
    boolean putBack;

    long waited;
    long first = -1;
    long end = -1;
    String outcome = "";
    final LiteralWork work = new LiteralWork();

    /** What a prompt begins with that others may have computed. */
    record Beginning(int group, int groupTokens, int user, int historyTokens) {
        static final Beginning NONE = new Beginning(0, 0, 0, -1);
    }

    LiteralJob(
            long ordinal,
            long arrival,
            long frontEndNanos,
            int prompt,
            int total,
            int steps,
            Beginning beginning) {
        this.ordinal = ordinal;
        this.arrival = arrival;
        comes = arrival + frontEndNanos;
        entered = arrival;
        this.prompt = prompt;
        this.total = total;
        this.steps = steps;
        group = beginning.group();
        groupTokens = beginning.groupTokens();
        user = beginning.user();
        historyTokens = beginning.historyTokens();
    }

    int target() {
        return prompt + sent;
    }

    int wholeStored() {
        return (int) (stored / LiteralReplica.PARTS);
    }

    /** Tokens of one that runs: its prompt's and what it has sent. */
    int tokens() {
        return decoding ? wholeStored() + 1 : target();
    }

    /** Its chunk is done; whether that was the last of its prompt, which gives a token. */
    boolean prefill(long nanos) {
        if (chunk == 0) {
            return false;
        }
        prefilled += chunk;
        chunk = 0;
        stored = LiteralReplica.PARTS * prefilled;
        if (prefilled < target()) {
            return false;
        }
        step++;
        sent++;
        if (sent == 1) {
            first = nanos;
            work.responds(nanos);
        }
        return true;
    }

    /** Tokens of one that runs that are there. */
    int present() {
        return decoding ? wholeStored() : prefilled;
    }

    void leave(long nanos, String how) {
        end = nanos;
        outcome = how;
        work.end(nanos);
    }

    /** It waits again, with the tokens that it has sent. */
    void putBack(long nanos) {
        work.end(nanos);
        if (decoding) {
            sent = wholeStored() + 1 - prompt;
        }
        decoding = false;
        prefilled = 0;
        chunk = 0;
        entered = nanos;
        putBack = true;
    }
}
