package io.headroom.game.rules;

import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.SeatMoved;
import io.headroom.game.event.Event.SeatRemoved;
import io.headroom.game.event.Event.SeatTaken;
import io.headroom.game.event.Event.TeamFormed;
import io.headroom.game.event.Event.TrackAssigned;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;
import io.headroom.game.id.TrackId;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Roster;
import io.headroom.game.state.Seat;
import io.headroom.game.state.Setting;
import io.headroom.game.state.Team;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is in which team, and which track it owns. */
final class LobbyRules {
    /** Most seats at a time; what the design is made for, and the bound of all that grows by it. */
    static final int MOST_SEATS = 400;

    private LobbyRules() {}

    /** Late students are welcome until the game is over. */
    static Decision join(Asked asked, Command.Join join) {
        GameState state = asked.state();
        Roster roster = state.roster();
        if (roster.seatOf(asked.tokenHash()) != null) {
            return Answers.refused(RefusalCode.ALREADY_SEATED);
        }
        if (roster.removedTokens().contains(asked.tokenHash())) {
            return Answers.refused(RefusalCode.SEAT_REMOVED);
        }
        String name = PlayerNames.normalised(join.name());
        if (name == null) {
            return Answers.refused(RefusalCode.NAME_INVALID, PlayerNames.MOST_CHARACTERS);
        }
        if (roster.seats().size() >= MOST_SEATS) {
            return Answers.refused(RefusalCode.GAME_FULL, MOST_SEATS);
        }
        List<Event> events = new ArrayList<>();
        TeamId team = firstWithRoom(state);
        if (team == null) {
            TeamFormed formed = nextTeam(state);
            events.add(formed);
            team = formed.team();
        }
        SeatId seat = new SeatId(roster.seatsEver() + 1);
        TextKey key = new TextKey("seat-" + seat.value() + "-name");
        events.add(new SeatTaken(seat, team, key, asked.tokenHash()));
        return new Decision.Accepted(events, Map.of(key, name));
    }

    private static @Nullable TeamId firstWithRoom(GameState state) {
        Map<TeamId, Integer> members = new HashMap<>();
        state.roster()
                .seats()
                .values()
                .forEach(seat -> members.merge(seat.team(), 1, Integer::sum));
        for (TeamId team : state.roster().teams().keySet()) {
            if (members.getOrDefault(team, 0) < state.setting().teamSize()) {
                return team;
            }
        }
        return null;
    }

    /** Tracks are dealt in rotation, so that neighbours, who join together, get different ones. */
    private static TeamFormed nextTeam(GameState state) {
        Setting setting = state.setting();
        int formed = state.roster().teams().size();
        TeamId team = new TeamId(formed + 1);
        TrackId track = setting.tracks().get(formed % setting.tracks().size());
        return new TeamFormed(team, track, TeamNames.number(setting.seed(), team));
    }

    /** The host may overfill a team: two friends count more than the size. */
    static Decision moveSeat(Asked asked, Command.MoveSeat move) {
        Seat seat = asked.state().roster().seats().get(move.seat());
        if (seat == null) {
            return noSuchSeat(move.seat());
        }
        if (!asked.state().roster().teams().containsKey(move.team())) {
            return noSuchTeam(move.team());
        }
        return seat.team().equals(move.team())
                ? Answers.nothingToDo()
                : Answers.accepted(new SeatMoved(move.seat(), move.team()));
    }

    static Decision assignTrack(Asked asked, Command.AssignTrack assign) {
        Team team = asked.state().roster().teams().get(assign.team());
        if (team == null) {
            return noSuchTeam(assign.team());
        }
        if (!asked.state().setting().tracks().contains(assign.track())) {
            return Answers.refused(RefusalCode.NO_SUCH_TRACK, assign.track().value());
        }
        return team.track().equals(assign.track())
                ? Answers.nothingToDo()
                : Answers.accepted(new TrackAssigned(assign.team(), assign.track()));
    }

    static Decision removeSeat(Asked asked, Command.RemoveSeat remove) {
        return asked.state().roster().seats().containsKey(remove.seat())
                ? Answers.accepted(new SeatRemoved(remove.seat()))
                : noSuchSeat(remove.seat());
    }

    private static Decision noSuchSeat(SeatId seat) {
        return Answers.refused(RefusalCode.NO_SUCH_SEAT, seat.value());
    }

    private static Decision noSuchTeam(TeamId team) {
        return Answers.refused(RefusalCode.NO_SUCH_TEAM, team.value());
    }
}
