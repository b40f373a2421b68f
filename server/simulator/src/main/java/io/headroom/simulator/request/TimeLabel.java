package io.headroom.simulator.request;

/**
 * What a request's time goes to, whatever the places are called: at any instant exactly one of
 * these, so that their sums are its time in system.
 */
public enum TimeLabel {
    /** Waiting for company, until a batch is full or its window over. */
    FORMING(0),
    /** Waiting for a server, a channel or a tick. */
    QUEUE(1),
    /** On a link. */
    TRANSFER(2),
    /** In service, and in delays. */
    SERVICE(3),
    /** Before the attempt that decided was made, or cut short by a timer. */
    RETRY(4);

    private final int number;

    TimeLabel(int number) {
        this.number = number;
    }

    /** Where it stands among sums by label. */
    public int number() {
        return number;
    }
}
