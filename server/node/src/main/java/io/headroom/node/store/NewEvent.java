package io.headroom.node.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event that is to be written; the log adds its number, epoch and batch.
 *
 * @param type the event's name, chosen by the game
 * @param version the version of this type's payload, from 1
 * @param commandId the command that caused it, if a command did
 * @param seat whose command it was, if somebody's
 * @param at the owner's stamp, kept to the microsecond as the database does
 * @param payload canonical JSON; it is read back byte for byte
 */
public record NewEvent(
        String type,
        int version,
        @Nullable String commandId,
        @Nullable String seat,
        Instant at,
        String payload) {
    /**
     * An event as given, its stamp cut to microseconds.
     *
     * @throws IllegalArgumentException when PostgreSQL could not keep a text as it is
     */
    public NewEvent {
        at = at.truncatedTo(ChronoUnit.MICROS);
        StorableText.require("type", type);
        StorableText.require("payload", payload);
    }
}
