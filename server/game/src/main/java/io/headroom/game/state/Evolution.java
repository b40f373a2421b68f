package io.headroom.game.state;

import io.headroom.game.event.Event;
import io.headroom.game.event.Event.CandidateAdopted;
import io.headroom.game.event.Event.CandidateSubmitted;
import io.headroom.game.event.Event.Claimed;
import io.headroom.game.event.Event.Disturbance;
import io.headroom.game.event.Event.Expired;
import io.headroom.game.event.Event.GameCreated;
import io.headroom.game.event.Event.GameEnded;
import io.headroom.game.event.Event.GhostsChosen;
import io.headroom.game.event.Event.LiveRunFinished;
import io.headroom.game.event.Event.LiveRunStarted;
import io.headroom.game.event.Event.LockAnswered;
import io.headroom.game.event.Event.Paused;
import io.headroom.game.event.Event.PhaseExtended;
import io.headroom.game.event.Event.PhaseStarted;
import io.headroom.game.event.Event.Resumed;
import io.headroom.game.event.Event.RoundScored;
import io.headroom.game.event.Event.SeatMoved;
import io.headroom.game.event.Event.SeatRemoved;
import io.headroom.game.event.Event.SeatTaken;
import io.headroom.game.event.Event.TeamFormed;
import io.headroom.game.event.Event.TrackAssigned;
import io.headroom.game.event.Event.WhatIfFinished;
import io.headroom.game.event.Event.WhatIfStarted;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Preset;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How events change a game. Total: what is in the log happened. */
public final class Evolution {
    private Evolution() {}

    /**
     * The state after an event.
     *
     * @throws IllegalArgumentException when the event speaks of what the state or the scenario does
     *     not have: the log belongs to another scenario, or is damaged
     */
    public static GameState apply(GameState state, Event event) {
        return switch (event) {
            case GameCreated created -> state.with(setting(state.scenario(), created));
            case Claimed claimed ->
                    state.claimed(claimed.epoch(), claimed.gameMillis(), claimed.resumeTick());
            case SeatTaken taken -> taken(state, taken);
            case SeatMoved moved -> moved(state, moved);
            case SeatRemoved removed -> state.with(state.roster().without(removed.seat()));
            case TeamFormed formed ->
                    state.with(
                            state.roster()
                                    .with(new Team(formed.team(), formed.track(), formed.name())));
            case TrackAssigned assigned -> assigned(state, assigned);
            case PhaseStarted started ->
                    state.with(
                            state.clock()
                                    .started(
                                            started.instance(),
                                            started.phase(),
                                            started.gameMillis(),
                                            started.lengthMillis()));
            case PhaseExtended extended -> state.with(state.clock().extended(extended.byMillis()));
            case Paused paused -> state.with(state.clock().at(paused.gameMillis(), true));
            case Resumed resumed -> state.with(state.clock().at(resumed.gameMillis(), false));
            case LockAnswered answered -> state.with(answered.seat(), answered.choice());
            case WhatIfStarted started -> started(state, started);
            case WhatIfFinished finished -> finished(state, finished);
            case CandidateAdopted adopted -> adopted(state, adopted);
            case CandidateSubmitted submitted -> submitted(state, submitted);
            case GhostsChosen chosen -> state.with(chosen.ghosts());
            case LiveRunStarted started -> state.with(live(started));
            case Disturbance disturbance -> state.with(liveOf(state).with(disturbance));
            case Expired expired -> state.with(liveOf(state).without(expired.disturbance()));
            case LiveRunFinished finished -> state.withResults(finished.results());
            case RoundScored scored -> state.withScores(scored.scores());
            case GameEnded ended ->
                    state.with(state.clock().at(ended.gameMillis(), state.paused()));
        };
    }

    private static Setting setting(Scenario scenario, GameCreated created) {
        SortedMap<TrackId, Conditions> conditions = new TreeMap<>();
        created.conditions()
                .forEach((track, permille) -> conditions.put(track, new Conditions(permille)));
        return new Setting(
                created.code(),
                created.engineVersion(),
                round(scenario, created.round()),
                preset(scenario, created.preset()),
                created.seed(),
                conditions,
                created.teamSize(),
                created.tracks());
    }

    private static Round round(Scenario scenario, int number) {
        return scenario.rounds().stream()
                .filter(round -> round.number() == number)
                .findFirst()
                .orElseThrow(() -> unknown("round " + number + " in scenario " + scenario.id()));
    }

    private static Preset preset(Scenario scenario, String id) {
        return scenario.presets().stream()
                .filter(preset -> preset.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown("preset " + id + " in scenario " + scenario.id()));
    }

    private static GameState taken(GameState state, SeatTaken taken) {
        return state.with(
                state.roster()
                        .with(
                                new Seat(
                                        taken.seat(),
                                        taken.team(),
                                        taken.name(),
                                        taken.tokenHash(),
                                        state.phase())));
    }

    private static GameState moved(GameState state, SeatMoved moved) {
        Seat seat = seatOf(state, moved.seat());
        return state.with(
                state.roster()
                        .with(
                                new Seat(
                                        seat.id(),
                                        moved.team(),
                                        seat.name(),
                                        seat.tokenHash(),
                                        seat.joinedIn())));
    }

    private static GameState assigned(GameState state, TrackAssigned assigned) {
        Team team = teamOf(state, assigned.team());
        return state.with(state.roster().with(new Team(team.id(), assigned.track(), team.name())));
    }

    private static GameState started(GameState state, WhatIfStarted started) {
        Bench bench = state.bench(started.team());
        List<WhatIf> strip = new ArrayList<>(bench.strip());
        strip.add(
                new WhatIf(
                        started.id(),
                        started.team(),
                        started.seat(),
                        new Configuration(started.configuration()),
                        started.seed(),
                        null));
        return state.with(started.team(), new Bench(strip, bench.candidate(), bench.submitted()));
    }

    private static GameState finished(GameState state, WhatIfFinished finished) {
        for (var entry : state.benches().entrySet()) {
            List<WhatIf> strip = new ArrayList<>(entry.getValue().strip());
            for (int i = 0; i < strip.size(); i++) {
                if (strip.get(i).id().equals(finished.id())) {
                    strip.set(i, strip.get(i).with(finished.result()));
                    Bench bench = entry.getValue();
                    return state.with(
                            entry.getKey(), new Bench(strip, bench.candidate(), bench.submitted()));
                }
            }
        }
        throw unknown("what-if " + finished.id().value());
    }

    private static GameState adopted(GameState state, CandidateAdopted adopted) {
        Bench bench = state.bench(adopted.team());
        Candidate candidate =
                new Candidate(
                        adopted.revision(),
                        adopted.seat(),
                        new Configuration(adopted.configuration()));
        return state.with(adopted.team(), new Bench(bench.strip(), candidate, bench.submitted()));
    }

    private static GameState submitted(GameState state, CandidateSubmitted submitted) {
        Bench bench = state.bench(submitted.team());
        Candidate candidate = bench.candidate();
        if (candidate == null || candidate.revision() != submitted.revision()) {
            throw unknown(
                    "revision " + submitted.revision() + " of team " + submitted.team().value());
        }
        return state.with(submitted.team(), new Bench(bench.strip(), candidate, candidate));
    }

    private static LiveState live(LiveRunStarted started) {
        SortedMap<TeamId, Configuration> configurations = new TreeMap<>();
        started.configurations()
                .forEach((team, values) -> configurations.put(team, new Configuration(values)));
        return new LiveState(
                started.instance(),
                configurations,
                started.seed(),
                started.lengthTicks(),
                0,
                new TreeMap<>());
    }

    private static LiveState liveOf(GameState state) {
        LiveState live = state.live();
        if (live == null) {
            throw unknown("live run");
        }
        return live;
    }

    private static Seat seatOf(GameState state, SeatId id) {
        Seat seat = state.roster().seats().get(id);
        if (seat == null) {
            throw unknown("seat " + id.value());
        }
        return seat;
    }

    private static Team teamOf(GameState state, TeamId id) {
        Team team = state.roster().teams().get(id);
        if (team == null) {
            throw unknown("team " + id.value());
        }
        return team;
    }

    private static IllegalArgumentException unknown(String what) {
        return new IllegalArgumentException("an event speaks of an unknown " + what);
    }
}
