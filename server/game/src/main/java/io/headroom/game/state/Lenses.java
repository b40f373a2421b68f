package io.headroom.game.state;

import io.headroom.game.Lens;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Who of a team looks at what: by the order of the seats, and on by one with each round. */
public final class Lenses {
    private Lenses() {}

    /**
     * A member's in the present round.
     *
     * @throws IllegalArgumentException when the seat is not in the team: a bug
     */
    public static Lens of(GameState state, TeamId team, SeatId seat) {
        int place = order(state, team).indexOf(seat);
        if (place < 0) {
            throw new IllegalArgumentException(
                    "seat " + seat.value() + " is not in team " + team.value());
        }
        Lens[] all = Lens.values();
        return all[(place + turn(state)) % all.length];
    }

    /**
     * Who writes for a team in the present round: the scribe, in a team that has none its members
     * by turns; null when nobody is in the team.
     */
    public static @Nullable SeatId scribe(GameState state, TeamId team) {
        List<SeatId> present = state.roster().members(team).stream().map(Seat::id).toList();
        for (SeatId seat : present) {
            if (of(state, team, seat) == Lens.SCRIBE) {
                return seat;
            }
        }
        return present.isEmpty() ? null : present.get(turn(state) % present.size());
    }

    /** How many rounds were played before. */
    private static int turn(GameState state) {
        return state.rounds().indexOf(state.round());
    }

    /**
     * Who comes late stands behind those for whom the bench opened, so that nobody's lens moves.
     */
    private static List<SeatId> order(GameState state, TeamId team) {
        List<SeatId> order = new ArrayList<>(state.round().bench(team).owners());
        for (Seat member : state.roster().members(team)) {
            if (!order.contains(member.id())) {
                order.add(member.id());
            }
        }
        return order;
    }
}
