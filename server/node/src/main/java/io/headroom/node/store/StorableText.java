package io.headroom.node.store;

import java.nio.charset.StandardCharsets;

/** What PostgreSQL keeps as it is: no NUL, no half of a surrogate pair. */
final class StorableText {
    private StorableText() {}

    /** Refuses a text that would come back changed, or not at all; the caller lets none through. */
    static void require(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " holds a NUL character");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(what + " holds half of a surrogate pair");
        }
    }
}
