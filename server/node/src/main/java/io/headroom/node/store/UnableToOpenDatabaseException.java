package io.headroom.node.store;

import org.jspecify.annotations.Nullable;

/** The database cannot be reached, refuses us, or is not Headroom's; the message says which. */
public final class UnableToOpenDatabaseException extends StoreException {
    private static final long serialVersionUID = 1;

    /** A failure with its reason in words. */
    public UnableToOpenDatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
