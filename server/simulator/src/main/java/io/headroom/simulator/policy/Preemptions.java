package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.within;

/**
 * Who loses its place when a running sequence finds no block, and how often that may happen to one.
 *
 * @param most how often a request may lose its place
 * @param victim who does
 * @param then what becomes of one that has lost it so often
 */
public record Preemptions(int most, Victim victim, Then then) {
    /** As often as may be. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Whoever was admitted last, as often as may be. */
    public static final Preemptions LAST = new Preemptions(UNLIMITED, Victim.LAST, Then.PROTECT);

    /** Refuses budgets below zero. */
    public Preemptions {
        within("most", most, 0, UNLIMITED);
    }

    /** Whose place is taken. */
    public enum Victim {
        /** Of those who run, who was admitted last. */
        LAST,
        /** Who has most tokens, its prompt's and those sent; of several the last admitted. */
        LONGEST,
        /** Who has fewest: the least to be computed again; of several the last admitted. */
        SHORTEST
    }

    /** What comes after as many preemptions as there may be. */
    public enum Then {
        /**
         * It comes in again only when there is room for the longest answer, which it takes at once.
         * So it never lacks a block and is never a victim, and whoever lacks one can be.
         */
        PROTECT,
        /** When it would lose its place once more, it is rejected and leaves. */
        REJECT
    }

    /** Whether one that has lost its place so often has it for good when it comes in again. */
    public boolean protects(int times) {
        return then == Then.PROTECT && times >= most;
    }

    /** Whether one that has lost its place so often, and is a victim, leaves. */
    public boolean rejects(int times) {
        return then == Then.REJECT && times >= most;
    }
}
