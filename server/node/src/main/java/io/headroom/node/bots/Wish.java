package io.headroom.node.bots;

import io.headroom.game.command.Command;

/**
 * Something that a bot would ask.
 *
 * @param key names it and the state that calls for it; it is asked once for each key
 * @param phase the phase instance that it is meant for
 */
record Wish(String key, int phase, Command command) {}
