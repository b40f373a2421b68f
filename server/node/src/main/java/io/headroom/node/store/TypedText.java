package io.headroom.node.store;

import io.headroom.game.id.TextKey;

import org.jspecify.annotations.Nullable;

/**
 * A text that a person typed. It stands beside the log, which holds only its key, so that it can be
 * erased.
 *
 * @param key unique in its game; a changed text takes a new key
 * @param content null when it has been erased
 */
public record TypedText(TextKey key, @Nullable String content) {
    /**
     * A text as given.
     *
     * @throws IllegalArgumentException when PostgreSQL could not keep it as it is
     */
    public TypedText {
        StorableText.require("key", key.value());
        if (content != null) {
            StorableText.require("content", content);
        }
    }
}
