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
     * @param user whose it is: a number from 0 within its flow, the same for all requests of one
     *     user
     */
    void arrive(long nowNanos, int promptTokens, int outputTokens, long workPermille, int user);

    /**
     * The same for a frame of a set that several sensors take together; who does not care need not
     * know.
     *
     * @param setNanos the common instant of its set, which may lie behind {@code nowNanos} where
     *     frames come early
     */
    default void arriveOfSet(long nowNanos, long setNanos, long workPermille, int user) {
        arrive(nowNanos, 1, 1, workPermille, user);
    }

    /** The same for a request whose prompt begins like others; who does not care need not know. */
    default void arrive(
            long nowNanos,
            int promptTokens,
            int outputTokens,
            long workPermille,
            int user,
            Prefix prefix) {
        arrive(nowNanos, promptTokens, outputTokens, workPermille, user);
    }
}
