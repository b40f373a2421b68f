package io.headroom.game.rules;

import io.headroom.game.id.KnobId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.Practice;
import io.headroom.game.result.Anchors;
import io.headroom.game.result.WhatIfResult;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.Bench;
import io.headroom.game.state.Candidate;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Team;
import io.headroom.game.state.WhatIf;

import org.jspecify.annotations.Nullable;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each team rides with: what it submitted, else its best what-if, else its candidate, else
 * par. Teams without members do not ride.
 */
final class Riding {
    private final GameState state;

    /** How the ghosts of a track do in practice; simulated only for tracks that need it. */
    private final SortedMap<TrackId, Anchors> practiceAnchors = new TreeMap<>();

    private Riding(GameState state) {
        this.state = state;
    }

    static SortedMap<TeamId, SortedMap<KnobId, Long>> configurations(GameState state) {
        Riding riding = new Riding(state);
        SortedMap<TeamId, SortedMap<KnobId, Long>> configurations = new TreeMap<>();
        for (Team team : state.roster().teams().values()) {
            if (!state.roster().members(team.id()).isEmpty()) {
                configurations.put(team.id(), riding.choose(team).values());
            }
        }
        return configurations;
    }

    private Configuration choose(Team team) {
        Bench bench = state.bench(team.id());
        Candidate submitted = bench.submitted();
        if (submitted != null) {
            return submitted.configuration();
        }
        WhatIf best = best(team, bench);
        if (best != null) {
            return best.configuration();
        }
        Candidate candidate = bench.candidate();
        return candidate != null
                ? candidate.configuration()
                : state.setting().trackRound(team.track()).par();
    }

    /** Of equal what-ifs the first; one whose result is not there yet cannot be the best. */
    private @Nullable WhatIf best(Team team, Bench bench) {
        WhatIf best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (WhatIf whatIf : bench.strip()) {
            WhatIfResult result = whatIf.result();
            if (result == null) {
                continue;
            }
            double points =
                    anchors(team.track())
                            .terms(result.adherence().mean(), result.costPerGood().mean())
                            .exactPoints();
            if (points > most) {
                best = whatIf;
                most = points;
            }
        }
        return best;
    }

    private Anchors anchors(TrackId track) {
        return practiceAnchors.computeIfAbsent(track, this::simulateGhosts);
    }

    private Anchors simulateGhosts(TrackId track) {
        SortedMap<TrackId, Ghosts> chosen = state.ghosts();
        Ghosts ghosts = chosen == null ? null : chosen.get(track);
        if (ghosts == null) {
            throw new IllegalStateException("no ghosts are chosen for " + track.value());
        }
        TrackRound round = state.setting().trackRound(track);
        Conditions conditions = state.setting().conditions(track);
        long seed = Practice.seed(state.setting(), track);
        WhatIfResult frontier = Practice.run(round, conditions, ghosts.frontier(), seed);
        WhatIfResult overbuild = Practice.run(round, conditions, ghosts.overbuild(), seed);
        return new Anchors(
                round.floorShare(),
                round.targetShare(),
                frontier.adherence().mean(),
                frontier.costPerGood().mean(),
                overbuild.costPerGood().mean());
    }
}
