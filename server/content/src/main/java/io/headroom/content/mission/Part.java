package io.headroom.content.mission;

import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;

/**
 * A part of a system's description, bound to a team's knobs and a game's conditions when it is
 * simulated. Parts are immutable and binding is pure.
 */
@FunctionalInterface
interface Part<T> {

    /** What the part is under these settings. */
    T bind(Settings settings);

    /** What moves a description. */
    record Settings(Configuration configuration, Conditions conditions) {}
}
