package io.headroom.game.scenario;

import io.headroom.game.measure.Spreads;
import io.headroom.game.result.Anchors;

import org.jspecify.annotations.Nullable;

/**
 * The two configurations that ride in every live run and anchor the score.
 *
 * @param frontier the best known, searched on practice seeds
 * @param overbuild the one that meets the objective by money alone
 * @param anchors what both do in practice, to measure what-ifs against; null in the logs of
 *     programs that did not write them
 * @param par what the naive start does in the storms of practice, which first what-ifs are compared
 *     with; null in the logs of programs that did not write it
 * @param threshold what the track's challenge asks of all; null where there is none, and in the
 *     logs of programs that had none
 * @param house what house teams ride with; null where the host asked for none, and in the logs of
 *     programs that had none
 */
public record Ghosts(
        Configuration frontier,
        Configuration overbuild,
        @Nullable Anchors anchors,
        @Nullable Spreads par,
        @Nullable Double threshold,
        @Nullable House house) {
    /** Before they were tried. */
    public Ghosts(Configuration frontier, Configuration overbuild) {
        this(frontier, overbuild, null, null, null, null);
    }

    /** The same with what they and par do in practice. */
    public Ghosts with(Anchors practice, Spreads naive) {
        return new Ghosts(frontier, overbuild, practice, naive, threshold, house);
    }

    /** The same with what a challenge asks for. */
    public Ghosts asking(@Nullable Double figure) {
        return new Ghosts(frontier, overbuild, anchors, par, figure, house);
    }

    /** The same with house teams beside them. */
    public Ghosts housing(House teams) {
        return new Ghosts(frontier, overbuild, anchors, par, threshold, teams);
    }
}
