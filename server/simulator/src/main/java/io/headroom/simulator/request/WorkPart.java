package io.headroom.simulator.request;

/**
 * What the time of a request in language-model servers goes to, iteration by iteration: the sums of
 * these are its time in their service.
 */
public enum WorkPart {
    /** Scheduling, sampling and launching, while devices wait. */
    HOST(0),
    /** Arithmetic and memory of the devices. */
    COMPUTE(1),
    /** Sums over a tensor-parallel group, and hops from a stage of a pipeline to the next. */
    COMMUNICATION(2),
    /** Stages of a pipeline that stand idle because too few parts are under way. */
    BUBBLES(3);

    private final int number;

    WorkPart(int number) {
        this.number = number;
    }

    /** Where it stands among sums by part. */
    public int number() {
        return number;
    }
}
