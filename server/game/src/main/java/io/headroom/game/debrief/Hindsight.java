package io.headroom.game.debrief;

import io.headroom.game.id.KnobId;
import io.headroom.game.id.TeamId;
import io.headroom.game.live.Rerun;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.score.BestTry;
import io.headroom.game.score.FeaturedPair;
import io.headroom.game.score.Scoring;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Team;
import io.headroom.game.state.WhatIf;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What would have been: simulated again on the round's live traffic. A pure function of the log, so
 * that every owner of the game says the same.
 *
 * @param tries what each team's best try would have earned; none of a team that rode with it
 * @param turned of each knob on which the featured pair differs: the adherence of the worse one had
 *     it turned this one knob to where the better one had it; none where there is no such system
 */
public record Hindsight(SortedMap<TeamId, RoundScore> tries, SortedMap<KnobId, Double> turned) {
    /** Keeps its own copies. */
    public Hindsight {
        tries = Collections.unmodifiableSortedMap(new TreeMap<>(tries));
        turned = Collections.unmodifiableSortedMap(new TreeMap<>(turned));
    }

    /** Of the present round, whose live run is over; nothing of one that was skipped. */
    public static Hindsight of(GameState state) {
        if (state.round().results().isEmpty()) {
            return new Hindsight(new TreeMap<>(), new TreeMap<>());
        }
        return new Hindsight(tries(state), turned(state.round()));
    }

    private static SortedMap<TeamId, RoundScore> tries(GameState state) {
        RoundState round = state.round();
        SortedMap<TeamId, RoundScore> tries = new TreeMap<>();
        for (var riding : round.liveRun().configurations().entrySet()) {
            Team team = state.roster().teams().get(riding.getKey());
            WhatIf best = team == null ? null : BestTry.of(round, team);
            if (team != null && best != null && !best.configuration().equals(riding.getValue())) {
                tries.put(
                        team.id(),
                        Scoring.again(
                                state,
                                new Entrant.Team(team.id(), team.track()),
                                Rerun.of(round, team.track(), best.configuration())));
            }
        }
        return tries;
    }

    private static SortedMap<KnobId, Double> turned(RoundState round) {
        SortedMap<KnobId, Double> turned = new TreeMap<>();
        FeaturedPair pair = FeaturedPair.of(round);
        if (pair == null) {
            return turned;
        }
        for (KnobId knob : pair.knobs()) {
            long better = pair.better().configuration().value(knob);
            Configuration configuration = pair.worse().configuration().with(knob, better);
            if (round.inCalm(pair.track(), configuration).cannotBe() == null) {
                turned.put(knob, Rerun.of(round, pair.track(), configuration).adherence());
            }
        }
        return turned;
    }
}
