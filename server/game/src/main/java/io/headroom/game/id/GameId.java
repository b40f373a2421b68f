package io.headroom.game.id;

import java.util.UUID;

/** One game: the key of its log. */
public record GameId(UUID value) {}
