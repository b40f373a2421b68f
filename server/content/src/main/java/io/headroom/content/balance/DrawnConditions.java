package io.headroom.content.balance;

import io.headroom.game.chance.Seeds;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.TrackRound;
import io.headroom.simulator.chance.Words;

import java.util.SortedMap;
import java.util.TreeMap;

/** Conditions as games draw them, by the number of a draw; draw 0 is what the file says. */
final class DrawnConditions {
    private static final int LEAST_PERMILLE = 850;
    private static final int MOST_PERMILLE = 1_150;
    private static final int WRITTEN_PERMILLE = 1_000;

    private DrawnConditions() {}

    static Conditions of(TrackRound track, int draw) {
        SortedMap<String, Integer> permille = new TreeMap<>();
        for (String name : track.conditionNames()) {
            long word = Seeds.derive(draw, "condition/" + track.track().value() + "/" + name);
            long drawn = LEAST_PERMILLE + Words.below(word, MOST_PERMILLE - LEAST_PERMILLE + 1L);
            permille.put(name, draw == 0 ? WRITTEN_PERMILLE : Math.toIntExact(drawn));
        }
        return new Conditions(permille);
    }
}
