package io.headroom.game.frontier;

import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.Setting;

import java.util.SortedMap;

/** The search for the best configuration of a track's grid. */
@SuppressWarnings("DoNotCallSuggester")
public final class FrontierSearch {
    private FrontierSearch() {}

    /** The ghosts of every track that a game plays; takes a second or two per track. */
    public static SortedMap<TrackId, Ghosts> search(Setting setting) {
        throw new UnsupportedOperationException("" + setting);
    }

    /**
     * The ghosts of one track.
     *
     * @param seed of the practice traffic in which the configurations are compared
     */
    public static Ghosts search(TrackRound track, Conditions conditions, long seed) {
        throw new UnsupportedOperationException("" + track + conditions + seed);
    }
}
