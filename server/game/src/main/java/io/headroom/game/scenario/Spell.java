package io.headroom.game.scenario;

/**
 * A part of a run in which something comes besides its traffic.
 *
 * @param kind what comes
 * @param from when it begins, as a share of the run
 * @param until when it is over, as a share of the run
 * @param strengthPercent how much more there is of anything: 150 is half as much again; 100 where
 *     nothing is more
 */
public record Spell(Kind kind, double from, double until, int strengthPercent) {
    /** What comes. */
    public enum Kind {
        /** More to do. */
        BURST,
        /** Something breaks. */
        FAULT
    }
}
