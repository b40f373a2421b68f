package io.headroom.node.store.embedded;

import io.headroom.node.store.StoreException;

import org.jspecify.annotations.Nullable;

/** The PostgreSQL inside cannot run here; the message says why and what would help. */
public final class UnableToRunPostgresException extends StoreException {
    private static final long serialVersionUID = 1;

    /** A failure with its reason in words. */
    public UnableToRunPostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
