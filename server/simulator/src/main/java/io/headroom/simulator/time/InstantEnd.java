package io.headroom.simulator.time;

/**
 * Lets its owner act at the end of an instant, when all who come then are there: once, however
 * often that is asked for in it.
 */
public final class InstantEnd implements EventHandler {
    private final Calendar calendar;
    private final EventHandler owner;
    private final int number;
    private boolean pending;

    /** Nothing is asked for yet. */
    public InstantEnd(Calendar calendar, EventHandler owner) {
        this.calendar = calendar;
        this.owner = owner;
        number = calendar.registerEnder(this);
    }

    /** The owner acts at the end of the instant {@code nowNanos}, which is the current one. */
    public void await(long nowNanos) {
        if (!pending) {
            pending = true;
            calendar.atEndOf(nowNanos, number);
        }
    }

    /** The instant ends. */
    @Override
    public void act(long nowNanos) {
        pending = false;
        owner.act(nowNanos);
    }

    /** Whether the owner is yet to act in this instant. */
    public boolean isPending() {
        return pending;
    }
}
