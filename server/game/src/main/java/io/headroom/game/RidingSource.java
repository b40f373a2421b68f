package io.headroom.game;

/**
 * Where the configuration comes from that a team rides with, in the order in which it is looked
 * for.
 */
public enum RidingSource {
    /** The last that two of the team agreed on. */
    CONFIRMED,
    /** Of its what-ifs the one with the best score in storms. */
    BEST_WHAT_IF,
    /** What was adopted last. */
    CANDIDATE,
    /** Where everybody begins. */
    PAR
}
