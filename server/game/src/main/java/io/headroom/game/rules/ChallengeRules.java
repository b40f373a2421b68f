package io.headroom.game.rules;

import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.ChallengeAccepted;
import io.headroom.game.event.Event.ChallengeDeclined;
import io.headroom.game.event.Event.ChallengeOffered;
import io.headroom.game.event.Event.ChallengeProposed;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Challenge;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.LiveTurn;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.ChallengeProposal;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Offer;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Seat;
import io.headroom.game.state.Team;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * A critic asks all teams the same at the same instant. One member proposes to accept, with some
 * knobs of the running system turned or with none, or to decline; another confirms. Who is alone,
 * or waits for others for ten seconds in vain, confirms by herself. No answer is a declined one.
 */
final class ChallengeRules {
    private static final int TICKS_PER_SECOND = 10;

    private ChallengeRules() {}

    /** When the challenge of a run comes by itself; 0 when only the instructor offers it. */
    static int scriptedTick(GameState state, int ticks) {
        Double share = state.round().content().challengeAt();
        if (share == null || !anybodyAsks(state)) {
            return 0;
        }
        int tick = (int) Math.floor(share * ticks / TICKS_PER_SECOND) * TICKS_PER_SECOND;
        return (tick > 0 && tick + Offer.LENGTH_TICKS <= ticks) ? tick : 0;
    }

    private static boolean anybodyAsks(GameState state) {
        return state.setting().tracks().stream().anyMatch(track -> asks(state.round(), track));
    }

    /** Whether a track is asked: its critic is there, and what the best known reaches is known. */
    static boolean asks(RoundState round, TrackId track) {
        Ghosts ghosts = round.found(track);
        return round.trackRound(track).challenge() != null
                && ghosts != null
                && ghosts.threshold() != null;
    }

    /** At the next whole second that nobody has simulated yet. */
    static Decision offer(Asked asked, Command.OfferChallenge command) {
        GameState state = asked.state();
        LiveState live = state.round().liveRun();
        Offer scripted = live.challenge().scripted();
        boolean begun = scripted != null && scripted.tick() <= asked.now().liveTick();
        if (live.offered() != null || begun || !anybodyAsks(state)) {
            return Answers.refused(RefusalCode.CHALLENGE_INVALID);
        }
        int lead = asked.now().liveTick() + LiveRules.LEAD_TICKS;
        int tick = (lead + TICKS_PER_SECOND - 1) / TICKS_PER_SECOND * TICKS_PER_SECOND;
        return tick + Offer.LENGTH_TICKS > live.playedTicks()
                ? Answers.refused(RefusalCode.RUN_ENDING)
                : Answers.accepted(new ChallengeOffered(state.instance(), tick));
    }

    static Decision accept(Asked asked, Command.AcceptChallenge accept) {
        Decision closed = closed(asked);
        return closed == null ? proposed(asked, true, accept.configuration()) : closed;
    }

    static Decision decline(Asked asked, Command.DeclineChallenge command) {
        Decision closed = closed(asked);
        return closed == null ? proposed(asked, false, riding(asked).values()) : closed;
    }

    static Decision confirm(Asked asked, Command.ConfirmChallenge confirm) {
        Decision closed = closed(asked);
        if (closed != null) {
            return closed;
        }
        Seat seat = asked.seat();
        ChallengeProposal proposal =
                asked.state().round().liveRun().challenge().proposal(seat.team());
        if (proposal == null) {
            return Answers.refused(RefusalCode.NOTHING_PROPOSED);
        }
        if (proposal.revision() != confirm.revision()) {
            return Answers.refused(RefusalCode.STALE_REVISION, proposal.revision());
        }
        boolean own = proposal.seat().equals(seat.id()) && !SubmitRules.isAlone(asked, seat);
        if (own && proposal.silentMillis(asked.now().gameMillis()) > 0) {
            return Answers.refused(RefusalCode.OWN_PROPOSAL);
        }
        return Answers.accepted(
                answered(asked, proposal.accepts(), proposal.configuration().values()));
    }

    /** Why a student's team cannot answer now; null when it can. */
    private static @Nullable Decision closed(Asked asked) {
        GameState state = asked.state();
        Team team = team(asked);
        LiveState live = state.round().liveRun();
        Offer offer = live.offer();
        boolean open = offer != null && offer.isOpen(asked.now().liveTick());
        if (!open
                || !live.configurations().containsKey(team.id())
                || !asks(state.round(), team.track())) {
            return Answers.refused(RefusalCode.NO_CHALLENGE);
        }
        if (live.halted() != null) {
            return Answers.refused(RefusalCode.RUN_HALTED);
        }
        ChallengeProposal last = live.challenge().proposal(team.id());
        boolean answered = live.accepted(team.id()) != null || (last != null && last.declined());
        return answered ? Answers.refused(RefusalCode.CHALLENGE_ANSWERED) : null;
    }

    private static Decision proposed(
            Asked asked, boolean accepts, SortedMap<KnobId, Long> configuration) {
        Decision out = accepts ? untenable(asked, configuration) : null;
        if (out != null) {
            return out;
        }
        Seat seat = asked.seat();
        ChallengeProposal before =
                asked.state().round().liveRun().challenge().proposal(seat.team());
        List<Event> events = new ArrayList<>();
        events.add(
                new ChallengeProposed(
                        seat.team(),
                        seat.id(),
                        before == null ? 1 : before.revision() + 1,
                        accepts,
                        configuration,
                        asked.now().gameMillis()));
        if (SubmitRules.isAlone(asked, seat)) {
            events.add(answered(asked, accepts, configuration));
        }
        return Answers.accepted(events);
    }

    private static Event answered(
            Asked asked, boolean accepts, SortedMap<KnobId, Long> configuration) {
        Seat seat = asked.seat();
        return accepts
                ? new ChallengeAccepted(
                        asked.state().instance(),
                        seat.team(),
                        seat.id(),
                        asked.now().liveTick() + LiveRules.LEAD_TICKS,
                        configuration)
                : new ChallengeDeclined(seat.team(), seat.id());
    }

    private static Team team(Asked asked) {
        Team team = asked.state().roster().teams().get(asked.seat().team());
        if (team == null) {
            throw new IllegalStateException(asked.seat() + " is in no team");
        }
        return team;
    }

    private static Configuration riding(Asked asked) {
        Configuration riding =
                asked.state().round().liveRun().configurations().get(asked.seat().team());
        if (riding == null) {
            throw new IllegalStateException(asked.seat() + " rides in no team");
        }
        return riding;
    }

    /** Why a running system cannot go on so; null when it can. */
    private static @Nullable Decision untenable(Asked asked, SortedMap<KnobId, Long> to) {
        RoundState round = asked.state().round();
        TrackRound track = round.trackRound(team(asked).track());
        Decision invalid = BenchRules.invalid(asked, asked.seat(), to);
        if (invalid != null) {
            return invalid;
        }
        Configuration from = riding(asked);
        Challenge challenge = track.challenge();
        List<KnobId> allowed =
                challenge == null
                        ? List.of()
                        : challenge.knobs().stream().map(Challenge.LiveKnob::knob).toList();
        for (Knob knob : track.knobs()) {
            Long wanted = to.get(knob.id());
            if (wanted != null && wanted != from.value(knob.id()) && !allowed.contains(knob.id())) {
                return Answers.refused(RefusalCode.CANNOT_TURN, knob.id().value());
            }
        }
        boolean turns =
                LiveTurn.between(
                                round.inCalm(track.track(), from).plan(),
                                round.inCalm(track.track(), new Configuration(to)).plan())
                        != null;
        return turns ? null : Answers.refused(RefusalCode.CANNOT_TURN, turned(from, to));
    }

    /** The first knob that would be turned. */
    private static String turned(Configuration from, SortedMap<KnobId, Long> to) {
        return to.entrySet().stream()
                .filter(each -> from.value(each.getKey()) != each.getValue())
                .map(each -> each.getKey().value())
                .findFirst()
                .orElse("");
    }
}
