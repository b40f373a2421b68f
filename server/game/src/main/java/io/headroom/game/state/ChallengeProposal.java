package io.headroom.game.state;

import io.headroom.game.id.SeatId;
import io.headroom.game.scenario.Configuration;

/**
 * What a member wants its team to answer to a challenge.
 *
 * @param revision from 1, one more with each proposal of the team
 * @param seat who proposes it
 * @param sinceMillis when, in game time
 * @param accepts whether the challenge is taken on
 * @param configuration with which the system would go on; as it rides where nothing is turned
 * @param declined whether the team has declined by it
 */
public record ChallengeProposal(
        int revision,
        SeatId seat,
        long sinceMillis,
        boolean accepts,
        Configuration configuration,
        boolean declined) {
    /** How long nobody but a team mate can confirm it; 0 when anybody of the team can. */
    public long silentMillis(long gameMillis) {
        return Proposal.silentMillis(sinceMillis, gameMillis);
    }

    /** The same, confirmed. */
    ChallengeProposal confirmedDecline() {
        return new ChallengeProposal(revision, seat, sinceMillis, accepts, configuration, true);
    }
}
