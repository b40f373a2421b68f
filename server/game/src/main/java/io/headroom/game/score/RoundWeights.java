package io.headroom.game.score;

import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.scenario.Round;
import io.headroom.game.state.GameState;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rounds of a game count for in its standings: {@code game = 0.6·R1 + 1.0·R2 + 1.4·R3}, R1
 * being the first of the mission's rounds. Of fewer rounds the weights are scaled so that their sum
 * stays 3, so that games of any length are told on one scale.
 */
public final class RoundWeights {
    private static final double[] BY_PLACE = {0.6, 1.0, 1.4};
    private static final double SUM = 3;

    /** Before these rules each round counted as it was. */
    private static final int RULES_WITHOUT = 1;

    private RoundWeights() {}

    /** So many times a round of a game counts; 1 for one that is not on its agenda. */
    public static double of(GameState state, int round) {
        return of(state).getOrDefault(round, 1.0);
    }

    /** By the numbers of the rounds on a game's agenda. */
    static SortedMap<Integer, Double> of(GameState state) {
        List<Integer> mission =
                state.scenario().rounds().stream().map(Round::number).sorted().toList();
        SortedMap<Integer, Double> weights = new TreeMap<>();
        for (AgendaStep step : state.setting().agenda()) {
            int place = mission.indexOf(step.round());
            weights.put(step.round(), BY_PLACE[Math.max(0, Math.min(BY_PLACE.length - 1, place))]);
        }
        if (state.setting().rulesVersion() == RULES_WITHOUT) {
            weights.replaceAll((round, weight) -> 1.0);
            return weights;
        }
        double sum = weights.values().stream().mapToDouble(weight -> weight).sum();
        weights.replaceAll((round, weight) -> SUM * weight / sum);
        return weights;
    }
}
