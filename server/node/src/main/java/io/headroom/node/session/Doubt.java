package io.headroom.node.session;

import io.headroom.node.cluster.Pulse;

/**
 * Whether an owner may speak for its game. A process that stood still may have lost the game
 * meanwhile: its owner is in doubt until it has claimed the game again, which asks the log. Not
 * thread-safe; lives on the session's context.
 */
final class Doubt {
    private final Pulse pulse;
    private long standstills;
    private boolean doubting;
    private boolean claimDue;

    /**
     * An owner who is sure.
     *
     * @param standstills of the process when it was about to create or claim the game
     */
    Doubt(Pulse pulse, long standstills) {
        this.pulse = pulse;
        this.standstills = standstills;
    }

    /**
     * Whether the owner is sure, this very moment looked at.
     *
     * @param claimable false for a game that is over: it is only looked at, and nobody claims it
     */
    boolean none(boolean claimable) {
        long stoodStill = pulse.standstills();
        if (stoodStill != standstills) {
            standstills = stoodStill;
            doubting = claimable;
            claimDue |= claimable;
        }
        return !doubting;
    }

    /** Something else says that the game may have another owner. */
    void claimDue() {
        claimDue = true;
    }

    /** Whether the game is to be claimed again; from now on it is being done. */
    boolean takeClaim() {
        boolean due = claimDue;
        claimDue = false;
        return due;
    }

    /** The game was claimed; that settles it unless the process stood still once more meanwhile. */
    void claimed() {
        doubting = claimDue;
    }
}
