package io.headroom.game.rules;

import io.headroom.game.RidingSource;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.TeamId;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.score.BestTry;
import io.headroom.game.state.Bench;
import io.headroom.game.state.Candidate;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Team;
import io.headroom.game.state.WhatIf;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each team rides with: what it agreed on last, else its best what-if by its storms, else its
 * candidate, else par. Teams without members do not ride.
 */
public final class Riding {
    private Riding() {}

    /** What a team would ride with, and where that comes from. */
    public record Choice(RidingSource source, Configuration configuration) {}

    /** Of every team that rides. */
    static SortedMap<TeamId, Choice> choices(GameState state) {
        SortedMap<TeamId, Choice> choices = new TreeMap<>();
        for (Team team : state.roster().teams().values()) {
            if (!state.roster().members(team.id()).isEmpty()) {
                choices.put(team.id(), of(state.round(), team));
            }
        }
        return choices;
    }

    /** As an event has it. */
    static SortedMap<TeamId, SortedMap<KnobId, Long>> configurations(
            SortedMap<TeamId, Choice> choices) {
        SortedMap<TeamId, SortedMap<KnobId, Long>> configurations = new TreeMap<>();
        choices.forEach(
                (team, choice) -> configurations.put(team, choice.configuration().values()));
        return configurations;
    }

    /** As an event has it. */
    static SortedMap<TeamId, RidingSource> sources(SortedMap<TeamId, Choice> choices) {
        SortedMap<TeamId, RidingSource> sources = new TreeMap<>();
        choices.forEach((team, choice) -> sources.put(team, choice.source()));
        return sources;
    }

    /** What a team would ride with if the bench closed now. */
    public static Choice of(RoundState round, Team team) {
        Bench bench = round.bench(team.id());
        Candidate submitted = bench.submitted();
        if (submitted != null) {
            return new Choice(RidingSource.CONFIRMED, submitted.configuration());
        }
        WhatIf best = BestTry.of(round, team);
        if (best != null) {
            return new Choice(RidingSource.BEST_WHAT_IF, best.configuration());
        }
        Candidate candidate = bench.candidate();
        return candidate != null
                ? new Choice(RidingSource.CANDIDATE, candidate.configuration())
                : new Choice(RidingSource.PAR, round.par(team.track()));
    }
}
