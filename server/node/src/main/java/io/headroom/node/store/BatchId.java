package io.headroom.node.store;

import java.util.UUID;

/**
 * The name of one append. A writer that lost the answer looks for its batch in the log to learn
 * whether it stands there.
 */
public record BatchId(UUID value) {
    /** A new random id. */
    public static BatchId random() {
        return new BatchId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
