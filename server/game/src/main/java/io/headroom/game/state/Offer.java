package io.headroom.game.state;

/**
 * A challenge that is offered to all teams at the same instant. Answers close before it is judged
 * to its end, so that nobody accepts what is won already; a change has time to take effect.
 *
 * @param tick from which it stands; a whole second of the run
 */
public record Offer(int tick) {
    /** Ten ticks of a live run are a second on the wall. */
    private static final int TICKS_PER_SECOND = 10;

    /** From the offer to the instant at which it is decided. */
    public static final int LENGTH_TICKS = 25 * TICKS_PER_SECOND;

    /** How long a team may answer. */
    public static final int ANSWER_TICKS = 15 * TICKS_PER_SECOND;

    /** The last part, over which it is judged. */
    public static final int JUDGED_TICKS = 20 * TICKS_PER_SECOND;

    /** Until when a team may answer. */
    public int answerTick() {
        return tick + ANSWER_TICKS;
    }

    /** When it is decided. */
    public int deadlineTick() {
        return tick + LENGTH_TICKS;
    }

    /** When the time over which it is judged begins. */
    public int judgedTick() {
        return deadlineTick() - JUDGED_TICKS;
    }

    /** Whether a team may answer now. */
    public boolean isOpen(int now) {
        return now >= tick && now < answerTick();
    }
}
