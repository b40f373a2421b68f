package io.headroom.game.state;

import io.headroom.game.Joining;
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
 * @param removed seats that the instructor took out; their tokens open nothing until they are
 *     forgiven
 * @param closedTokens hashes of tokens in whose place a seat was given another one
 * @param joining whether somebody new may come in
 * @param seatsEver seats ever taken, the number of the last one
 */
public record Roster(
        SortedMap<SeatId, Seat> seats,
        SortedMap<TeamId, Team> teams,
        SortedMap<SeatId, Seat> removed,
        SortedSet<String> closedTokens,
        Joining joining,
        int seatsEver) {
    /** Keeps its own ordered copies. */
    public Roster {
        seats = Collections.unmodifiableSortedMap(new TreeMap<>(seats));
        teams = Collections.unmodifiableSortedMap(new TreeMap<>(teams));
        removed = Collections.unmodifiableSortedMap(new TreeMap<>(removed));
        closedTokens = Collections.unmodifiableSortedSet(new TreeSet<>(closedTokens));
    }

    /** Nobody yet. */
    static Roster empty() {
        return new Roster(
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeSet<>(),
                Joining.OPEN,
                0);
    }

    /** The seat that a token opens, by the token's hash. */
    public @Nullable Seat seatOf(String tokenHash) {
        return of(seats, tokenHash);
    }

    /** Whether a token is that of a seat that was removed, by the token's hash. */
    public boolean isRemoved(String tokenHash) {
        return of(removed, tokenHash) != null;
    }

    private static @Nullable Seat of(SortedMap<SeatId, Seat> all, String tokenHash) {
        for (Seat seat : all.values()) {
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

    /** With a seat taken or changed. */
    Roster with(Seat seat) {
        SortedMap<SeatId, Seat> changed = new TreeMap<>(seats);
        changed.put(seat.id(), seat);
        int ever = Math.max(seatsEver, seat.id().value());
        return new Roster(changed, teams, removed, closedTokens, joining, ever);
    }

    /** With a team formed or changed. */
    Roster with(Team team) {
        SortedMap<TeamId, Team> changed = new TreeMap<>(teams);
        changed.put(team.id(), team);
        return new Roster(seats, changed, removed, closedTokens, joining, seatsEver);
    }

    /** With another answer to whoever is new. */
    Roster with(Joining changed) {
        return new Roster(seats, teams, removed, closedTokens, changed, seatsEver);
    }

    /** With a seat that another token opens. */
    Roster linked(Seat before, Seat after) {
        SortedSet<String> closed = new TreeSet<>(closedTokens);
        closed.add(before.tokenHash());
        return new Roster(seats, teams, removed, closed, joining, seatsEver).with(after);
    }

    /** Without a seat; nothing changes when it is not there. */
    Roster without(SeatId id) {
        SortedMap<SeatId, Seat> in = new TreeMap<>(seats);
        SortedMap<SeatId, Seat> out = new TreeMap<>(removed);
        move(id, in, out);
        return new Roster(in, teams, out, closedTokens, joining, seatsEver);
    }

    /** With a seat that was removed; nothing changes when it was not. */
    Roster forgiven(SeatId id) {
        SortedMap<SeatId, Seat> in = new TreeMap<>(seats);
        SortedMap<SeatId, Seat> out = new TreeMap<>(removed);
        move(id, out, in);
        return new Roster(in, teams, out, closedTokens, joining, seatsEver);
    }

    private static void move(SeatId id, SortedMap<SeatId, Seat> from, SortedMap<SeatId, Seat> to) {
        Seat seat = from.remove(id);
        if (seat != null) {
            to.put(id, seat);
        }
    }
}
