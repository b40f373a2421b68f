package io.headroom.node.live;

import io.headroom.game.id.SeatId;
import io.headroom.node.protocol.Role;

import org.jspecify.annotations.Nullable;

/** The topics of a game: screens of one topic see the same. */
final class Topic {
    /** Projectors. */
    static final String BOARD = "board";

    /** Consoles. */
    static final String HOST = "host";

    /** Phones whose token has no seat yet. */
    static final String NEWCOMER = "newcomer";

    private static final String SEAT = "seat.";

    private Topic() {}

    /** The topic of a screen. */
    static String of(Role role, @Nullable Integer seat) {
        return switch (role) {
            case PROJECTOR -> BOARD;
            case HOST -> HOST;
            case SEAT -> seat == null ? NEWCOMER : SEAT + seat;
        };
    }

    /** The topic of a seat. */
    static String of(SeatId seat) {
        return SEAT + seat.value();
    }

    /** The seat of a topic; null for the others. */
    static @Nullable SeatId seatOf(String topic) {
        return topic.startsWith(SEAT)
                ? new SeatId(Integer.parseInt(topic.substring(SEAT.length())))
                : null;
    }
}
