package io.headroom.game.id;

/** The client's own name for a command; sending it twice has the effect of once. */
public record CommandId(String value) {}
