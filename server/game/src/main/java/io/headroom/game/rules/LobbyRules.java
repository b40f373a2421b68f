package io.headroom.game.rules;

import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.HouseRanked;
import io.headroom.game.event.Event.JoiningSet;
import io.headroom.game.event.Event.SeatTaken;
import io.headroom.game.event.Event.TeamFormed;
import io.headroom.game.event.Event.TrackAssigned;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Roster;
import io.headroom.game.state.Setting;
import io.headroom.game.state.Team;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How students come in, which team they come to, and which track it owns. */
final class LobbyRules {
    /** Most seats at a time; what the design is made for, and the bound of all that grows by it. */
    static final int MOST_SEATS = 400;

    /** Most teams, which tables and walls have room for. */
    static final int MOST_TEAMS = 100;

    private LobbyRules() {}

    /** Late students are welcome until the game is over. */
    static Decision join(Asked asked, Command.Join join) {
        GameState state = asked.state();
        Roster roster = state.roster();
        RefusalCode shut = shut(roster, asked.tokenHash());
        if (shut != null) {
            return Answers.refused(shut);
        }
        String name = PlayerNames.normalised(join.name());
        if (name == null) {
            return Answers.refused(RefusalCode.NAME_INVALID, PlayerNames.MOST_CHARACTERS);
        }
        TeamId team = withRoom(state);
        int most = Math.min(MOST_SEATS, MOST_TEAMS * state.setting().teamSize());
        boolean full = team == null && roster.teams().size() >= MOST_TEAMS;
        if (full || roster.seats().size() >= MOST_SEATS) {
            return Answers.refused(RefusalCode.GAME_FULL, most);
        }
        List<Event> events = new ArrayList<>();
        if (team == null) {
            TeamFormed formed = nextTeam(state);
            events.add(formed);
            team = formed.team();
        }
        SeatId seat = new SeatId(roster.seatsEver() + 1);
        TextKey key = PlayerNames.key(seat);
        events.add(new SeatTaken(seat, team, key, asked.tokenHash()));
        return new Decision.Accepted(events, Map.of(key, name));
    }

    /** Why a token takes no new seat; null when it may. */
    private static @Nullable RefusalCode shut(Roster roster, String tokenHash) {
        RefusalCode taken = taken(roster, tokenHash);
        if (taken != null) {
            return taken;
        }
        return switch (roster.joining()) {
            case OPEN -> null;
            case LOCKED -> RefusalCode.JOINING_LOCKED;
            case CLOSED -> RefusalCode.JOINING_CLOSED;
        };
    }

    /** What a token is, or was, used for already; null when it is new. */
    static @Nullable RefusalCode taken(Roster roster, String tokenHash) {
        if (roster.seatOf(tokenHash) != null) {
            return RefusalCode.ALREADY_SEATED;
        }
        if (roster.isRemoved(tokenHash)) {
            return RefusalCode.SEAT_REMOVED;
        }
        return roster.closedTokens().contains(tokenHash) ? RefusalCode.LINK_REPLACED : null;
    }

    /**
     * In the lobby the first team with room, so that neighbours, who join together, are together.
     * Later the smallest that has members, so that nobody starts alone and none grows too large.
     */
    private static @Nullable TeamId withRoom(GameState state) {
        Map<TeamId, Integer> members = new HashMap<>();
        state.roster()
                .seats()
                .values()
                .forEach(seat -> members.merge(seat.team(), 1, Integer::sum));
        List<TeamId> open =
                state.roster().teams().keySet().stream()
                        .filter(team -> members.getOrDefault(team, 0) < state.setting().teamSize())
                        .toList();
        if (state.phase() != Phase.LOBBY) {
            Optional<TeamId> smallest =
                    open.stream()
                            .filter(members::containsKey)
                            .min(Comparator.comparing(members::get));
            if (smallest.isPresent()) {
                return smallest.get();
            }
        }
        return open.isEmpty() ? null : open.get(0);
    }

    static Decision setJoining(Asked asked, Command.SetJoining set) {
        return asked.state().roster().joining() == set.joining()
                ? Answers.nothingToDo()
                : Answers.accepted(new JoiningSet(set.joining()));
    }

    private static TeamFormed nextTeam(GameState state) {
        Setting setting = state.setting();
        int formed = state.roster().teams().size();
        TeamId team = new TeamId(formed + 1);
        return new TeamFormed(
                team, TrackDealing.next(state), TeamNames.number(setting.seed(), team));
    }

    static Decision rankHouse(Asked asked, Command.RankHouse rank) {
        if (!asked.state().setting().houseTeams()) {
            return Answers.refused(RefusalCode.NO_HOUSE);
        }
        return asked.state().houseRanked() == rank.ranked()
                ? Answers.nothingToDo()
                : Answers.accepted(new HouseRanked(rank.ranked()));
    }

    static Decision assignTrack(Asked asked, Command.AssignTrack assign) {
        Team team = asked.state().roster().teams().get(assign.team());
        if (team == null) {
            return noSuchTeam(assign.team());
        }
        if (!asked.state().setting().tracks().contains(assign.track())) {
            return Answers.refused(RefusalCode.NO_SUCH_TRACK, assign.track().value());
        }
        if (!asked.state().round().bench(team.id()).strip().isEmpty()
                || asked.state().round().bench(team.id()).candidate() != null) {
            return Answers.refused(RefusalCode.TRACK_BEGUN);
        }
        return team.assigned() && team.track().equals(assign.track())
                ? Answers.nothingToDo()
                : Answers.accepted(new TrackAssigned(assign.team(), assign.track()));
    }

    static Decision noSuchTeam(TeamId team) {
        return Answers.refused(RefusalCode.NO_SUCH_TEAM, team.value());
    }
}
