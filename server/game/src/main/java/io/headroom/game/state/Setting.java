package io.headroom.game.state;

import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Preset;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.TrackRound;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a game is made with and keeps to its end.
 *
 * @param code what students type to join
 * @param engineVersion of the simulator that the game was created with
 * @param seed every stream of random numbers derives from it; never leaves the server
 * @param conditions per track; never leave the server
 * @param teamSize most members that joiners fill a team with
 * @param tracks in the order in which teams are dealt them
 */
public record Setting(
        String code,
        int engineVersion,
        Round round,
        Preset preset,
        long seed,
        SortedMap<TrackId, Conditions> conditions,
        int teamSize,
        List<TrackId> tracks) {
    /** Keeps its own copies. */
    public Setting {
        conditions = Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
        tracks = List.copyOf(tracks);
    }

    /**
     * What a track plays in this game's round.
     *
     * @throws IllegalArgumentException when the round has no such track: a bug
     */
    public TrackRound trackRound(TrackId track) {
        for (TrackRound candidate : round.tracks()) {
            if (candidate.track().equals(track)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException(
                "round " + round.number() + " has no track " + track.value());
    }

    /**
     * What the game drew for a track.
     *
     * @throws IllegalArgumentException when the track is not played: a bug
     */
    public Conditions conditions(TrackId track) {
        Conditions drawn = conditions.get(track);
        if (drawn == null) {
            throw new IllegalArgumentException("no conditions were drawn for " + track.value());
        }
        return drawn;
    }
}
