package io.headroom.game.id;

/**
 * The key of a text that a person typed. The log holds keys; the texts stand beside it, so that
 * they can be erased while the digest stays.
 */
public record TextKey(String value) {}
