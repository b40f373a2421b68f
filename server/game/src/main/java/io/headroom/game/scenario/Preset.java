package io.headroom.game.scenario;

/**
 * How long the phases of a round last, in milliseconds of game time; 0 means until the instructor
 * advances.
 */
public record Preset(
        String id,
        String title,
        long briefMillis,
        long lockMillis,
        long workbenchMillis,
        long liveMillis,
        long debriefMillis) {}
