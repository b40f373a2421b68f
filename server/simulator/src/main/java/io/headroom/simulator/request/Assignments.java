package io.headroom.simulator.request;

import java.util.Arrays;

/** What rows were put into: the batch that one waits in, the replica that a balancer chose. */
public final class Assignments {
    private static final int ROW_BITS = 2;

    private static final int BATCH = 0;
    private static final int BALANCER = 1;
    private static final int REPLICA = 2;

    private int[] cells = new int[64 << ROW_BITS];

    Assignments() {}

    void grow(int rows) {
        if (rows << ROW_BITS > cells.length) {
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
    }

    /** No balancer has chosen. */
    void clear(int row) {
        cells[(row << ROW_BITS) + BALANCER] = RequestTable.NONE;
    }

    /** The number of the batch that it waits in. */
    public int batch(int row) {
        return cells[(row << ROW_BITS) + BATCH];
    }

    /** The batch that it waits in. */
    public void setBatch(int row, int batch) {
        cells[(row << ROW_BITS) + BATCH] = batch;
    }

    /** The replica that a balancer chose; {@link RequestTable#NONE} if it was not the last one. */
    public int route(int row, int balancer) {
        int at = row << ROW_BITS;
        return cells[at + BALANCER] == balancer ? cells[at + REPLICA] : RequestTable.NONE;
    }

    /** The replica that a balancer chose. */
    public void setRoute(int row, int balancer, int replica) {
        int at = row << ROW_BITS;
        cells[at + BALANCER] = balancer;
        cells[at + REPLICA] = replica;
    }
}
