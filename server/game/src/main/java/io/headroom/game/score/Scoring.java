package io.headroom.game.score;

import io.headroom.game.live.EntrantResult;
import io.headroom.game.state.GameState;

import java.util.List;

/** How a live run becomes points. */
@SuppressWarnings("DoNotCallSuggester")
public final class Scoring {
    private Scoring() {}

    /** Points of every entrant, in the order of the results. */
    public static List<RoundScore> score(GameState state, List<EntrantResult> results) {
        throw new UnsupportedOperationException("" + state + results);
    }
}
