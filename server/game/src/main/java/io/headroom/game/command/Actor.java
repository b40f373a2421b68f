package io.headroom.game.command;

import io.headroom.game.id.SeatId;

/** Who asks: established by the node from a secret, never taken from a message. */
public sealed interface Actor {
    /** The instructor, who holds the host key. */
    record Host() implements Actor {}

    /** A student who holds the token of a seat. */
    record Student(SeatId seat) implements Actor {}

    /**
     * Somebody with a token that no seat knows yet.
     *
     * @param tokenHash SHA-256 of the token, in lower-case hexadecimal
     */
    record Newcomer(String tokenHash) implements Actor {}

    /** The game's own loop: timers and finished computations. */
    record Loop() implements Actor {}
}
