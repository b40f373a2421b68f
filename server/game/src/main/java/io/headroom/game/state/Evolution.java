package io.headroom.game.state;

import io.headroom.game.event.Event;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Preset;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            case Event.GameCreated created -> created(state, created);
            case Event.Claimed claimed ->
                    state.claimed(claimed.epoch(), claimed.gameMillis(), claimed.resumeTick());
            case Event.SeatTaken taken -> taken(state, taken);
            case Event.SeatMoved moved -> moved(state, moved);
            case Event.SeatRemoved removed ->
                    state.with(state.roster().without(removed.seat()))
                            .with(state.undoables().removed(removed.seat(), removed.gameMillis()));
            case Event.SeatForgiven forgiven ->
                    state.with(state.roster().forgiven(forgiven.seat()))
                            .with(state.undoables().forgiven(forgiven.seat()));
            case Event.SeatRenamed renamed ->
                    state.with(state.roster().with(renamed(state, renamed)));
            case Event.SeatLinked linked -> linked(state, linked);
            case Event.JoiningSet set -> state.with(state.roster().with(set.joining()));
            case Event.HouseRanked house -> state.ranking(house.ranked());
            case Event.TeamFormed formed ->
                    state.with(
                            state.roster()
                                    .with(
                                            new Team(
                                                    formed.team(),
                                                    formed.track(),
                                                    formed.name(),
                                                    false)));
            case Event.TrackAssigned assigned -> assigned(state, assigned);
            case Event.TracksDealt dealt -> dealt(state, dealt);
            case Event.PhaseStarted started -> Steps.started(state, started);
            case Event.PhaseReopened reopened -> Steps.reopened(state, reopened);
            case Event.LiveRunHalted halted -> Steps.halted(state, halted);
            case Event.LiveRunContinued continued -> Steps.continued(state, continued);
            case Event.PhaseExtended extended ->
                    state.with(state.clock().extended(extended.byMillis()));
            case Event.PhaseShortened shortened -> Steps.shortened(state, shortened.byMillis());
            case Event.Paused paused -> state.with(state.clock().at(paused.gameMillis(), true));
            case Event.Resumed resumed -> state.with(state.clock().at(resumed.gameMillis(), false));
            case Event.GhostsChosen chosen ->
                    state.with(state.round(chosen.round()).with(chosen.ghosts()));
            case Event.WhatIfFinished finished -> finished(state, finished);
            case Event.RoundScored scored -> scored(state, scored);
            // What is written stands beside the log.
            case Event.LedgerWritten written -> state;
            case Event.ExitWritten written -> state;
            case Event.GameEnded ended ->
                    state.with(state.clock().at(ended.gameMillis(), state.paused()));
            default -> state.with(played(state.round(), event));
        };
    }

    /** What happens in the present round alone. */
    private static RoundState played(RoundState round, Event event) {
        return switch (event) {
            case Event.TimeGiven given -> round.with(given.seats(), given.byMillis());
            case Event.LockAnswered answered -> round.with(answered.seat(), answered.choice());
            case Event.VotedAgain voted -> round.again(voted.seat(), voted.choice());
            case Event.WhatIfStarted started ->
                    round.with(started.team(), bench -> bench.with(whatIf(started)));
            case Event.CandidateAdopted adopted ->
                    round.with(adopted.team(), bench -> bench.with(candidate(adopted)));
            case Event.CandidateProposed proposed ->
                    round.with(proposed.team(), bench -> bench.with(proposal(proposed)));
            case Event.CandidateSubmitted submitted ->
                    round.with(submitted.team(), bench -> submitted(bench, submitted));
            case Event.SubmissionUndone undone ->
                    round.with(undone.team(), Bench::withoutSubmission);
            case Event.LiveRunStarted started -> round.with(live(started));
            case Event.Disturbance disturbance -> round.with(round.liveRun().with(disturbance));
            case Event.ChallengeProposed proposed -> proposed(round, proposed);
            case Event.ChallengeDeclined declined -> declined(round, declined);
            case Event.Expired expired ->
                    round.with(round.liveRun().without(expired.disturbance()));
            case Event.LiveRunFinished finished -> round.scored(finished.results(), round.scores());
            default -> throw new IllegalStateException("nobody applies " + event);
        };
    }

    private static GameState created(GameState state, Event.GameCreated created) {
        Scenario scenario = state.scenario();
        List<RoundState> rounds = new ArrayList<>();
        List<AgendaStep> agenda = agenda(scenario, created);
        for (int number : agenda.stream().map(AgendaStep::round).distinct().toList()) {
            Round round = scenario.round(number);
            if (round == null) {
                throw unknown("round " + number + " in scenario " + scenario.id());
            }
            SortedMap<TrackId, Conditions> conditions = new TreeMap<>();
            created.conditions()
                    .getOrDefault(number, new TreeMap<>())
                    .forEach((track, permille) -> conditions.put(track, new Conditions(permille)));
            rounds.add(RoundState.before(round, conditions));
        }
        return state.with(
                new Setting(
                        created.rulesVersion(),
                        created.code(),
                        agenda,
                        created.pacingMillis(),
                        created.seed(),
                        created.teamSize(),
                        created.tracks(),
                        created.houseTeams()),
                rounds);
    }

    /**
     * An agenda that the log does not hold is the preset's. Where the content has changed since,
     * such a game is only looked at, and the lengths do not matter.
     */
    public static List<AgendaStep> agenda(Scenario scenario, Event.GameCreated created) {
        if (!created.agenda().isEmpty()) {
            return created.agenda();
        }
        int only = created.conditions().firstKey();
        Preset preset = scenario.preset(created.preset());
        return preset != null && preset.steps().stream().allMatch(step -> step.round() == 0)
                ? preset.agenda(only)
                : AgendaStep.PHASES.stream().map(phase -> new AgendaStep(only, phase, 0)).toList();
    }

    private static GameState scored(GameState state, Event.RoundScored scored) {
        RoundState round = state.round(scored.round());
        return state.with(round.scored(round.results(), scored.scores()));
    }

    private static GameState taken(GameState state, Event.SeatTaken taken) {
        return state.with(
                state.roster()
                        .with(
                                new Seat(
                                        taken.seat(),
                                        taken.team(),
                                        taken.name(),
                                        taken.tokenHash(),
                                        state.instance())));
    }

    private static GameState moved(GameState state, Event.SeatMoved moved) {
        Seat seat = seatOf(state, moved.seat());
        return state.with(state.roster().with(seat.in(moved.team())));
    }

    private static Seat renamed(GameState state, Event.SeatRenamed renamed) {
        return seatOf(state, renamed.seat()).called(renamed.name());
    }

    private static GameState linked(GameState state, Event.SeatLinked linked) {
        Seat seat = seatOf(state, linked.seat());
        return state.with(state.roster().linked(seat, seat.openedBy(linked.tokenHash())));
    }

    private static GameState assigned(GameState state, Event.TrackAssigned assigned) {
        Team team = teamOf(state, assigned.team());
        return state.with(
                state.roster().with(new Team(team.id(), assigned.track(), team.name(), true)));
    }

    private static GameState dealt(GameState state, Event.TracksDealt dealt) {
        Roster roster = state.roster();
        for (Map.Entry<TeamId, TrackId> each : dealt.tracks().entrySet()) {
            roster = roster.with(teamOf(state, each.getKey()).dealt(each.getValue()));
        }
        return state.with(roster);
    }

    private static WhatIf whatIf(Event.WhatIfStarted started) {
        return new WhatIf(
                started.id(),
                started.team(),
                started.seat(),
                new Configuration(started.configuration()),
                started.seed(),
                started.gameMillis(),
                started.prediction(),
                started.against(),
                null);
    }

    private static GameState finished(GameState state, Event.WhatIfFinished finished) {
        RoundState round = state.roundOf(finished.id());
        WhatIf whatIf = round == null ? null : round.whatIf(finished.id());
        if (round == null || whatIf == null) {
            throw unknown("what-if " + finished.id().value());
        }
        WhatIf simulated = whatIf.with(finished.result());
        return state.with(round.with(whatIf.team(), bench -> bench.with(simulated)));
    }

    private static Candidate candidate(Event.CandidateAdopted adopted) {
        return new Candidate(
                adopted.revision(), adopted.seat(), new Configuration(adopted.configuration()));
    }

    private static Proposal proposal(Event.CandidateProposed proposed) {
        return new Proposal(proposed.revision(), proposed.seat(), proposed.gameMillis());
    }

    private static Bench submitted(Bench bench, Event.CandidateSubmitted submitted) {
        Candidate candidate = bench.candidate();
        if (candidate == null || candidate.revision() != submitted.revision()) {
            throw unknown(
                    "revision " + submitted.revision() + " of team " + submitted.team().value());
        }
        return bench.with(new Submission(candidate, submitted.seat(), submitted.gameMillis()));
    }

    private static LiveState live(Event.LiveRunStarted started) {
        SortedMap<TeamId, Configuration> configurations = new TreeMap<>();
        started.configurations()
                .forEach((team, values) -> configurations.put(team, new Configuration(values)));
        return new LiveState(
                started.instance(),
                configurations,
                started.sources(),
                started.seed(),
                started.lengthTicks(),
                started.weather(),
                0,
                new TreeMap<>(),
                ChallengeState.scriptedAt(started.challengeTick()),
                null);
    }

    private static RoundState proposed(RoundState round, Event.ChallengeProposed proposed) {
        LiveState live = round.liveRun();
        ChallengeProposal proposal =
                new ChallengeProposal(
                        proposed.revision(),
                        proposed.seat(),
                        proposed.gameMillis(),
                        proposed.accepts(),
                        new Configuration(proposed.configuration()),
                        false);
        return round.with(live.with(live.challenge().with(proposed.team(), proposal)));
    }

    private static RoundState declined(RoundState round, Event.ChallengeDeclined declined) {
        LiveState live = round.liveRun();
        ChallengeProposal proposal = live.challenge().proposal(declined.team());
        if (proposal == null) {
            throw unknown("proposal of team " + declined.team().value());
        }
        return round.with(
                live.with(live.challenge().with(declined.team(), proposal.confirmedDecline())));
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

    static IllegalArgumentException unknown(String what) {
        return new IllegalArgumentException("an event speaks of an unknown " + what);
    }
}
