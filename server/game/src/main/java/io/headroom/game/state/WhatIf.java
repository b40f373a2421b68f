package io.headroom.game.state;

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
 * @param result null until it is simulated; whoever owns the game simulates it then
 */
public record WhatIf(
        WhatIfId id,
        TeamId team,
        SeatId seat,
        Configuration configuration,
        long seed,
        @Nullable Forecast result) {
    WhatIf with(Forecast simulated) {
        return new WhatIf(id, team, seat, configuration, seed, simulated);
    }
}
