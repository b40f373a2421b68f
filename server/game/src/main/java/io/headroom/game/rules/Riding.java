package io.headroom.game.rules;

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
 * What each team rides with: what it submitted, else its best what-if by its storms, else its
 * candidate, else par. Teams without members do not ride.
 */
final class Riding {
    private Riding() {}

    static SortedMap<TeamId, SortedMap<KnobId, Long>> configurations(GameState state) {
        SortedMap<TeamId, SortedMap<KnobId, Long>> configurations = new TreeMap<>();
        for (Team team : state.roster().teams().values()) {
            if (!state.roster().members(team.id()).isEmpty()) {
                configurations.put(team.id(), choose(state.round(), team).values());
            }
        }
        return configurations;
    }

    private static Configuration choose(RoundState round, Team team) {
        Bench bench = round.bench(team.id());
        Candidate submitted = bench.submitted();
        if (submitted != null) {
            return submitted.configuration();
        }
        WhatIf best = BestTry.of(round, team);
        if (best != null) {
            return best.configuration();
        }
        Candidate candidate = bench.candidate();
        return candidate != null ? candidate.configuration() : round.trackRound(team.track()).par();
    }
}
