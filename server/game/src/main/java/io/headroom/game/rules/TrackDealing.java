package io.headroom.game.rules;

import io.headroom.game.Phase;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.state.Bench;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Team;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which team plays which track: neighbours, who join together, different ones, and never a track
 * with one team alone, for whom nobody could be compared with. What the instructor assigns stays.
 */
final class TrackDealing {
    /** From so many students on a third track is worth playing, and from so many a fourth. */
    private static final int STUDENTS_OF_THREE = 16;

    private static final int STUDENTS_OF_FOUR = 40;
    private static final int LEAST_TEAMS = 2;

    private TrackDealing() {}

    /** The most tracks that so many students play. */
    static int most(int tracks, int students) {
        if (students < STUDENTS_OF_THREE) {
            return Math.min(2, tracks);
        }
        return students < STUDENTS_OF_FOUR ? Math.min(3, tracks) : tracks;
    }

    /**
     * The track of a team that is formed now. In the lobby a track's second team comes before a
     * third track's first; later nobody begins on a track alone.
     */
    static TrackId next(GameState state) {
        List<TrackId> tracks = state.setting().tracks();
        int students = state.roster().seats().size() + 1;
        if (state.phase() == Phase.LOBBY) {
            List<Team> teams = List.copyOf(state.roster().teams().values());
            int pairs = (teams.size() + LEAST_TEAMS) / LEAST_TEAMS;
            int open = Math.min(most(tracks.size(), students), Math.max(2, pairs));
            return fewest(tracks.subList(0, open), counts(teams));
        }
        Map<TrackId, Integer> played = counts(playing(state));
        List<TrackId> open = tracks.stream().filter(played::containsKey).toList();
        return fewest(open.isEmpty() ? tracks.subList(0, 1) : open, played);
    }

    /**
     * Who changes track when the game begins and all are there: as few as can be, so that each
     * track that is played has two teams or more.
     */
    static SortedMap<TeamId, TrackId> atStart(GameState state) {
        List<TrackId> tracks = state.setting().tracks();
        List<Team> playing = playing(state);
        int students = state.roster().seats().size();
        int most = most(tracks.size(), students);
        int open = Math.max(1, Math.min(most, playing.size() / LEAST_TEAMS));
        int share = playing.size() / open;
        List<Team> free = new ArrayList<>();
        Map<TrackId, Integer> dealt = new HashMap<>();
        for (Team team : playing) {
            if (isFixed(state, team)) {
                dealt.merge(team.track(), 1, Integer::sum);
            } else {
                free.add(team);
            }
        }
        List<Team> others = new ArrayList<>();
        for (Team team : free) {
            boolean stays =
                    tracks.indexOf(team.track()) < open
                            && dealt.getOrDefault(team.track(), 0) < share;
            if (stays) {
                dealt.merge(team.track(), 1, Integer::sum);
            } else {
                others.add(team);
            }
        }
        SortedMap<TeamId, TrackId> changed = new TreeMap<>();
        for (Team team : others) {
            TrackId track = fewest(tracks.subList(0, open), dealt);
            dealt.merge(track, 1, Integer::sum);
            if (!track.equals(team.track())) {
                changed.put(team.id(), track);
            }
        }
        return changed;
    }

    /** The instructor has said which, or what the team has tried fits no other. */
    private static boolean isFixed(GameState state, Team team) {
        Bench bench = state.round().bench(team.id());
        return team.assigned() || !bench.strip().isEmpty() || bench.candidate() != null;
    }

    /** The teams that have members. */
    private static List<Team> playing(GameState state) {
        return state.roster().teams().values().stream()
                .filter(team -> !state.roster().members(team.id()).isEmpty())
                .toList();
    }

    private static Map<TrackId, Integer> counts(List<Team> teams) {
        Map<TrackId, Integer> counts = new HashMap<>();
        teams.forEach(team -> counts.merge(team.track(), 1, Integer::sum));
        return counts;
    }

    private static TrackId fewest(List<TrackId> tracks, Map<TrackId, Integer> teams) {
        return tracks.stream()
                .min(Comparator.comparing(track -> teams.getOrDefault(track, 0)))
                .orElseThrow();
    }
}
