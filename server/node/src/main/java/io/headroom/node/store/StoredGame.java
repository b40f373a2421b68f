package io.headroom.node.store;

import io.headroom.game.id.GameId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One line of the directory of games.
 *
 * @param gameId its name
 * @param code what students type
 * @param owner the node that created or last claimed it; the log's last claim is the truth
 * @param epoch of the log's last row, which is that owner's
 * @param createdAt the stamp of its first owner
 * @param finishedAt null while it goes on
 */
public record StoredGame(
        GameId gameId,
        String code,
        NodeId owner,
        long epoch,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
