package io.headroom.game.score;

import io.headroom.game.id.TrackId;
import io.headroom.game.measure.Figures;
import io.headroom.game.result.Anchors;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.result.RoundScore;
import io.headroom.game.result.Terms;
import io.headroom.game.scenario.Challenge;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How a live run becomes points:
 *
 * <pre>
 * bar    = min(target, A_F)
 * met    = clamp(1 − (bar − A) ÷ (target − floor), 0, 1)
 * slo    = 0.25·min(1, A ÷ (bar − target + floor)) + 0.75·met
 * thrift = clamp(ln(K_O ÷ K) ÷ ln(K_O ÷ K_F), 0, 1), up to 1.1 where A ≥ bar
 * round  = 600·slo + 400·met·thrift + 50·lock + challenge
 * </pre>
 *
 * A is adherence and K the cost per good unit; F is the frontier and O the overbuild of the same
 * run. {@link Anchors} has the formula for all who score. A challenge that a team accepted is worth
 * 60 if it was met and costs 20 if it was not; declining it, and a run that ended before it was
 * decided, are worth nothing.
 */
public final class Scoring {
    private static final int LOCK_POINTS = 50;
    private static final int MET_POINTS = 60;
    private static final int MISSED_POINTS = -20;

    private Scoring() {}

    /**
     * Points of every entrant, in the order of the results. Ranks are among the teams of a track;
     * ghosts and the teams of the house are scored too, with rank 0 and without a lock. A run that
     * went beyond what its tracks publish earns nobody anything.
     */
    public static List<RoundScore> score(GameState state, List<EntrantResult> results) {
        Map<TrackId, Anchors> anchors = new HashMap<>();
        List<RoundScore> scores = new ArrayList<>();
        for (EntrantResult result : results) {
            TrackRound track = state.round().trackRound(result.entrant().track());
            Anchors own = anchors.computeIfAbsent(track.track(), id -> anchors(track, results));
            scores.add(score(state, own, result));
        }
        return scores.stream().map(score -> ranked(score, scores)).toList();
    }

    /**
     * What a team would have earned in the present round with other figures in its live run, its
     * predictions as they were; not ranked.
     */
    public static RoundScore again(GameState state, Entrant.Team team, Figures figures) {
        Anchors anchors = anchors(state.round().trackRound(team.track()), state.round().results());
        return score(state, anchors, new EntrantResult(team, figures));
    }

    /** What a track's points are measured against. */
    public static Anchors anchors(TrackRound track, List<EntrantResult> results) {
        EntrantResult frontier = of(new Entrant.Frontier(track.track()), results);
        EntrantResult overbuild = of(new Entrant.Overbuild(track.track()), results);
        return new Anchors(
                track.floorShare(),
                track.targetShare(),
                frontier.figures().adherence(),
                frontier.figures().costPerGood(),
                overbuild.figures().costPerGood());
    }

    /**
     * What an entrant's system did.
     *
     * @throws IllegalArgumentException when it is not among the results: a bug
     */
    public static EntrantResult of(Entrant entrant, List<EntrantResult> results) {
        return results.stream()
                .filter(result -> result.entrant().equals(entrant))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no result of " + entrant));
    }

    private static RoundScore score(GameState state, Anchors anchors, EntrantResult result) {
        Figures figures = result.figures();
        Terms terms = anchors.terms(figures.adherence(), figures.costPerGood());
        boolean counts = state.round().liveRun().scored();
        double lock =
                result.entrant() instanceof Entrant.Team team
                        ? LockScore.of(state, team.team())
                        : 0;
        WholePoints points =
                counts
                        ? WholePoints.of(
                                terms.exactSlo(),
                                terms.exactThrift(),
                                LOCK_POINTS * lock,
                                terms.exactBonus(),
                                challenge(state, result))
                        : WholePoints.NONE;
        return new RoundScore(
                result.entrant(),
                0,
                figures.adherence(),
                figures.costPerGood(),
                terms.slo(),
                terms.thrift(),
                lock,
                points.slo(),
                points.thrift(),
                points.lock(),
                points.bonus(),
                points.challenge(),
                points.sum());
    }

    /** Whether a team met the challenge that it accepted; null where it did not, or none was. */
    public static @Nullable Boolean met(RoundState round, EntrantResult result) {
        if (!(result.entrant() instanceof Entrant.Team team)) {
            return null;
        }
        boolean accepted = round.liveRun().accepted(team.team()) != null;
        return accepted ? reached(round, team.track(), result.challenge()) : null;
    }

    /** Whether a figure is what a track's critic asked for; null where there is none. */
    public static @Nullable Boolean reached(
            RoundState round, TrackId track, @Nullable Double figure) {
        Challenge challenge = round.trackRound(track).challenge();
        Double threshold = round.ghosts(track).threshold();
        if (challenge == null || threshold == null || figure == null) {
            return null;
        }
        return challenge.goal().isMet(figure, threshold);
    }

    private static int challenge(GameState state, EntrantResult result) {
        Boolean met = met(state.round(), result);
        return met == null ? 0 : met ? MET_POINTS : MISSED_POINTS;
    }

    /** With its place among the teams of its track. */
    private static RoundScore ranked(RoundScore score, List<RoundScore> all) {
        return ranked(score, all, entrant -> entrant instanceof Entrant.Team);
    }

    /**
     * With its place on its track.
     *
     * @param among who has a place; nobody else has one
     */
    static RoundScore ranked(RoundScore score, List<RoundScore> all, Predicate<Entrant> among) {
        if (!among.test(score.entrant())) {
            return score.ranked(0);
        }
        long better =
                all.stream()
                        .filter(other -> among.test(other.entrant()))
                        .filter(other -> other.entrant().track().equals(score.entrant().track()))
                        .filter(other -> other.points() > score.points())
                        .count();
        return score.ranked(Math.toIntExact(better + 1));
    }
}
