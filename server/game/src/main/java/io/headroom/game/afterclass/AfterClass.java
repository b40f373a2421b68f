package io.headroom.game.afterclass;

import io.headroom.game.id.TrackId;
import io.headroom.game.live.Practice;
import io.headroom.game.live.Rerun;
import io.headroom.game.measure.Forecast;
import io.headroom.game.result.Anchors;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.result.Terms;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.score.Scoring;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * What can be tried of a game that is over. What-ifs meet the same practice as those of the class;
 * an attempt on F meets the traffic, the weather and all that the instructor did in the live run.
 */
public final class AfterClass {
    private AfterClass() {}

    /** The rounds that can be tried, in the order of play: their live runs were played. */
    public static List<RoundState> rounds(GameState state) {
        return state.rounds().stream().filter(round -> !tracks(round).isEmpty()).toList();
    }

    /** The tracks of a round on which somebody rode, in the order of the round. */
    public static List<TrackId> tracks(RoundState round) {
        return round.content().tracks().stream()
                .map(TrackRound::track)
                .filter(
                        track ->
                                round.results().stream()
                                        .map(EntrantResult::entrant)
                                        .anyMatch(new Entrant.Frontier(track)::equals))
                .toList();
    }

    /**
     * A what-if, as the class's benches would have shown it.
     *
     * @param configuration a system there, see {@link RoundState#inCalm}
     */
    public static Forecast whatIf(
            GameState state, RoundState round, TrackId track, Configuration configuration) {
        TrackRound content = round.trackRound(track);
        return Practice.run(
                content,
                round.conditions(track),
                configuration,
                Practice.seed(state, round, track),
                content.instruments().told());
    }

    /**
     * A try to beat F.
     *
     * @param configuration a system there, see {@link RoundState#inCalm}
     * @param second the seed of the other traffic; asked for only where the first was beaten
     */
    public static Attempt attempt(
            RoundState round, TrackId track, Configuration configuration, LongSupplier second) {
        Beside live = beside(round, track, configuration, round.results());
        if (!live.beats()) {
            return new Attempt(live, null);
        }
        RoundState again = round.playedOn(second.getAsLong());
        Ghosts ghosts = round.ghosts(track);
        List<EntrantResult> results =
                List.of(
                        new EntrantResult(
                                new Entrant.Frontier(track),
                                Rerun.of(again, track, ghosts.frontier())),
                        new EntrantResult(
                                new Entrant.Overbuild(track),
                                Rerun.of(again, track, ghosts.overbuild())));
        return new Attempt(live, beside(again, track, configuration, results));
    }

    private static Beside beside(
            RoundState round,
            TrackId track,
            Configuration configuration,
            List<EntrantResult> results) {
        Anchors anchors = Scoring.anchors(round.trackRound(track), results);
        Terms best = anchors.terms(anchors.frontierAdherence(), anchors.frontierCost());
        var own = Rerun.of(round, track, configuration);
        Terms terms = anchors.terms(own.adherence(), own.costPerGood());
        return new Beside(
                own,
                Scoring.of(new Entrant.Frontier(track), results).figures(),
                terms.wholePoints(),
                best.wholePoints());
    }
}
