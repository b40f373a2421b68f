package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.student;
import static io.headroom.game.Games.team;
import static io.headroom.game.SmallScenario.CLOUD;
import static io.headroom.game.SmallScenario.EDGE;
import static io.headroom.game.SmallScenario.SCENARIO;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.ChallengeAccepted;
import io.headroom.game.event.Event.ChallengeDeclined;
import io.headroom.game.event.Event.ChallengeOffered;
import io.headroom.game.event.Event.ChallengeProposed;
import io.headroom.game.id.SeatId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.replay.Replay;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.Challenge;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Offer;
import io.headroom.game.view.ViewParts;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

class ChallengeRulesTest {
    private static final SeatId ADA = new SeatId(1);

    /** Teams 1 of the cloud and 2 of the edge, two members each, ride with two servers. */
    private static Games live() {
        Games games = Games.inPhase(Phase.WORKBENCH, "challenge");
        for (int seat : new int[] {1, 3}) {
            games.accept(student(seat), new Command.Adopt(knobs(4, 20, 2)));
            games.submit(seat, 1);
        }
        games.next();
        return games;
    }

    private static Games offered() {
        Games games = live();
        games.liveTick(3);
        games.accept(HOST, new Command.OfferChallenge());
        games.liveTick(20);
        return games;
    }

    private static RoundScore score(Games games, int number) {
        return games.state().round().scores().stream()
                .filter(
                        score ->
                                score.entrant() instanceof Entrant.Team riding
                                        && riding.team().equals(team(number)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tick_isATenthOfASecond() {
        assertThat(Offer.LENGTH_TICKS).isEqualTo(25 * LiveRun.SAMPLE_TICKS);
        assertThat(new Offer(20).judgedTick()).isEqualTo(70);
        assertThat(new Offer(20).answerTick()).isEqualTo(170);
    }

    @Test
    void threshold_isAMarginFromWhatTheBestKnownReaches() {
        assertThat(Challenge.Goal.COST.threshold(2)).isEqualTo(2.3, within(1e-12));
        assertThat(Challenge.Goal.ADHERENCE.threshold(.98)).isEqualTo(.977, within(1e-12));
        assertThat(Challenge.Goal.ADHERENCE.threshold(0)).isZero();
        assertThat(Challenge.Goal.COST.isMet(2.3, 2.3)).isTrue();
        assertThat(Challenge.Goal.ADHERENCE.isMet(.976, .977)).isFalse();
    }

    @Test
    void offer_standsAtAWholeSecondAndOnce() {
        Games games = live();
        games.liveTick(3);
        assertThat(games.accept(HOST, new Command.OfferChallenge()))
                .containsExactly(new ChallengeOffered(games.state().instance(), 20));
        games.refuse(HOST, new Command.OfferChallenge(), RefusalCode.CHALLENGE_INVALID);
    }

    @Test
    void offer_withoutRoomForIt_isRefused() {
        Games games = live();
        games.liveTick(141);
        games.refuse(HOST, new Command.OfferChallenge(), RefusalCode.RUN_ENDING);
        games.liveTick(140);
        games.accept(HOST, new Command.OfferChallenge());
        Games shorter = Games.inPhase(Phase.LIVE);
        shorter.refuse(HOST, new Command.OfferChallenge(), RefusalCode.CHALLENGE_INVALID);
    }

    @Test
    void offer_ofTheScript_comesByItselfOrBefore() {
        Games games = Games.inPhase(Phase.LIVE, "scripted");
        assertThat(games.state().round().liveRun().offer()).isEqualTo(new Offer(100));
        games.liveTick(99);
        assertThat(games.views().board(null).live()).extracting("challenge").isNull();
        games.refuse(student(1), new Command.DeclineChallenge(), RefusalCode.NO_CHALLENGE);
        games.liveTick(100);
        assertThat(games.views().board(null).live()).extracting("challenge").isNotNull();
        games.refuse(HOST, new Command.OfferChallenge(), RefusalCode.CHALLENGE_INVALID);
        games.liveTick(40);
        games.accept(HOST, new Command.OfferChallenge());
        assertThat(games.state().round().liveRun().offer()).isEqualTo(new Offer(50));
    }

    @Test
    void answer_isProposedByOneAndConfirmedByAnother() {
        Games games = offered();
        assertThat(games.accept(student(1), new Command.AcceptChallenge(knobs(4, 20, 1))))
                .containsExactly(
                        new ChallengeProposed(
                                team(1), ADA, 1, true, knobs(4, 20, 1), games.now().gameMillis()));
        games.refuse(student(1), new Command.ConfirmChallenge(1), RefusalCode.OWN_PROPOSAL);
        games.refuse(student(2), new Command.ConfirmChallenge(2), RefusalCode.STALE_REVISION);
        games.refuse(student(3), new Command.ConfirmChallenge(1), RefusalCode.NOTHING_PROPOSED);
        assertThat(games.accept(student(2), new Command.ConfirmChallenge(1)))
                .containsExactly(
                        new ChallengeAccepted(
                                games.state().instance(),
                                team(1),
                                new SeatId(2),
                                30,
                                knobs(4, 20, 1)));
        games.refuse(student(1), new Command.DeclineChallenge(), RefusalCode.CHALLENGE_ANSWERED);
    }

    @Test
    void answer_ofWhoIsAloneOrHasWaited_needsNobodyElse() {
        Games games = offered();
        games.accept(student(1), new Command.DeclineChallenge());
        games.pass(9_999);
        games.refuse(student(1), new Command.ConfirmChallenge(1), RefusalCode.OWN_PROPOSAL);
        games.pass(1);
        assertThat(games.accept(student(1), new Command.ConfirmChallenge(1)))
                .containsExactly(new ChallengeDeclined(team(1), ADA));
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(4))));
        assertThat(games.accept(student(3), new Command.AcceptChallenge(knobs(4, 20, 2))))
                .hasExactlyElementsOfTypes(ChallengeProposed.class, ChallengeAccepted.class);
    }

    @Test
    void answer_afterFifteenSeconds_comesTooLate() {
        Games games = offered();
        games.liveTick(169);
        games.accept(student(1), new Command.AcceptChallenge(knobs(4, 20, 2)));
        games.liveTick(170);
        games.refuse(student(2), new Command.ConfirmChallenge(1), RefusalCode.NO_CHALLENGE);
        games.next();
        assertThat(score(games, 1).challengePoints()).isZero();
    }

    @Test
    void acceptance_withAKnobThatStands_isRefused() {
        Games games = offered();
        games.refuse(
                student(3), new Command.AcceptChallenge(knobs(4, 20, 3)), RefusalCode.CANNOT_TURN);
        games.refuse(
                student(1),
                new Command.AcceptChallenge(knobs(3, 20, 2)),
                RefusalCode.CONFIGURATION_INVALID);
    }

    @Test
    void points_areForWhoAcceptedAlone() {
        Games cheap = offered();
        cheap.accept(student(1), new Command.AcceptChallenge(knobs(4, 20, 1)));
        cheap.accept(student(2), new Command.ConfirmChallenge(1));
        cheap.next();
        Games dear = offered();
        dear.accept(student(1), new Command.AcceptChallenge(knobs(4, 20, 6)));
        dear.accept(student(2), new Command.ConfirmChallenge(1));
        dear.accept(student(3), new Command.DeclineChallenge());
        dear.accept(student(4), new Command.ConfirmChallenge(1));
        dear.next();
        assertThat(score(cheap, 1).challengePoints()).isEqualTo(60);
        assertThat(score(dear, 1).challengePoints()).isEqualTo(-20);
        assertThat(score(dear, 2).challengePoints()).isZero();
        for (RoundScore score : dear.state().round().scores()) {
            int terms = score.sloPoints() + score.thriftPoints() + score.lockPoints();
            assertThat(score.points())
                    .isEqualTo(terms + score.bonusPoints() + score.challengePoints());
        }
        // What is turned costs at once: six servers for the rest of the run.
        assertThat(score(dear, 1).costPerGood()).isGreaterThan(1.8 * score(cheap, 1).costPerGood());
    }

    @Test
    void run_endedBeforeTheDeadline_decidesNothing() {
        Games games = offered();
        games.accept(student(1), new Command.AcceptChallenge(knobs(4, 20, 6)));
        games.accept(student(2), new Command.ConfirmChallenge(1));
        games.liveTick(260);
        games.accept(HOST, new Command.EndRun());
        games.pass(10_000);
        games.next();
        assertThat(score(games, 1).challengePoints()).isZero();
        assertThat(games.state().round().results()).extracting("challenge").containsOnlyNulls();
    }

    @Test
    void challenge_ofARunThatIsTakenOver_comesOutTheSame() {
        Games games = offered();
        LiveRun first = LiveRun.start(games.state());
        first.advanceTo(25);
        for (Event event : accepted(games)) {
            if (event instanceof Event.Disturbance disturbance) {
                first.inject(disturbance);
            }
        }
        first.advanceTo(211);
        LiveRun second = LiveRun.start(games.state());
        for (int tick : new int[] {100, 211, 213, 250, 270, 400}) {
            second.advanceTo(tick);
        }
        first.advanceTo(400);
        List<EntrantResult> results = second.results();
        assertThat(results).isEqualTo(first.results());
        assertThat(results.getFirst().challenge()).isPositive();
        // Who answers later does not change what others ride.
        assertThat(results.get(1)).isEqualTo(untouched().get(1));
        games.next();
        assertThat(Replay.replay(SCENARIO, games.logged()).mismatches()).isEmpty();
        assertThat(score(games, 1).challengePoints()).isNotZero();
    }

    private static List<Event> accepted(Games games) {
        games.accept(student(1), new Command.AcceptChallenge(knobs(8, 50, 1)));
        return games.accept(student(2), new Command.ConfirmChallenge(1));
    }

    private static List<EntrantResult> untouched() {
        GameState state = offered().state();
        LiveRun run = LiveRun.start(state);
        run.advanceTo(run.lengthTicks());
        return run.results();
    }

    @Test
    void screens_tellEachItsOwn() {
        Games games = offered();
        games.accept(student(1), new Command.AcceptChallenge(knobs(4, 20, 1)));
        ViewParts.AnswerCard own =
                Objects.requireNonNull(games.views().seat(new SeatId(2)).challenge());
        assertThat(own.proposal()).isNotNull();
        assertThat(own.knobs()).hasSize(3);
        assertThat(own.accepted()).isNull();
        ViewParts.AnswerCard other =
                Objects.requireNonNull(games.views().seat(new SeatId(3)).challenge());
        assertThat(other.proposal()).isNull();
        assertThat(other.knobs()).isEmpty();
        games.accept(student(2), new Command.ConfirmChallenge(1));
        ViewParts.ChallengeCard board =
                Objects.requireNonNull(
                        Objects.requireNonNull(games.views().board(null).live()).challenge());
        assertThat(board.asked()).isEqualTo(2);
        assertThat(board.accepted()).isEqualTo(1);
        assertThat(board.met()).isNull();
        assertThat(board.asks())
                .extracting(ViewParts.AskCard::track)
                .containsExactly(CLOUD.value(), EDGE.value());
        games.next();
        ViewParts.ChallengeCard over =
                Objects.requireNonNull(
                        Objects.requireNonNull(games.views().board(null).live()).challenge());
        assertThat(over.met()).isEqualTo(1);
        assertThat(Objects.requireNonNull(games.views().seat(ADA).challenge()).met()).isTrue();
    }
}
