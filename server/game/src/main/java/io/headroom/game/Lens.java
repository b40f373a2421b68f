package io.headroom.game;

/**
 * What a member of a team looks at first; it decides which instrument a phone opens on, no more.
 */
public enum Lens {
    /** The slowest answers. */
    TAIL,
    /** What a good answer costs. */
    MONEY,
    /** Where the time and the room go. */
    MEMORY,
    /** Writes down what the team decided and why. */
    SCRIBE,
    /** Keeps the ten what-ifs and the clock in sight. */
    DRIVER
}
