package io.headroom.game.result;

import io.headroom.game.MayBeInfinite;
import io.headroom.game.measure.Figures;

import org.jspecify.annotations.Nullable;

/**
 * What an entrant's system did over the whole live run, its tail worked off.
 *
 * @param figures by name, those that its track-round tells
 * @param challenge what its system came to while the track's challenge was judged; null where none
 *     was, or the run ended before
 */
public record EntrantResult(
        Entrant entrant, Figures figures, @MayBeInfinite @Nullable Double challenge) {
    /** Of a run without a challenge. */
    public EntrantResult(Entrant entrant, Figures figures) {
        this(entrant, figures, null);
    }
}
