package io.headroom.game.result;

import io.headroom.game.measure.Figures;

/**
 * What an entrant's system did over the whole live run, its tail worked off.
 *
 * @param figures by name, those that its track-round tells
 */
public record EntrantResult(Entrant entrant, Figures figures) {}
