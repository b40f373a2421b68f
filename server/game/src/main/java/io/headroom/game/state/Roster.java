package io.headroom.game.state;

import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who is in the game.
 *
 * @param seats taken and not removed
 * @param teams ever formed; one that lost its members stays and is filled first
 * @param removedTokens hashes of tokens that open nothing any more
 * @param seatsEver seats ever taken, the number of the last one
 */
public record Roster(
        SortedMap<SeatId, Seat> seats,
        SortedMap<TeamId, Team> teams,
        SortedSet<String> removedTokens,
        int seatsEver) {
    /** Keeps its own ordered copies. */
    public Roster {
        seats = Collections.unmodifiableSortedMap(new TreeMap<>(seats));
        teams = Collections.unmodifiableSortedMap(new TreeMap<>(teams));
        removedTokens = Collections.unmodifiableSortedSet(new TreeSet<>(removedTokens));
    }

    /** Nobody yet. */
    static Roster empty() {
        return new Roster(new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), 0);
    }

    /** The seat that a token opens, by the token's hash. */
    public @Nullable Seat seatOf(String tokenHash) {
        for (Seat seat : seats.values()) {
            if (seat.tokenHash().equals(tokenHash)) {
                return seat;
            }
        }
        return null;
    }

    /** The members of a team in the order of joining. */
    public List<Seat> members(TeamId team) {
        return seats.values().stream().filter(seat -> seat.team().equals(team)).toList();
    }

    /** With a seat taken or moved. */
    Roster with(Seat seat) {
        SortedMap<SeatId, Seat> changed = new TreeMap<>(seats);
        changed.put(seat.id(), seat);
        return new Roster(changed, teams, removedTokens, Math.max(seatsEver, seat.id().value()));
    }

    /** With a team formed or changed. */
    Roster with(Team team) {
        SortedMap<TeamId, Team> changed = new TreeMap<>(teams);
        changed.put(team.id(), team);
        return new Roster(seats, changed, removedTokens, seatsEver);
    }

    /** Without a seat, whose token opens nothing from now on. */
    Roster without(SeatId id) {
        SortedMap<SeatId, Seat> changed = new TreeMap<>(seats);
        SortedSet<String> removed = new TreeSet<>(removedTokens);
        Seat seat = changed.remove(id);
        if (seat != null) {
            removed.add(seat.tokenHash());
        }
        return new Roster(changed, teams, removed, seatsEver);
    }
}
