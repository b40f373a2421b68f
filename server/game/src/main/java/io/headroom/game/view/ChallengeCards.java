package io.headroom.game.view;

import io.headroom.game.event.Event.ChallengeAccepted;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.scenario.Challenge;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.Knob;
import io.headroom.game.score.RoundWeights;
import io.headroom.game.score.Scoring;
import io.headroom.game.state.ChallengeProposal;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Offer;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Team;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The challenge of a live run on the screens. What is to come by itself is not told; what other
 * teams propose never is.
 */
final class ChallengeCards {
    private final GameState state;
    private final @Nullable LiveRun run;
    private final int tick;

    /** Of the present tick. */
    ChallengeCards(GameState state, @Nullable LiveRun run, int tick) {
        this.state = state;
        this.run = run;
        this.tick = tick;
    }

    /** What the instructor may offer in the present round, by track; nothing where nobody asks. */
    static List<ViewParts.AskCard> asks(GameState state, List<TrackId> tracks) {
        RoundState round = state.round();
        List<ViewParts.AskCard> asks = new ArrayList<>();
        for (TrackId track : tracks) {
            Challenge challenge = round.trackRound(track).challenge();
            Ghosts ghosts = round.found(track);
            Double threshold = ghosts == null ? null : ghosts.threshold();
            if (challenge != null && threshold != null) {
                asks.add(
                        new ViewParts.AskCard(
                                track.value(),
                                challenge.critic(),
                                challenge.question(),
                                challenge.goal(),
                                threshold,
                                RoundWeights.of(state, round.number())));
            }
        }
        return asks;
    }

    /**
     * The challenge.
     *
     * @param viewer whose phone it is; null for a screen that sees all
     */
    ViewParts.@Nullable ChallengeCard card(LiveState live, @Nullable Team viewer) {
        Offer offer = live.offer();
        boolean told = offer != null && (live.offered() != null || offer.tick() <= tick);
        if (offer == null || !told) {
            return null;
        }
        List<ViewParts.AskCard> asks =
                asks(state, viewer == null ? state.setting().tracks() : List.of(viewer.track()));
        return new ViewParts.ChallengeCard(
                offer.tick(),
                offer.answerTick(),
                offer.deadlineTick(),
                asks,
                viewer == null ? asked(live) : 0,
                viewer == null ? live.accepted().size() : 0,
                viewer == null ? met(live) : null);
    }

    private int asked(LiveState live) {
        List<String> asking =
                asks(state, state.setting().tracks()).stream()
                        .map(ViewParts.AskCard::track)
                        .toList();
        return Math.toIntExact(
                live.configurations().keySet().stream()
                        .map(team -> state.roster().teams().get(team))
                        .filter(Objects::nonNull)
                        .filter(team -> asking.contains(team.track().value()))
                        .count());
    }

    private @Nullable Integer met(LiveState live) {
        if (!decided(live)) {
            return null;
        }
        int met = 0;
        for (ChallengeAccepted accepted : live.accepted()) {
            met += Boolean.TRUE.equals(met(accepted.team())) ? 1 : 0;
        }
        return met;
    }

    private boolean decided(LiveState live) {
        Offer offer = live.offer();
        return live.challengeDecided() && offer != null && tick >= offer.deadlineTick();
    }

    /** Whether what a team accepted is met; null while that is open. */
    private @Nullable Boolean met(TeamId id) {
        Team team = state.roster().teams().get(id);
        return team == null ? null : Scoring.reached(state.round(), team.track(), figure(team));
    }

    /** What a team's system came to while it was judged; null while that is open. */
    private @Nullable Double figure(Team team) {
        Entrant own = new Entrant.Team(team.id(), team.track());
        if (run != null) {
            int entrant = run.entrants().indexOf(own);
            return entrant < 0 ? null : run.challenge(entrant);
        }
        return state.round().results().stream()
                .filter(result -> result.entrant().equals(own))
                .map(EntrantResult::challenge)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What a team may answer, and what it did; null where it is not asked. */
    ViewParts.@Nullable AnswerCard answer(Team team) {
        LiveState live = state.round().live();
        Challenge challenge = state.round().trackRound(team.track()).challenge();
        Configuration riding = live == null ? null : live.configurations().get(team.id());
        if (live == null
                || challenge == null
                || riding == null
                || card(live, team) == null
                || asks(state, List.of(team.track())).isEmpty()) {
            return null;
        }
        ChallengeAccepted accepted = live.accepted(team.id());
        ChallengeProposal proposal = live.challenge().proposal(team.id());
        boolean declined = proposal != null && proposal.declined();
        Configuration present =
                accepted == null ? riding : new Configuration(accepted.configuration());
        Double figure = decided(live) ? figure(team) : null;
        return new ViewParts.AnswerCard(
                Cards.values(present),
                challenge.knobs().stream()
                        .map(
                                knob ->
                                        new ViewParts.LiveKnobCard(
                                                knob.knob().value(), values(team, knob, riding)))
                        .toList(),
                (proposal == null || accepted != null || declined) ? null : card(proposal),
                (accepted == null && !declined) ? null : (Boolean) (accepted != null),
                figure == null ? null : ViewParts.finite(figure),
                (accepted == null || figure == null) ? null : met(team.id()));
    }

    /** To which values a knob can be turned in a run. */
    private List<Long> values(Team team, Challenge.LiveKnob live, Configuration riding) {
        Knob knob =
                state.round().trackRound(team.track()).knobs().stream()
                        .filter(each -> each.id().equals(live.knob()))
                        .findFirst()
                        .orElseThrow();
        long present = riding.value(live.knob());
        return knob.values().stream()
                .filter(value -> !live.lowerOnly() || value <= present)
                .toList();
    }

    private static ViewParts.ChallengeProposalCard card(ChallengeProposal proposal) {
        return new ViewParts.ChallengeProposalCard(
                proposal.revision(),
                proposal.seat().value(),
                proposal.accepts(),
                Cards.values(proposal.configuration()));
    }
}
