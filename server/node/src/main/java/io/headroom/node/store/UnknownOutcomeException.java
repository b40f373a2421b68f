package io.headroom.node.store;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a write was lost: it may stand in the database, or may still arrive there. The
 * writer must claim the game again, which fences the lost write, and then look for its batch (see
 * {@link EventLog#hasBatch}).
 */
public final class UnknownOutcomeException extends StoreException {
    private static final long serialVersionUID = 1;

    /** A failure with its reason in words. */
    public UnknownOutcomeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
