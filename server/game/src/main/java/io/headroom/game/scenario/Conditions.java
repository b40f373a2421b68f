package io.headroom.game.scenario;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a game draws once from its seed and keeps from its players: how fast the hardware of the day
 * is, what the traffic is made of, what things cost. Answers found at home do not carry over.
 *
 * @param permille by name, 1,000 being the scenario's figure
 */
public record Conditions(SortedMap<String, Integer> permille) {
    /** Keeps its own ordered copy. */
    public Conditions {
        permille = Collections.unmodifiableSortedMap(new TreeMap<>(permille));
    }
}
