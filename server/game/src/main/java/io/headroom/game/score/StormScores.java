package io.headroom.game.score;

import io.headroom.game.measure.Forecast;
import io.headroom.game.measure.Spreads;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Team;
import io.headroom.game.state.WhatIf;

import org.jspecify.annotations.Nullable;

/** What a team's what-ifs earn in the storms of practice, where they count. */
public final class StormScores {
    private StormScores() {}

    /**
     * The points of a what-if, not rounded; null as long as its result or the ghosts that it is
     * measured against are not there.
     */
    public static @Nullable Double points(RoundState round, Team team, WhatIf whatIf) {
        Forecast result = whatIf.result();
        Ghosts ghosts = round.ghosts().get(team.track());
        Anchors anchors = ghosts == null ? null : ghosts.anchors();
        if (result == null || anchors == null) {
            return null;
        }
        Spreads storm = result.storm();
        return anchors.terms(storm.adherence(), storm.costPerGood()).exactPoints();
    }

    /** How many results came since the team's best one: all of them no gain. */
    public static int withoutGain(RoundState round, Team team) {
        WhatIf best = BestTry.of(round, team);
        int since = 0;
        for (WhatIf whatIf : round.bench(team.id()).strip()) {
            if (whatIf.equals(best)) {
                since = 0;
            } else if (best != null && points(round, team, whatIf) != null) {
                since++;
            }
        }
        return since;
    }
}
