package io.headroom.simulator;

import io.headroom.simulator.measure.Measurement;

/** One running simulation. */
@SuppressWarnings("DoNotCallSuggester")
public final class Simulation {
    private Simulation() {}

    /** A simulation at time 0. */
    public static Simulation start(SimulationPlan plan, long seed) {
        throw new UnsupportedOperationException(plan + " " + seed);
    }

    /**
     * Simulates everything that happens before {@code nanos}. What happens exactly then belongs to
     * the next stretch, so that an intervention at an instant comes before all else of it.
     */
    public void advanceTo(long nanos) {
        throw new UnsupportedOperationException("at " + nanos);
    }

    /** Simulates to the end of the traffic, then until the last request has left. */
    public void drain() {
        throw new UnsupportedOperationException();
    }

    /** Takes effect at the current instant, before all else of it. */
    public void intervene(Intervention intervention) {
        throw new UnsupportedOperationException(intervention.toString());
    }

    /** The current instant of simulated time. */
    public long nowNanos() {
        throw new UnsupportedOperationException();
    }

    /** What happened since the start; asking changes nothing. */
    public Measurement measure() {
        throw new UnsupportedOperationException();
    }

    /**
     * What happened in the last {@code seconds} whole seconds, at most five, and the current one so
     * far; asking changes nothing.
     */
    public Measurement measureRecent(int seconds) {
        throw new UnsupportedOperationException("last " + seconds + " s");
    }
}
