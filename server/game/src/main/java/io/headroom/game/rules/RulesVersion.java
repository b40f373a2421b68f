package io.headroom.game.rules;

/** The version of the rules, pinned by every game beside the simulator's. */
public final class RulesVersion {
    /**
     * Rises whenever a game that is under way would go on differently: when the same command in the
     * same state leads to other events, the same results to other points, the same seed to other
     * conditions, practice or traffic, or an event to another state. New commands and events, new
     * sentences and new figures on screens do not raise it.
     */
    public static final int RULES_VERSION = 2;

    private RulesVersion() {}
}
