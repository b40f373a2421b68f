package io.headroom.node.store;

import org.jspecify.annotations.Nullable;

/** A question to the database was not answered. */
public final class UnableToReadException extends StoreException {
    private static final long serialVersionUID = 1;

    /** A failure with its reason in words. */
    public UnableToReadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
