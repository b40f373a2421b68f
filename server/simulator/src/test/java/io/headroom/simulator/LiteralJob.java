package io.headroom.simulator;

import java.util.ArrayList;
import java.util.List;

/** A request of a literal replica and what became of it. */
final class LiteralJob {
    final long ordinal;
    final long arrival;
    final int prompt;
    final int total;

    /** Steps in which it gets tokens: its prompt's and those in which it decodes. */
    final int steps;

    final List<Integer> held = new ArrayList<>();
    int swapped;

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
    long waited;
    long first = -1;
    long end = -1;
    String outcome = "";

    LiteralJob(long ordinal, long arrival, int prompt, int total, int steps) {
        this.ordinal = ordinal;
        this.arrival = arrival;
        this.prompt = prompt;
        this.total = total;
        this.steps = steps;
    }

    int target() {
        return prompt + sent;
    }

    int wholeStored() {
        return (int) (stored / LiteralReplica.PARTS);
    }

    /** It waits again, with the tokens that it has sent. */
    void putBack(long nanos) {
        if (decoding) {
            sent = wholeStored() + 1 - prompt;
        }
        decoding = false;
        prefilled = 0;
        chunk = 0;
        entered = nanos;
    }
}
