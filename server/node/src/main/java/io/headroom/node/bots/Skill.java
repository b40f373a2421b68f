package io.headroom.node.bots;

/** How well a team of bots plays. */
public enum Skill {
    /** Tries configurations drawn evenly and keeps the best. */
    RANDOM,
    /** Steps one knob at a time from the best it knows. */
    CLIMBER,
    /** Halves the range of one knob after the other, then climbs. */
    EXPERT,
    /** Teams in turn: climber, expert, random. */
    MIXED;

    /** What a team plays; never {@link #MIXED}. */
    Skill ofTeam(int team) {
        if (this != MIXED) {
            return this;
        }
        return switch (Math.floorMod(team - 1, 3)) {
            case 0 -> CLIMBER;
            case 1 -> EXPERT;
            default -> RANDOM;
        };
    }
}
