package io.headroom.simulator.traffic;

import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.chance.Words;

import java.util.ArrayList;
import java.util.List;

/**
 * What makes the requests of one flow longer or heavier for a while. Whether a change of a share
 * falls on a request is drawn by the numbers of the request and of the change, so nobody else's
 * draws move.
 */
public final class Burden {
    private static final long UNIT_PERMILLE = ArrivalProcess.UNIT_PERMILLE;
    private static final long MOST_PERMILLE = 1_000_000;
    private static final double MILLION = 1_000_000;

    private final Streams.Stream words;
    private final List<Change> on = new ArrayList<>();

    /** What falls on the request that was met last. */
    private long promptPermille = UNIT_PERMILLE;

    private long outputPermille = UNIT_PERMILLE;
    private long workPermille = UNIT_PERMILLE;

    /** None yet, and what the shares of the flow are drawn by. */
    public Burden(Streams.Stream words) {
        this.words = words;
    }

    /**
     * Factors on what a request asks for.
     *
     * @param number of the change within the flow, from 0
     * @param promptPermille thousandths of the prompt
     * @param outputPermille thousandths of the answer
     * @param workPermille thousandths of the work
     * @param shareMillionths share of the requests that it falls on
     */
    public record Change(
            int number,
            long promptPermille,
            long outputPermille,
            long workPermille,
            long shareMillionths) {}

    /** A change is on, after those that are on already. */
    public void begin(Change change) {
        on.add(change);
    }

    /** A change is over. */
    public void end(Change change) {
        on.remove(change);
    }

    /** How many changes are on. */
    public int size() {
        return on.size();
    }

    /** What is asked next is about request {@code number} of the flow. */
    void meet(long number) {
        promptPermille = UNIT_PERMILLE;
        outputPermille = UNIT_PERMILLE;
        workPermille = UNIT_PERMILLE;
        for (int index = 0; index < on.size(); index++) {
            Change change = on.get(index);
            if (fallsOn(number, change)) {
                promptPermille = product(promptPermille, change.promptPermille());
                outputPermille = product(outputPermille, change.outputPermille());
                workPermille = product(workPermille, change.workPermille());
            }
        }
    }

    private boolean fallsOn(long number, Change change) {
        if (change.shareMillionths() == MILLION) {
            return true;
        }
        double draw = Words.unit(Words.branch(words.word(number), change.number()));
        return draw < change.shareMillionths() / MILLION;
    }

    private static long product(long permille, long factorPermille) {
        return Math.min(MOST_PERMILLE, permille * factorPermille / UNIT_PERMILLE);
    }

    /** The length of its prompt, or of its own part of that. */
    int promptTokens(int own) {
        return tokens(own, promptPermille);
    }

    /** The length of its answer. */
    int outputTokens(int own) {
        return Math.max(1, tokens(own, outputPermille));
    }

    /** Its work in thousandths of an item. */
    long workPermille(long own) {
        long most = Math.max(own, RequestShape.MOST_WORK_PERMILLE);
        return Math.min(most, rounded(own, workPermille));
    }

    private static int tokens(int own, long permille) {
        return (int) Math.min(RequestShape.MOST_TOKENS, rounded(own, permille));
    }

    /** Half up. */
    private static long rounded(long own, long permille) {
        return (own * permille + UNIT_PERMILLE / 2) / UNIT_PERMILLE;
    }
}
