package io.headroom.node.session;

import io.headroom.game.command.Actor;
import io.headroom.game.id.SeatId;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Seat;
import io.headroom.node.protocol.Role;

import org.jspecify.annotations.Nullable;

/**
 * Whose command ids are told apart from whose.
 *
 * @param name "host", a seat's number, or the hash of a newcomer's token
 */
public record Asker(String name) {
    private static final String HOST = "host";

    /** Characters of SHA-256 in hexadecimal; no seat's number has as many. */
    private static final int HASH_LENGTH = 64;

    /** The one behind an actor. */
    static Asker of(Actor actor) {
        return switch (actor) {
            case Actor.Host host -> new Asker(HOST);
            case Actor.Student student -> of(student.seat());
            case Actor.Newcomer newcomer -> new Asker(newcomer.tokenHash());
            case Actor.Loop loop ->
                    throw new IllegalArgumentException("the loop's commands have no id");
        };
    }

    /** The one on a seat. */
    static Asker of(SeatId seat) {
        return new Asker(String.valueOf(seat.value()));
    }

    /** Whether somebody without a seat is told by the hash of a token. */
    public boolean isNewcomer() {
        return name.length() == HASH_LENGTH;
    }

    /** The one whom a row of the log names. */
    public static Asker ofRow(@Nullable String seat) {
        return new Asker(seat == null ? HOST : seat);
    }

    /** How a row of the log names it: nothing for the host. */
    @Nullable String inRow() {
        return name.equals(HOST) ? null : name;
    }

    /** Who a sender is in a state of the game. */
    static Actor actor(GameState state, Role role, @Nullable String tokenHash) {
        if (role == Role.HOST) {
            return new Actor.Host();
        }
        if (tokenHash == null) {
            throw new IllegalArgumentException("a student without a token");
        }
        Seat seat = state.seatOf(tokenHash);
        return seat == null ? new Actor.Newcomer(tokenHash) : new Actor.Student(seat.id());
    }
}
