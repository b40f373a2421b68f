package io.headroom.game.state;

import io.headroom.game.id.TeamId;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a live run's challenge besides the answers that take effect in the run.
 *
 * @param scripted the offer that comes by itself; null where only the instructor offers it
 * @param proposals what each team is about to answer, the last of each; an acceptance that was
 *     confirmed is among the run's disturbances
 */
public record ChallengeState(
        @Nullable Offer scripted, SortedMap<TeamId, ChallengeProposal> proposals) {
    /** Keeps its own copy. */
    public ChallengeState {
        proposals = Collections.unmodifiableSortedMap(new TreeMap<>(proposals));
    }

    static ChallengeState scriptedAt(int tick) {
        return new ChallengeState(tick == 0 ? null : new Offer(tick), new TreeMap<>());
    }

    /** A team's last proposal; null without one. */
    public @Nullable ChallengeProposal proposal(TeamId team) {
        return proposals.get(team);
    }

    ChallengeState with(TeamId team, ChallengeProposal proposal) {
        SortedMap<TeamId, ChallengeProposal> more = new TreeMap<>(proposals);
        more.put(team, proposal);
        return new ChallengeState(scripted, more);
    }
}
