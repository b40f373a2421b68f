package io.headroom.game.score;

import io.headroom.game.result.Entrant;
import io.headroom.game.result.RoundScore;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where everybody stands after the rounds so far. */
public final class Standings {
    private Standings() {}

    /**
     * One entrant.
     *
     * @param score the points of all its rounds, everything else from the last of them
     * @param last the round that it was in last
     * @param rounds how many it was in
     */
    public record Standing(RoundScore score, RoundState last, int rounds) {
        private Standing after(Standing earlier) {
            return new Standing(score.plus(earlier.score), last, rounds + earlier.rounds);
        }
    }

    /** Everybody who was scored in any round, ranked by the sums; empty before the first score. */
    public static List<Standing> of(GameState state) {
        Map<Entrant, Standing> standings = new LinkedHashMap<>();
        for (RoundState round : state.rounds()) {
            for (RoundScore score : round.scores()) {
                standings.merge(
                        score.entrant(),
                        new Standing(score, round, 1),
                        (earlier, later) -> later.after(earlier));
            }
        }
        List<RoundScore> sums = standings.values().stream().map(Standing::score).toList();
        List<Standing> ranked = new ArrayList<>(standings.values());
        ranked.replaceAll(
                each ->
                        new Standing(
                                Scoring.ranked(each.score(), sums), each.last(), each.rounds()));
        return ranked;
    }
}
