package io.headroom.game.score;

import io.headroom.game.result.Entrant;
import io.headroom.game.result.RoundScore;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Where everybody stands after the rounds so far. */
public final class Standings {
    private Standings() {}

    /**
     * One entrant.
     *
     * @param score the points of all its rounds by their {@linkplain RoundWeights weights}, in
     *     whole numbers that add up; everything else from the last of them
     * @param last the round that it was in last
     * @param lastPoints what it earned there, not weighted
     * @param rounds how many it was in
     * @param weight the weights of these together: so many times the points of one round are all
     * @param reachedFloor whether it kept its track's floor in any round
     * @param cup place among the teams of all tracks, from 1; equal points share one; ghosts and
     *     teams of the house have 0
     */
    public record Standing(
            RoundScore score,
            RoundState last,
            int lastPoints,
            int rounds,
            double weight,
            boolean reachedFloor,
            int cup) {
        private Standing placedAmong(List<RoundScore> all, boolean house) {
            long better =
                    all.stream()
                            .filter(other -> other.entrant() instanceof Entrant.Team)
                            .filter(other -> other.points() > score.points())
                            .count();
            return new Standing(
                    Scoring.ranked(
                            score,
                            all,
                            entrant ->
                                    entrant instanceof Entrant.Team
                                            || (house && entrant instanceof Entrant.House)),
                    last,
                    lastPoints,
                    rounds,
                    weight,
                    reachedFloor,
                    score.entrant() instanceof Entrant.Team ? Math.toIntExact(better + 1) : 0);
        }
    }

    /** Everybody who was scored in any round, ranked by the sums; empty before the first score. */
    public static List<Standing> of(GameState state) {
        SortedMap<Integer, Double> weights = RoundWeights.of(state);
        Map<Entrant, Sum> sums = new LinkedHashMap<>();
        for (RoundState round : state.rounds()) {
            for (RoundScore score : round.scores()) {
                sums.computeIfAbsent(score.entrant(), entrant -> new Sum(score, round))
                        .add(score, round, weights.getOrDefault(round.number(), 1.0));
            }
        }
        List<Standing> standings = sums.values().stream().map(Sum::standing).toList();
        List<RoundScore> scores = standings.stream().map(Standing::score).toList();
        return standings.stream()
                .map(each -> each.placedAmong(scores, state.houseRanked()))
                .toList();
    }

    /** What an entrant's rounds come to so far. */
    private static final class Sum {
        private RoundScore last;
        private RoundState round;
        private int rounds;
        private double weight;
        private double slo;
        private double thrift;
        private double lock;
        private double bonus;
        private double challenge;
        private boolean reachedFloor;

        Sum(RoundScore first, RoundState round) {
            last = first;
            this.round = round;
        }

        void add(RoundScore score, RoundState of, double times) {
            last = score;
            round = of;
            rounds++;
            reachedFloor |=
                    score.adherence() >= of.trackRound(score.entrant().track()).floorShare();
            weight += times;
            slo += times * score.sloPoints();
            thrift += times * score.thriftPoints();
            lock += times * score.lockPoints();
            bonus += times * score.bonusPoints();
            challenge += times * score.challengePoints();
        }

        Standing standing() {
            WholePoints points = WholePoints.of(slo, thrift, lock, bonus, challenge);
            RoundScore score =
                    new RoundScore(
                            last.entrant(),
                            last.rank(),
                            last.adherence(),
                            last.costPerGood(),
                            last.slo(),
                            last.thrift(),
                            last.lock(),
                            points.slo(),
                            points.thrift(),
                            points.lock(),
                            points.bonus(),
                            points.challenge(),
                            points.sum());
            return new Standing(score, round, last.points(), rounds, weight, reachedFloor, 0);
        }
    }
}
