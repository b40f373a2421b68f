package io.headroom.simulator.engine;

/** Who got something at the end of a leap, to be asked for one by one. */
final class Finished {
    private final Rows responded = new Rows();
    private final Rows done = new Rows();

    /** Of those who are done, how many were taken. */
    private int taken;

    /** A leap ends: nobody has got anything yet. */
    void clear() {
        responded.clear();
        done.clear();
        taken = 0;
    }

    /** The first token of a request was made. */
    void responded(int row) {
        responded.add(row);
    }

    /** The answer of a request is complete. */
    void done(int row) {
        done.add(row);
    }

    /** A request that is done, but was not taken, has left. */
    void forget(int row) {
        done.blank(row);
    }

    /** Whose first token was made, or {@link Sequences#NONE}. */
    int nextResponded() {
        return responded.size() == 0 ? Sequences.NONE : responded.removeLast();
    }

    /** Whose answer is complete, or {@link Sequences#NONE}. */
    int nextDone() {
        while (taken < done.size()) {
            int row = done.get(taken++);
            if (row != Sequences.NONE) {
                return row;
            }
        }
        return Sequences.NONE;
    }
}
