package io.headroom.game.view;

import io.headroom.game.afterclass.Attempt;
import io.headroom.game.afterclass.Beside;
import io.headroom.game.id.TrackId;
import io.headroom.game.measure.Figures;
import io.headroom.game.measure.Forecast;
import io.headroom.game.measure.Measure;
import io.headroom.game.result.Anchors;
import io.headroom.game.result.Entrant;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.score.Scoring;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Builds what is seen of a finished game's rounds by whoever practises on them. */
public final class PracticeCards {
    /** In calm weather two figures are told, as at the class's benches. */
    private static final int CALM_FIGURES = 2;

    private PracticeCards() {}

    /**
     * The bench of a round.
     *
     * @param track one of those that {@link io.headroom.game.afterclass.AfterClass#tracks} has
     */
    public static PracticeView bench(GameState state, RoundState round, TrackId track) {
        TrackRound content = round.trackRound(track);
        Ghosts ghosts = round.ghosts(track);
        Anchors practice = ghosts.anchors();
        Anchors live = Scoring.anchors(content, round.results());
        Figures best = Scoring.of(new Entrant.Frontier(track), round.results()).figures();
        return new PracticeView(
                round.number(),
                round.content().title(),
                round.content().law(),
                ViewParts.TrackCard.of(content, state.setting().liveMillis(round.number())),
                Cards.measures(List.of(content)),
                Cards.knobs(content),
                Cards.values(round.par(track)),
                Cards.starts(round.starts(track)),
                Cards.values(ghosts.frontier()),
                Cards.values(ghosts.overbuild()),
                content.floorShare(),
                content.targetShare(),
                practice == null ? null : ViewParts.BarCard.of(practice),
                outcome(best, live.terms(best.adherence(), best.costPerGood()).wholePoints()));
    }

    /** A what-if. */
    public static PracticeView.TriedCard whatIf(
            TrackRound track, Configuration configuration, Forecast result) {
        List<Measure> told = track.instruments().told();
        return new PracticeView.TriedCard(
                Cards.values(configuration),
                result.storm().sent(told),
                result.calm() == null ? null : result.calm().sent(told.subList(0, CALM_FIGURES)),
                null,
                null);
    }

    /** A try to beat F. */
    public static PracticeView.TriedCard attempt(Configuration configuration, Attempt attempt) {
        return new PracticeView.TriedCard(
                Cards.values(configuration),
                null,
                null,
                beside(attempt.live()),
                beside(attempt.again()));
    }

    private static PracticeView.@Nullable BesideCard beside(@Nullable Beside beside) {
        return beside == null
                ? null
                : new PracticeView.BesideCard(
                        outcome(beside.own(), beside.points()),
                        outcome(beside.frontier(), beside.frontierPoints()));
    }

    private static PracticeView.OutcomeCard outcome(Figures figures, int points) {
        return new PracticeView.OutcomeCard(
                figures.adherence(), ViewParts.finite(figures.costPerGood()), points);
    }
}
