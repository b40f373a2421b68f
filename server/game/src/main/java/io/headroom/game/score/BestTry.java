package io.headroom.game.score;

import io.headroom.game.state.RoundState;
import io.headroom.game.state.Team;
import io.headroom.game.state.WhatIf;

import org.jspecify.annotations.Nullable;

/** Which of its what-ifs a team should have gone by, as far as practice could tell. */
public final class BestTry {
    private BestTry() {}

    /**
     * The what-if that earns most in storms, of equal ones the first; one whose result is not there
     * yet cannot be the best. Null when there is none, or nothing to measure it against.
     */
    public static @Nullable WhatIf of(RoundState round, Team team) {
        if (round.found(team.track()) == null || round.bench(team.id()).strip().isEmpty()) {
            return null;
        }
        WhatIf best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (WhatIf whatIf : round.bench(team.id()).strip()) {
            Double points = StormScores.points(round, team, whatIf);
            if (points != null && points > most) {
                best = whatIf;
                most = points;
            }
        }
        return best;
    }
}
