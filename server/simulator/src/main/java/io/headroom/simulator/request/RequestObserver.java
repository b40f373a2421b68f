package io.headroom.simulator.request;

/** Told of every request that ends; must not touch the simulation. */
public interface RequestObserver {
    /** An observer that looks away. */
    RequestObserver NONE = request -> {};

    /** A request ended. */
    void ended(EndedRequest request);
}
