package io.headroom.game.view;

import io.headroom.game.Phase;
import io.headroom.game.debrief.Aftermath;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.live.Playback;
import io.headroom.game.measure.Forecast;
import io.headroom.game.measure.Measure;
import io.headroom.game.measure.Numbers;
import io.headroom.game.measure.Spreads;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Start;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.score.NextStep;
import io.headroom.game.score.Standings;
import io.headroom.game.state.Bench;
import io.headroom.game.state.Candidate;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Team;
import io.headroom.game.state.WhatIf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Builds the parts that the three views have in common. */
final class Cards {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Past so many of a track, places are not told by name: nobody is shown as the last. */
    private static final int PLACES_TOLD = 5;

    private final GameState state;
    private final SeatNames names;
    private final Times times;
    private final @Nullable LiveRun run;
    private final @Nullable Playback playback;

    Cards(
            GameState state,
            SeatNames names,
            Times times,
            @Nullable LiveRun run,
            Aftermath aftermath) {
        this.state = state;
        this.names = names;
        this.times = times;
        this.run = run;
        this.playback = aftermath.of(state);
    }

    /** Length of the round's live run on the wall. */
    long liveMillis() {
        return state.setting().liveMillis(state.round().number());
    }

    /** What numbers are told of, of some tracks, each once. */
    static List<ViewParts.MeasureCard> measures(List<TrackRound> tracks) {
        return measureCards(
                tracks.stream()
                        .flatMap(track -> track.instruments().told().stream())
                        .distinct()
                        .toList());
    }

    static List<ViewParts.MeasureCard> measureCards(List<Measure> measures) {
        return measures.stream().map(ViewParts.MeasureCard::of).toList();
    }

    ViewParts.TrackCard track(TrackRound track) {
        return ViewParts.TrackCard.of(track, liveMillis());
    }

    ViewParts.TeamCard team(Team team) {
        Bench bench = state.round().bench(team.id());
        return new ViewParts.TeamCard(
                team.id().value(),
                team.name(),
                team.track().value(),
                state.roster().members(team.id()).stream()
                        .map(
                                seat ->
                                        new ViewParts.MemberCard(
                                                seat.id().value(), names.of(seat.id())))
                        .toList(),
                bench.strip().size(),
                bench.submitted() != null);
    }

    /** The law answers the lock, so both are told in the debrief. */
    boolean revealed() {
        return state.round().begun(Phase.DEBRIEF) || state.phase() == Phase.FINISHED;
    }

    @Nullable String law() {
        return revealed() ? state.round().content().law() : null;
    }

    static List<ViewParts.KnobCard> knobs(TrackRound track) {
        return track.knobs().stream()
                .map(
                        knob ->
                                new ViewParts.KnobCard(
                                        knob.id().value(),
                                        knob.label(),
                                        knob.plainWords(),
                                        knob.unit(),
                                        knob.divisor(),
                                        knob.values(),
                                        knob.names()))
                .toList();
    }

    static List<ViewParts.StartCard> starts(List<Start> starts) {
        return starts.stream()
                .map(
                        start ->
                                new ViewParts.StartCard(
                                        start.name(), start.label(), values(start.configuration())))
                .toList();
    }

    static List<ViewParts.WhatIfCard> strip(Bench bench, TrackRound track, BenchCards cards) {
        List<Measure> told = track.instruments().told();
        return bench.strip().stream()
                .map(
                        whatIf ->
                                new ViewParts.WhatIfCard(
                                        whatIf.id().value(),
                                        whatIf.seat().value(),
                                        values(whatIf.configuration()),
                                        cards.prediction(whatIf),
                                        sent(whatIf, Forecast::storm, told),
                                        sent(whatIf, Forecast::calm, told.subList(0, 2))))
                .toList();
    }

    private static @Nullable List<Numbers> sent(
            WhatIf whatIf, Function<Forecast, @Nullable Spreads> weather, List<Measure> told) {
        Forecast result = whatIf.result();
        Spreads spreads = result == null ? null : weather.apply(result);
        return spreads == null ? null : spreads.sent(told);
    }

    ViewParts.@Nullable CandidateCard candidate(Bench bench) {
        Candidate candidate = bench.candidate();
        return candidate == null
                ? null
                : new ViewParts.CandidateCard(
                        candidate.revision(),
                        candidate.seat().value(),
                        values(candidate.configuration()),
                        candidate.equals(bench.submitted()));
    }

    static SortedMap<String, Long> values(Configuration configuration) {
        SortedMap<String, Long> values = new TreeMap<>();
        for (Map.Entry<KnobId, Long> entry : configuration.values().entrySet()) {
            values.put(entry.getKey().value(), entry.getValue());
        }
        return Collections.unmodifiableSortedMap(values);
    }

    /**
     * The live run.
     *
     * @param viewer whose screen it is; null for one that sees all
     */
    ViewParts.@Nullable LiveCard live(@Nullable Team viewer) {
        LiveState live = state.round().live();
        if (live == null) {
            return null;
        }
        WeatherCards weather = new WeatherCards(state, live, tick(live));
        return new ViewParts.LiveCard(
                live.lengthTicks(),
                tick(live),
                run == null ? simulatedMillis(live, viewer) : run.simulatedMillis(viewer),
                LiveRun.RACE,
                run == null ? List.of() : run.race(viewer),
                recent(viewer),
                entrants(viewer),
                weather.bursts(viewer),
                weather.faults(viewer),
                challenges().card(live, viewer),
                live.scored(),
                halt(live.halted()));
    }

    /** Of a run that is on, or of one that is kept. */
    private List<Numbers> recent(@Nullable Team viewer) {
        if (run != null || playback == null) {
            return run == null ? List.of() : run.recent(viewer);
        }
        return playback.recent(LiveRun.entrants(state), viewer);
    }

    private int tick(LiveState live) {
        return state.phase() == Phase.LIVE ? times.liveTick() : live.playedTicks();
    }

    /** What is told of a challenge. */
    ChallengeCards challenges() {
        LiveState live = state.round().live();
        return new ChallengeCards(state, run, live == null ? 0 : tick(live));
    }

    private static ViewParts.@Nullable HaltCard halt(LiveState.@Nullable Halted halted) {
        return halted == null ? null : new ViewParts.HaltCard(halted.tick(), halted.scored());
    }

    /** Of a run that is over: all that was played. */
    private long simulatedMillis(LiveState live, @Nullable Team viewer) {
        return state.phase() == Phase.LIVE
                ? 0
                : entrants(viewer).stream()
                        .findFirst()
                        .map(first -> state.round().trackRound(new TrackId(first.track())))
                        .map(track -> track.lengthNanos() / NANOS_PER_MILLI)
                        .map(whole -> whole * live.playedTicks() / live.lengthTicks())
                        .orElse(0L);
    }

    /** A team's instruments; null when no live run is on. */
    ViewParts.@Nullable InstrumentsCard instruments(Team team) {
        if (run == null) {
            return null;
        }
        List<ViewParts.SeriesCard> series = new ArrayList<>();
        for (int entrant : run.seenBy(team)) {
            series.add(new ViewParts.SeriesCard(entrant, run.series(entrant)));
        }
        return new ViewParts.InstrumentsCard(run.instruments(team), series);
    }

    private List<ViewParts.EntrantCard> entrants(@Nullable Team viewer) {
        List<Entrant> all = LiveRun.entrants(state);
        List<ViewParts.EntrantCard> cards = new ArrayList<>();
        for (int index = 0; index < all.size(); index++) {
            if (viewer == null || LiveRun.isSeenBy(viewer, all.get(index))) {
                cards.add(entrant(index, all.get(index)));
            }
        }
        return List.copyOf(cards);
    }

    private ViewParts.EntrantCard entrant(int index, Entrant entrant) {
        TrackRound track = state.round().trackRound(entrant.track());
        return new ViewParts.EntrantCard(
                index,
                teamNumber(entrant),
                ghost(entrant),
                name(entrant),
                entrant.track().value(),
                track.floorShare(),
                track.targetShare());
    }

    /**
     * The sums of all rounds: most points first; of equal ones teams before ghosts, then in the
     * order of the run.
     */
    List<ViewParts.ScoreCard> leaderboard() {
        return Standings.of(state).stream()
                .sorted(
                        Comparator.comparingInt((Standings.Standing each) -> each.score().points())
                                .reversed()
                                .thenComparing(each -> ghost(each.score().entrant()) != null))
                .map(this::score)
                .toList();
    }

    /** What a phone shows of it: its track's ghosts, the first few teams, and its own. */
    List<ViewParts.ScoreCard> leaderboard(Team own) {
        List<ViewParts.ScoreCard> track =
                leaderboard().stream()
                        .filter(card -> card.track().equals(own.track().value()))
                        .toList();
        Set<ViewParts.ScoreCard> first =
                track.stream()
                        .filter(card -> card.ghost() == null)
                        .limit(PLACES_TOLD)
                        .collect(Collectors.toSet());
        Integer number = own.id().value();
        return track.stream()
                .filter(
                        card ->
                                card.ghost() != null
                                        || first.contains(card)
                                        || number.equals(card.team()))
                .toList();
    }

    private ViewParts.ScoreCard score(Standings.Standing standing) {
        RoundScore score = standing.score();
        return new ViewParts.ScoreCard(
                score.rank(),
                teamNumber(score.entrant()),
                ghost(score.entrant()),
                name(score.entrant()),
                score.entrant().track().value(),
                score.adherence(),
                ViewParts.finite(score.costPerGood()),
                score.slo(),
                score.thrift(),
                score.lock(),
                score.sloPoints(),
                score.thriftPoints(),
                score.lockPoints(),
                score.bonusPoints(),
                score.challengePoints(),
                score.points(),
                standing.lastPoints(),
                standing.rounds(),
                standing.weight(),
                NextStep.of(standing.last(), score),
                standing.last()
                        .trackRound(score.entrant().track())
                        .starOf(score.adherence(), score.costPerGood()),
                standing.reachedFloor(),
                standing.cup());
    }

    private static @Nullable Integer teamNumber(Entrant entrant) {
        return entrant instanceof Entrant.Team team ? (Integer) team.team().value() : null;
    }

    private static ViewParts.@Nullable Ghost ghost(Entrant entrant) {
        return switch (entrant) {
            case Entrant.Team team -> null;
            case Entrant.Frontier frontier -> ViewParts.Ghost.FRONTIER;
            case Entrant.Overbuild overbuild -> ViewParts.Ghost.OVERBUILD;
            case Entrant.House house ->
                    switch (house.player()) {
                        case PAR -> ViewParts.Ghost.HOUSE_PAR;
                        case RANDOM -> ViewParts.Ghost.HOUSE_RANDOM;
                        case CLIMBER -> ViewParts.Ghost.HOUSE_CLIMBER;
                    };
        };
    }

    private @Nullable Integer name(Entrant entrant) {
        if (!(entrant instanceof Entrant.Team riding)) {
            return null;
        }
        Team team = state.roster().teams().get(riding.team());
        if (team == null) {
            throw new IllegalStateException(riding + " rides but is not there");
        }
        return team.name();
    }
}
