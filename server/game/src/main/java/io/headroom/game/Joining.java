package io.headroom.game;

/**
 * Whether somebody new may come into a game. Who has a seat comes back to it whatever it is, also
 * after being removed and forgiven.
 */
public enum Joining {
    /** Whoever has the code takes a seat. */
    OPEN,
    /** Newcomers wait at the door, which says so and opens when the instructor unlocks it. */
    LOCKED,
    /** Nobody new is expected any more; screens do not show the code. */
    CLOSED
}
