package io.headroom.simulator.engine;

import io.headroom.simulator.time.KeyedHeap;

import java.util.Arrays;

/**
 * What is known of each request in a replica, by row. Nothing of one that decodes changes from
 * token to token: n is the number of iterations in which the replica has decoded, a sequence has
 * taken part in base + n steps, its prompt's the first, and stored storedAtZero + growth · n parts
 * of a token: those of its prompt and all but the last of those that it has sent.
 */
final class Sequences {
    static final int NONE = -1;
    private static final long UNIT = SpeculationPlan.UNIT;

    private static final byte OUT = 0;
    private static final byte WAITING = 1;
    private static final byte PREFILLING = 2;
    private static final byte DECODING = 3;
    private static final byte DONE = 4;

    private byte[] state = new byte[16];
    private int[] prompt = new int[16];
    private int[] answer = new int[16];

    /** Steps of an answer: the prompt's and those in which it decodes; a token each, or more. */
    private int[] total = new int[16];

    private int[] steps = new int[16];
    private int[] sent = new int[16];
    private int[] prefilled = new int[16];
    private boolean[] handedOver = new boolean[16];

    /** How often it lost its place. */
    private int[] preemptions = new int[16];

    private long[] base = new long[16];
    private long[] storedAtZero = new long[16];

    /** Parts of a token that a sequence which decodes stores in an iteration. */
    private final long growth;

    /** Who runs, in order of admission. */
    private int[] next = new int[16];

    private int[] previous = new int[16];
    private int head = NONE;
    private int tail = NONE;
    private int running;

    /** Who decodes, by the n at which the last token is sent. */
    private final KeyedHeap ends = new KeyedHeap();

    private long slots;

    /** Σ of what those who run and do not decode have stored. */
    private long prefilledSum;

    /** Σ of what the slots had stored at n = 0, in parts of a token. */
    private long contextAtZero;

    /** Nobody is here. */
    Sequences(long growth) {
        this.growth = growth;
    }

    /** A request comes and waits. */
    void add(int row, int promptTokens, int outputTokens, int stepsInAll) {
        if (row >= state.length) {
            grow(Math.max(row + 1, 2 * state.length));
        }
        state[row] = WAITING;
        prompt[row] = promptTokens;
        answer[row] = outputTokens;
        total[row] = stepsInAll;
        handedOver[row] = false;
        steps[row] = 0;
        sent[row] = 0;
        prefilled[row] = 0;
        preemptions[row] = 0;
    }

    /** Its place is taken from it. */
    void preempt(int row) {
        preemptions[row]++;
    }

    /** How often its place was taken from it. */
    int preemptions(int row) {
        return preemptions[row];
    }

    /** Tokens of one that runs: its prompt's and those that it has sent, at n. */
    long tokens(int row, long n) {
        return isDecoding(row) ? stored(row, n) + 1 : target(row);
    }

    /** Tokens that it has stored when it has its last. */
    int finallyStored(int row) {
        return prompt[row] + answer[row] - 1;
    }

    /** A request that waits has its first token and its prompt's keys and values already. */
    void handOver(int row) {
        handedOver[row] = true;
        steps[row] = 1;
        sent[row] = 1;
    }

    /** Whether a request that waits can decode as soon as it comes in. */
    boolean isHandedOver(int row) {
        return handedOver[row];
    }

    /** A request that waited runs: its prompt, and what it has sent before, is to be worked on. */
    void run(int row, long tokensKept) {
        state[row] = PREFILLING;
        prefilled[row] = (int) tokensKept;
        prefilledSum += tokensKept;
        previous[row] = tail;
        next[row] = NONE;
        if (tail == NONE) {
            head = row;
        } else {
            next[tail] = row;
        }
        tail = row;
        running++;
    }

    /** A request that runs decodes in every iteration from now on. */
    void decode(int row, long n) {
        prefilledSum -= prefilled[row];
        state[row] = DECODING;
        base[row] = steps[row] - n;
        storedAtZero[row] = UNIT * storedWhenStopped(row) - growth * n;
        ends.add(row, total[row] - base[row]);
        slots++;
        contextAtZero += storedAtZero[row];
    }

    /** A request that runs waits again, with the tokens that it has sent. */
    void stop(int row, long n) {
        leave(row, n, true);
        state[row] = WAITING;
        handedOver[row] = false;
        prefilled[row] = 0;
    }

    /** A request that runs has its last token; its slot may be kept and computed on. */
    void finish(int row, long n, boolean givesUpSlot) {
        leave(row, n, givesUpSlot);
        state[row] = DONE;
    }

    /** A request leaves the replica, or will not come back. */
    void remove(int row, long n) {
        if (isRunning(row)) {
            leave(row, n, true);
        }
        state[row] = OUT;
    }

    /** What was handed over to those who wait is lost. */
    void loseHandedOver() {
        Arrays.fill(handedOver, false);
    }

    /** All slots that were kept are given up; nobody decodes. */
    void clearSlots() {
        slots = 0;
        contextAtZero = 0;
    }

    private void leave(int row, long n, boolean givesUpSlot) {
        if (state[row] == DECODING) {
            ends.remove(row);
            steps[row] = (int) (base[row] + n);
            sent[row] = (int) (stored(row, n) + 1 - prompt[row]);
            if (givesUpSlot) {
                slots--;
                contextAtZero -= storedAtZero[row];
            }
        } else {
            prefilledSum -= prefilled[row];
        }
        unlink(row);
    }

    private void unlink(int row) {
        if (previous[row] == NONE) {
            head = next[row];
        } else {
            next[previous[row]] = next[row];
        }
        if (next[row] == NONE) {
            tail = previous[row];
        } else {
            previous[next[row]] = previous[row];
        }
        running--;
    }

    /** Its prompt was worked on as far as {@code tokens} more. */
    void prefill(int row, long tokens) {
        prefilled[row] += (int) tokens;
        prefilledSum += tokens;
    }

    /** Its prompt is done and gives a token; returns whether that is its first. */
    boolean send(int row) {
        steps[row]++;
        sent[row]++;
        return sent[row] == 1;
    }

    boolean isRunning(int row) {
        return state[row] == PREFILLING || state[row] == DECODING;
    }

    boolean isDecoding(int row) {
        return state[row] == DECODING;
    }

    boolean isDone(int row) {
        return state[row] == DONE;
    }

    /** Whether all its tokens have been sent, by those who do not decode. */
    boolean hasSentAll(int row) {
        return steps[row] >= total[row];
    }

    /** Prompt length. */
    int prompt(int row) {
        return prompt[row];
    }

    /** Answer length. */
    int total(int row) {
        return answer[row];
    }

    /** Tokens of its answer beyond one for each of its steps. */
    int acceptedTokens(int row) {
        return answer[row] - total[row];
    }

    /** Tokens that must be stored before it can go on: its prompt and what it has sent. */
    long target(int row) {
        return (long) prompt[row] + sent[row];
    }

    /** How many of these are stored already. */
    long prefilled(int row) {
        return prefilled[row];
    }

    /** Whole tokens that a decoding sequence has stored at n. */
    long stored(int row, long n) {
        return Math.floorDiv(storedParts(row, n), UNIT);
    }

    /** The same in parts of a token. */
    long storedParts(int row, long n) {
        return storedAtZero[row] + growth * n;
    }

    /** Tokens that must have a place after {@code iterations} more, the last of them begun. */
    long covered(int row, long n, int iterations) {
        return -Math.floorDiv(-storedParts(row, n + iterations), UNIT);
    }

    /** What a decoding sequence had stored if it had always decoded, in parts of a token. */
    long storedAtZero(int row) {
        return storedAtZero[row];
    }

    /** Tokens that a sequence which was stopped while it decoded had stored. */
    long storedWhenStopped(int row) {
        return target(row) - 1;
    }

    /** Sequences that run. */
    int running() {
        return running;
    }

    /** Who was admitted first, or {@link #NONE}. */
    int firstAdmitted() {
        return head;
    }

    /** Who was admitted last, or {@link #NONE}. */
    int lastAdmitted() {
        return tail;
    }

    /** Who was admitted next, or {@link #NONE}. */
    int admittedAfter(int row) {
        return next[row];
    }

    /** D: slots that decode. */
    long slots() {
        return slots;
    }

    /** K: their stored context at n, in parts of a token. */
    long context(long n) {
        return contextAtZero + slots * growth * n;
    }

    /** What those who run and do not decode have stored. */
    long prefilled() {
        return prefilledSum;
    }

    /** By how much the context grows in an iteration in which the slots decode. */
    long contextGrowth() {
        return slots * growth;
    }

    /** Who decodes: slots without those that are only held. */
    int decoding() {
        return ends.size();
    }

    /** Whether nobody decodes. */
    boolean noneDecodes() {
        return ends.isEmpty();
    }

    /** The n at which the next of them has its last token. */
    long nextEnd() {
        return ends.firstKey();
    }

    /** Who that is. */
    int nextToEnd() {
        return ends.first();
    }

    private void grow(int rows) {
        state = Arrays.copyOf(state, rows);
        prompt = Arrays.copyOf(prompt, rows);
        answer = Arrays.copyOf(answer, rows);
        total = Arrays.copyOf(total, rows);
        steps = Arrays.copyOf(steps, rows);
        storedAtZero = Arrays.copyOf(storedAtZero, rows);
        sent = Arrays.copyOf(sent, rows);
        prefilled = Arrays.copyOf(prefilled, rows);
        handedOver = Arrays.copyOf(handedOver, rows);
        preemptions = Arrays.copyOf(preemptions, rows);
        base = Arrays.copyOf(base, rows);
        next = Arrays.copyOf(next, rows);
        previous = Arrays.copyOf(previous, rows);
    }
}
