package io.headroom.content.mission;

import io.headroom.content.binding.Exemption;
import io.headroom.content.document.Located;
import io.headroom.game.scenario.TrackRound;

import java.util.List;

/**
 * A track-round, and what its balance is proven with.
 *
 * @param round its number; 0 where only its own file was read and no round lies beside it
 * @param roundFile the name of the round's file; empty where only the track's own file was read
 * @param at its file
 * @param archetypes in the order of the points that they should earn, best first
 * @param exempt rules of balance that need not hold
 */
public record PlayedTrack(
        int round,
        String roundFile,
        Located at,
        TrackRound track,
        List<Archetype> archetypes,
        List<Exemption> exempt) {
    /** Keeps its own copies. */
    public PlayedTrack {
        archetypes = List.copyOf(archetypes);
        exempt = List.copyOf(exempt);
    }

    /** The name of its file. */
    public String file() {
        return at.file();
    }
}
