package io.headroom.node.store;

import io.headroom.game.id.GameId;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A game that is to be created.
 *
 * @param gameId its name in the database
 * @param code what students type; unique among unfinished games
 * @param owner the node that writes it
 * @param createdAt the owner's stamp, kept to the microsecond
 */
public record NewGameRow(GameId gameId, String code, NodeId owner, Instant createdAt) {
    /** A game as given, its stamp cut to microseconds. */
    public NewGameRow {
        createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
        StorableText.require("code", code);
    }
}
