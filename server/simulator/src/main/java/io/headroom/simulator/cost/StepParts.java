package io.headroom.simulator.cost;

import io.headroom.simulator.bounds.Rounded;

/**
 * What of an iteration's time goes to other things than the work of the devices, which is the rest;
 * of a model and of one that proposes together. Reused from iteration to iteration.
 */
public final class StepParts {
    private static final double NANO_PICOS = 1000;

    private double hostNanos;
    private double communicationNanos;
    private double bubblesNanos;

    /** How many times each iteration counts that is added. */
    private double times = 1;

    /** Nothing so far. */
    public StepParts() {}

    /** Begins another iteration. */
    public void clear() {
        hostNanos = 0;
        communicationNanos = 0;
        bubblesNanos = 0;
        times = 1;
    }

    /** From now on each iteration that is added counts so many times. */
    public void times(double count) {
        times = count;
    }

    /** Whether anything goes to communication or bubbles: to most iterations nothing does. */
    public boolean areOfMany() {
        return communicationNanos != 0 || bubblesNanos != 0;
    }

    /** Scheduling, sampling and launching, while devices wait. */
    void host(double nanos) {
        hostNanos += times * nanos;
    }

    /** Sums over a group, hops from stage to stage. */
    void communication(double nanos) {
        communicationNanos += times * nanos;
    }

    /** Stages that stand idle. */
    public void bubbles(double nanos) {
        bubblesNanos += times * nanos;
    }

    /**
     * Host time of an iteration that takes so many picoseconds. The three are rounded one upon the
     * other, so that together they are never more than the whole.
     */
    public long hostPicos(long all) {
        return Math.min(all, Rounded.picos(hostNanos * NANO_PICOS));
    }

    /** Its communication. */
    public long communicationPicos(long all) {
        return communicationNanos == 0 ? 0 : withCommunication(all) - hostPicos(all);
    }

    /** Its bubbles. */
    public long bubblesPicos(long all) {
        if (bubblesNanos == 0) {
            return 0;
        }
        double nanos = hostNanos + communicationNanos + bubblesNanos;
        long upTo = Math.min(all, Rounded.picos(nanos * NANO_PICOS));
        return upTo - withCommunication(all);
    }

    private long withCommunication(long all) {
        return Math.min(all, Rounded.picos((hostNanos + communicationNanos) * NANO_PICOS));
    }
}
