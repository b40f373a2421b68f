package io.headroom.content.balance;

/** How much of a proof is wanted. */
public enum Extent {
    /** The conditions as they are written, for who is writing them. */
    NOMINAL(1, 1),

    /** What takes minutes for all content. */
    SHORT(4, 1),

    /** What takes hours. */
    LONG(30, 5);

    private final int draws;
    private final int fewDraws;

    Extent(int draws, int fewDraws) {
        this.draws = draws;
        this.fewDraws = fewDraws;
    }

    /** Draws of the conditions, the written ones first. */
    int draws() {
        return draws;
    }

    /** Draws of what takes many runs in each. */
    int fewDraws() {
        return fewDraws;
    }

    /** Draws of what takes so many runs that one must do. */
    int oneDraw() {
        return this == LONG ? 1 : 0;
    }
}
