package io.headroom.node.store.embedded;

import io.headroom.node.store.StoreException;

import org.jspecify.annotations.Nullable;

/** Another running program holds the data folder; the message names the folder and the program. */
public final class DataFolderInUseException extends StoreException {
    private static final long serialVersionUID = 1;

    /** A failure with its reason in words. */
    public DataFolderInUseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
