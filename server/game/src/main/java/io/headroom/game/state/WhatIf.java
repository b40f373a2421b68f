package io.headroom.game.state;

import io.headroom.game.Prediction;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.measure.Forecast;
import io.headroom.game.scenario.Configuration;

import org.jspecify.annotations.Nullable;

/**
 * A spent what-if.
 *
 * @param seed of its practice traffic
 * @param startedMillis game time; 0 in the logs of programs that did not write it
 * @param prediction what the p99 of the time in system was thought to do; null when nobody said
 * @param against the what-if whose result it is compared with; null for par
 * @param result null until it is simulated; whoever owns the game simulates it then
 */
public record WhatIf(
        WhatIfId id,
        TeamId team,
        SeatId seat,
        Configuration configuration,
        long seed,
        long startedMillis,
        @Nullable Prediction prediction,
        @Nullable WhatIfId against,
        @Nullable Forecast result) {
    WhatIf with(Forecast simulated) {
        return new WhatIf(
                id, team, seat, configuration, seed, startedMillis, prediction, against, simulated);
    }
}
