package io.headroom.simulator.request;

/** Told of every request that ends; must not touch the simulation. */
public interface RequestObserver {
    /** An observer that looks away. */
    RequestObserver NONE = (ordinal, arrival, firstResponse, end, outcome) -> {};

    /**
     * A request ended.
     *
     * @param ordinal its number in order of arrival, from 0
     * @param arrivalNanos when it came
     * @param firstResponseNanos when its first response came; its end if it had none
     * @param endNanos when it left
     * @param outcome how
     */
    void ended(
            long ordinal,
            long arrivalNanos,
            long firstResponseNanos,
            long endNanos,
            Outcome outcome);
}
