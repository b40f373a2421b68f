package io.headroom.node.store;

import org.jspecify.annotations.Nullable;

/** A write certainly did not happen; nothing has changed. */
public final class UnableToWriteException extends StoreException {
    private static final long serialVersionUID = 1;

    /** A failure with its reason in words. */
    public UnableToWriteException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
