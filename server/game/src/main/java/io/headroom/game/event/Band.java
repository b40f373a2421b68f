package io.headroom.game.event;

import io.headroom.game.scenario.Spell;

/**
 * A spell of a live run's weather, as charts show it.
 *
 * @param kind what comes
 * @param tick the first that it touches
 * @param lengthTicks how long it lasts
 * @param strengthPercent how much more there is of anything; 100 where nothing is more
 */
public record Band(Spell.Kind kind, int tick, int lengthTicks, int strengthPercent) {

    /** A spell in a run of so many ticks. */
    public static Band of(Spell spell, int runTicks) {
        int tick = (int) Math.floor(spell.from() * runTicks);
        int end = (int) Math.ceil(spell.until() * runTicks);
        return new Band(spell.kind(), tick, Math.max(1, end - tick), spell.strengthPercent());
    }

    /** The first tick that it does not touch. */
    public int end() {
        return tick + lengthTicks;
    }
}
