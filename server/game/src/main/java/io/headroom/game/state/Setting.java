package io.headroom.game.state;

import io.headroom.game.Phase;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.AgendaStep;

import java.util.List;

/**
 * What a game is made with and keeps to its end.
 *
 * @param rulesVersion of the rules that decide
 * @param code what students type to join
 * @param agenda the phases that are walked between lobby and end
 * @param pacingMillis how long a team's next what-if waits after one began
 * @param seed every stream of random numbers derives from it; never leaves the server
 * @param teamSize most members that joiners fill a team with
 * @param tracks in the order in which teams are dealt them
 * @param houseTeams whether teams of the house ride on each track that is played
 */
public record Setting(
        int rulesVersion,
        String code,
        List<AgendaStep> agenda,
        int pacingMillis,
        long seed,
        int teamSize,
        List<TrackId> tracks,
        boolean houseTeams) {
    /** Keeps its own copies. */
    public Setting {
        agenda = List.copyOf(agenda);
        tracks = List.copyOf(tracks);
    }

    /** Length of a round's live run on the wall; 0 of a round that is not played. */
    public long liveMillis(int round) {
        return agenda.stream()
                .filter(step -> step.phase() == Phase.LIVE)
                .filter(step -> step.round() == round)
                .mapToLong(AgendaStep::lengthMillis)
                .findFirst()
                .orElse(0);
    }
}
