package io.headroom.node.protocol;

import io.headroom.game.command.Command;

import org.jspecify.annotations.Nullable;

/** What a screen sends to a node. */
public sealed interface ClientMessage {

    /** The version of the protocol that this program speaks. */
    int PROTOCOL = 1;

    /**
     * The first message of every connection.
     *
     * @param code the game's join code
     * @param secret the seat's token (made by the client: 16 random bytes as 22 characters of
     *     base64url) for {@link Role#SEAT}, the host key for {@link Role#HOST}, nothing for {@link
     *     Role#PROJECTOR}
     */
    record Hello(int protocol, Role role, String code, @Nullable String secret)
            implements ClientMessage {}

    /**
     * Asks for something durable; answered by {@link ServerMessage.Answer} with the same id. One at
     * a time for each connection; the same id again gets the same answer.
     *
     * @param id made by the client, 8 to 64 letters, digits, dashes
     * @param phase the phase instance that the sender saw
     * @param body with a {@code kind}: the command's name in kebab-case
     */
    record Ask(String id, int phase, Command body) implements ClientMessage {}

    /** A slider while it moves: relayed to the team, never stored, never answered. */
    record Hint(int phase, String knob, long value) implements ClientMessage {}

    /** Asks for a {@link ServerMessage.Pong}. */
    record Ping(long number) implements ClientMessage {}
}
