package io.headroom.content.balance;

import io.headroom.content.mission.PlayedTrack;
import io.headroom.game.scenario.Conditions;

import java.util.SortedMap;
import java.util.TreeMap;

/** Conditions as games draw them, by the number of a draw; draw 0 is what the file says. */
final class DrawnConditions {
    private static final int WRITTEN_PERMILLE = 1_000;

    private DrawnConditions() {}

    static Conditions of(PlayedTrack played, int draw) {
        if (draw != 0) {
            return Conditions.drawn(played.track(), played.round(), draw);
        }
        SortedMap<String, Integer> permille = new TreeMap<>();
        played.track().conditionNames().forEach(name -> permille.put(name, WRITTEN_PERMILLE));
        return new Conditions(permille);
    }
}
