package io.headroom.game.scenario;

import io.headroom.game.chance.Seeds;
import io.headroom.simulator.chance.Words;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a game draws once from its seed and keeps from its players: how fast the hardware of the day
 * is, what the traffic is made of, what things cost. Answers found at home do not carry over.
 *
 * @param permille by name, 1,000 being the scenario's figure, which one that is not named has
 */
public record Conditions(SortedMap<String, Integer> permille) {
    /** The scenario's figures as they are written. */
    public static final Conditions WRITTEN = new Conditions(new TreeMap<>());

    /** Keeps its own ordered copy. */
    public Conditions {
        permille = Collections.unmodifiableSortedMap(new TreeMap<>(permille));
    }

    /**
     * What a seed draws for a track in a round, each condition evenly over its range. A game and
     * whoever proves its balance draw by this.
     *
     * @param round the number of the round
     */
    public static Conditions drawn(TrackRound track, int round, long seed) {
        SortedMap<String, Integer> permille = new TreeMap<>();
        for (Condition each : track.conditions()) {
            String stream = "condition/" + track.track().value() + "/" + each.name();
            long word = Seeds.derive(seed, stream, round);
            long above = Words.below(word, each.mostPermille() - each.leastPermille() + 1L);
            permille.put(each.name(), Math.toIntExact(each.leastPermille() + above));
        }
        return new Conditions(permille);
    }
}
