package io.headroom.simulator.traffic;

/** Where requests enter the system. */
public interface Entrance {
    /**
     * A request arrives.
     *
     * @param nowNanos when
     * @param promptTokens its prompt length
     * @param outputTokens its answer length
     * @param workPermille its work in thousandths of an item
     */
    void arrive(long nowNanos, int promptTokens, int outputTokens, long workPermille);
}
