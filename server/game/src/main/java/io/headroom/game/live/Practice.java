package io.headroom.game.live;

import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.score.WhatIfResult;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Setting;
import io.headroom.game.state.WhatIf;

/** What-if runs. */
@SuppressWarnings("DoNotCallSuggester")
public final class Practice {
    private Practice() {}

    /** Seed of the practice traffic of a track: the same for all its what-ifs. */
    public static long seed(Setting setting, TrackId track) {
        throw new UnsupportedOperationException("" + setting + track);
    }

    /** Simulates a spent what-if; a pure function of it and what the game pins. */
    public static WhatIfResult run(GameState state, WhatIf whatIf) {
        throw new UnsupportedOperationException("" + state + whatIf);
    }

    /** Simulates a configuration in practice traffic. */
    public static WhatIfResult run(
            TrackRound track, Conditions conditions, Configuration configuration, long seed) {
        throw new UnsupportedOperationException("" + track + conditions + configuration + seed);
    }
}
