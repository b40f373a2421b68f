package io.headroom.node.store;

import io.headroom.game.id.GameId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One row of a game's log.
 *
 * @param gameId whose log
 * @param seq its number, from 1 without a gap
 * @param epoch the ownership under which it was written
 * @param batchId the append that wrote it
 * @param type the event's name
 * @param version the version of this type's payload
 * @param commandId the command that caused it, if a command did
 * @param seat whose command it was, if somebody's
 * @param at the owner's stamp
 * @param payload the bytes that were written
 */
public record EventRow(
        GameId gameId,
        long seq,
        long epoch,
        BatchId batchId,
        String type,
        int version,
        @Nullable String commandId,
        @Nullable String seat,
        Instant at,
        String payload) {}
