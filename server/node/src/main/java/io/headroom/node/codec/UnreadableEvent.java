package io.headroom.node.codec;

import org.jspecify.annotations.Nullable;

/** A row of a log that this program cannot read: written by a newer one, or damaged. */
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableEvent(EventCodec.Encoded encoded, String reason, @Nullable Throwable cause) {
        super(
                "cannot read event "
                        + encoded.type()
                        + " version "
                        + encoded.version()
                        + ": "
                        + reason,
                cause);
    }
}
