package io.headroom.game;

import io.headroom.game.id.TrackId;

import java.util.List;

/**
 * What an instructor asks for when hosting a game, with what the node adds: chance and a code.
 *
 * @param round number of the scenario's round that is played, unless the preset names its own
 * @param preset name of one of the scenario's presets
 * @param teamSize most members that joiners fill a team with, 1 to 8
 * @param tracks in the order in which teams are dealt them; all of the first round's when empty
 * @param seed every stream of random numbers derives from it
 * @param code what students type to join
 * @param houseTeams whether teams of the house ride on each track that is played
 */
public record NewGame(
        int round,
        String preset,
        int teamSize,
        List<TrackId> tracks,
        long seed,
        String code,
        boolean houseTeams) {
    /** Keeps its own copy. */
    public NewGame {
        tracks = List.copyOf(tracks);
    }

    /** Without house teams. */
    public NewGame(
            int round, String preset, int teamSize, List<TrackId> tracks, long seed, String code) {
        this(round, preset, teamSize, tracks, seed, code, false);
    }
}
