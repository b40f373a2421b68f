package io.headroom.node.games;

import io.headroom.game.id.SeatId;
import io.headroom.node.protocol.Role;

import org.jspecify.annotations.Nullable;

/** The topics of a game: screens of one topic see the same. */
public final class Topic {
    /** Projectors. */
    public static final String BOARD = "board";

    /** Consoles. */
    public static final String HOST = "host";

    /** Phones whose token has no seat yet. */
    public static final String NEWCOMER = "newcomer";

    private static final String SEAT = "seat.";

    private Topic() {}

    /** The topic of a screen. */
    public static String of(Role role, @Nullable Integer seat) {
        return switch (role) {
            case PROJECTOR -> BOARD;
            case HOST -> HOST;
            case SEAT -> seat == null ? NEWCOMER : SEAT + seat;
        };
    }

    /** The topic of a seat. */
    public static String of(SeatId seat) {
        return SEAT + seat.value();
    }

    /** The seat of a topic; null for the others. */
    public static @Nullable SeatId seatOf(String topic) {
        return topic.startsWith(SEAT)
                ? new SeatId(Integer.parseInt(topic.substring(SEAT.length())))
                : null;
    }
}
