package io.headroom.game.scenario;

import io.headroom.game.result.Anchors;

import org.jspecify.annotations.Nullable;

/**
 * The two configurations that ride in every live run and anchor the score.
 *
 * @param frontier the best known, searched on practice seeds
 * @param overbuild the one that meets the objective by money alone
 * @param anchors what both do in practice, to measure what-ifs against; null in the logs of
 *     programs that did not write them
 */
public record Ghosts(Configuration frontier, Configuration overbuild, @Nullable Anchors anchors) {
    /** The same with what they do in practice. */
    public Ghosts with(Anchors practice) {
        return new Ghosts(frontier, overbuild, practice);
    }
}
