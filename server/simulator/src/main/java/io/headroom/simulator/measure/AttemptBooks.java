package io.headroom.simulator.measure;

/** The books of attempts: launched = won + cancelled + lost + late + running, at every instant. */
public final class AttemptBooks {
    private final long[] columns = new long[AttemptColumn.COUNT];

    AttemptBooks() {}

    /** An attempt was launched. */
    public void launched() {
        columns[AttemptColumn.LAUNCHED]++;
    }

    /** An attempt got through while its request needed it. */
    public void won() {
        columns[AttemptColumn.WON]++;
    }

    /** An attempt was stopped. */
    public void cancelled() {
        columns[AttemptColumn.CANCELLED]++;
    }

    /** An attempt was lost. */
    public void lost() {
        columns[AttemptColumn.LOST]++;
    }

    /** An attempt got through when nobody needed it any more. */
    public void late() {
        columns[AttemptColumn.LATE]++;
    }

    void copyTo(long[] target, int offset) {
        System.arraycopy(columns, 0, target, offset, AttemptColumn.COUNT);
    }
}
