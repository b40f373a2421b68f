package io.headroom.content.balance;

import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;

/**
 * A run that somebody wants to know of.
 *
 * @param conditions of the game
 * @param weather what comes over it; of one seed always the same
 * @param practice whether it is as short as a replication of a what-if, instead of a live run
 */
public record RunAsked(
        Configuration configuration,
        Conditions conditions,
        WeatherKind weather,
        boolean practice,
        long seed) {}
