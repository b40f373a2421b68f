package io.headroom.game.rules;

import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.SeatForgiven;
import io.headroom.game.event.Event.SeatLinked;
import io.headroom.game.event.Event.SeatMoved;
import io.headroom.game.event.Event.SeatRemoved;
import io.headroom.game.event.Event.SeatRenamed;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TextKey;
import io.headroom.game.state.Roster;
import io.headroom.game.state.Seat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the host does with one student's seat, or with several. */
final class SeatRules {
    private SeatRules() {}

    /** The host may overfill a team: two friends count more than the size. */
    static Decision move(Asked asked, Command.MoveSeat move) {
        Seat seat = asked.state().roster().seats().get(move.seat());
        if (seat == null) {
            return noSuchSeat(move.seat());
        }
        if (!asked.state().roster().teams().containsKey(move.team())) {
            return LobbyRules.noSuchTeam(move.team());
        }
        return seat.team().equals(move.team())
                ? Answers.nothingToDo()
                : Answers.accepted(new SeatMoved(move.seat(), move.team()));
    }

    /** The text of the same key is written over: what was typed before is gone. */
    static Decision rename(Asked asked, Command.RenameSeat rename) {
        Seat seat = asked.state().roster().seats().get(rename.seat());
        if (seat == null) {
            return noSuchSeat(rename.seat());
        }
        String name = PlayerNames.normalised(rename.name());
        if (name == null) {
            return Answers.refused(RefusalCode.NAME_INVALID, PlayerNames.MOST_CHARACTERS);
        }
        TextKey key = PlayerNames.key(seat.id());
        return new Decision.Accepted(List.of(new SeatRenamed(seat.id(), key)), Map.of(key, name));
    }

    static Decision link(Asked asked, Command.LinkSeat link) {
        Roster roster = asked.state().roster();
        Seat seat = roster.seats().get(link.seat());
        if (seat == null) {
            return noSuchSeat(link.seat());
        }
        String hash = link.secret().hash();
        if (seat.tokenHash().equals(hash)) {
            return Answers.nothingToDo();
        }
        RefusalCode taken = LobbyRules.taken(roster, hash);
        return taken != null
                ? Answers.refused(taken)
                : Answers.accepted(new SeatLinked(seat.id(), hash));
    }

    /** All or, when one of them never was, none. */
    static Decision remove(Asked asked, Command.RemoveSeats remove) {
        Roster roster = asked.state().roster();
        List<Event> events = new ArrayList<>();
        for (SeatId seat : new TreeSet<>(remove.seats())) {
            if (roster.seats().containsKey(seat)) {
                events.add(new SeatRemoved(seat, asked.now().gameMillis()));
            } else if (!roster.removed().containsKey(seat)) {
                return noSuchSeat(seat);
            }
        }
        return LockRules.closing(asked, events);
    }

    static Decision forgive(Asked asked, Command.ForgiveSeat forgive) {
        Roster roster = asked.state().roster();
        if (roster.seats().containsKey(forgive.seat())) {
            return Answers.nothingToDo();
        }
        if (!roster.removed().containsKey(forgive.seat())) {
            return noSuchSeat(forgive.seat());
        }
        return letIn(asked, List.of(forgive.seat()));
    }

    /** Removed seats that come back, if there is room for all. */
    static Decision letIn(Asked asked, List<SeatId> seats) {
        return asked.state().roster().seats().size() + seats.size() > LobbyRules.MOST_SEATS
                ? Answers.refused(RefusalCode.GAME_FULL, LobbyRules.MOST_SEATS)
                : Answers.accepted(seats.stream().<Event>map(SeatForgiven::new).toList());
    }

    private static Decision noSuchSeat(SeatId seat) {
        return Answers.refused(RefusalCode.NO_SUCH_SEAT, seat.value());
    }
}
