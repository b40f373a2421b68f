package io.headroom.node.store;

import org.jspecify.annotations.Nullable;

/** The root of everything that can go wrong with the store; each failed act is a subclass. */
public abstract class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A failure with its reason in words. */
    protected StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
