package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.student;
import static io.headroom.game.Games.team;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.RidingSource;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.id.SeatId;
import io.headroom.game.state.Bench;
import io.headroom.game.state.Candidate;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Proposal;
import io.headroom.game.state.Submission;
import io.headroom.game.view.BenchView;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

/** How a team agrees on what it rides with. */
class SubmitRulesTest {
    private static final Set<Class<?>> HAPPENED = new HashSet<>();

    private static Games adopted() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(student(1), new Command.Adopt(knobs(4, 10, 1)));
        return games;
    }

    private static int confirmed(Games games) {
        Candidate submitted = games.state().round().bench(team(1)).submitted();
        return submitted == null ? 0 : submitted.revision();
    }

    private static BenchView bench(Games games) {
        return games.views().seat(new SeatId(2)).bench();
    }

    @Test
    void proposal_thatAMateConfirms_isSubmitted() {
        Games games = adopted();
        assertThat(games.accept(student(1), new Command.Propose(1)))
                .hasOnlyElementsOfType(Event.CandidateProposed.class)
                .hasSize(1);
        assertThat(confirmed(games)).isZero();
        assertThat(bench(games).proposal()).isEqualTo(new BenchView.ProposalCard(1, 1));
        games.accept(student(2), new Command.Confirm(1));
        assertThat(confirmed(games)).isEqualTo(1);
        assertThat(bench(games).proposal()).isNull();
        assertThat(games.accept(student(1), new Command.Confirm(1))).isEmpty();
        assertThat(games.accept(student(1), new Command.Propose(1))).isEmpty();
        assertThat(games.views().seat(new SeatId(1)).team().submitted()).isTrue();
    }

    @Test
    void proposer_confirmsAloneAfterTenSilentSeconds() {
        Games games = adopted();
        games.refuse(student(1), new Command.Confirm(1), RefusalCode.NOT_PROPOSED);
        games.accept(student(1), new Command.Propose(1));
        games.pass(3_500);
        assertThat(bench(games).silentMillis()).isEqualTo(6_500);
        games.refuse(student(1), new Command.Confirm(1), RefusalCode.MATE_CONFIRMS);
        Decision early = games.ask(student(1), new Command.Confirm(1));
        assertThat(((Decision.Refused) early).refusal().arguments())
                .isEqualTo(Map.of("seconds", 7));
        games.pass(6_500);
        games.accept(student(1), new Command.Confirm(1));
        assertThat(confirmed(games)).isEqualTo(1);
    }

    @Test
    void oneAlone_needsNobodyElse() {
        Games games = adopted();
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(2))));
        games.accept(student(1), new Command.Propose(1));
        assertThat(confirmed(games)).isEqualTo(1);
        games.accept(student(1), new Command.Adopt(knobs(8, 10, 1)));
        games.accept(student(1), new Command.Confirm(2));
        assertThat(confirmed(games)).isEqualTo(2);
    }

    /** The mate is gone who should have confirmed. */
    @Test
    void proposer_whoIsLeftAlone_confirmsAtOnce() {
        Games games = adopted();
        games.accept(student(1), new Command.Propose(1));
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(2))));
        games.accept(student(1), new Command.Confirm(1));
        assertThat(confirmed(games)).isEqualTo(1);
    }

    @Test
    void candidate_thatChanges_makesTheProposalStale() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.refuse(student(1), new Command.Propose(1), RefusalCode.NO_CANDIDATE);
        games.refuse(student(1), new Command.Confirm(1), RefusalCode.NO_CANDIDATE);
        games.accept(student(1), new Command.Adopt(knobs(4, 10, 1)));
        games.accept(student(1), new Command.Propose(1));
        games.accept(student(2), new Command.Adopt(knobs(8, 10, 1)));
        games.refuse(student(2), new Command.Confirm(1), RefusalCode.STALE_REVISION);
        games.refuse(student(2), new Command.Confirm(2), RefusalCode.NOT_PROPOSED);
        games.refuse(student(1), new Command.Propose(1), RefusalCode.STALE_REVISION);
        assertThat(confirmed(games)).isZero();
    }

    @Test
    void lastWord_forTenSeconds_isTakenBackByAnyMember() {
        Games games = adopted();
        games.submit(1, 1);
        games.accept(student(1), new Command.Adopt(knobs(8, 10, 1)));
        games.submit(1, 2);
        assertThat(bench(games).undoMillis()).isEqualTo(10_000);
        games.pass(9_999);
        games.refuse(student(1), new Command.TakeBack(1), RefusalCode.NOTHING_TO_UNDO);
        games.accept(student(2), new Command.TakeBack(2));
        assertThat(confirmed(games)).isEqualTo(1);
        games.refuse(student(2), new Command.TakeBack(2), RefusalCode.NOTHING_TO_UNDO);
        games.pass(1);
        games.refuse(student(2), new Command.TakeBack(1), RefusalCode.NOTHING_TO_UNDO);
        games.submit(2, 2);
        assertThat(confirmed(games)).isEqualTo(2);
    }

    /** Three words within ten seconds, all of them taken back. */
    @Test
    void words_inARow_areTakenBackOneByOne() {
        Games games = adopted();
        games.submit(1, 1);
        games.pass(20_000);
        for (int revision = 2; revision <= 4; revision++) {
            games.accept(student(1), new Command.Adopt(knobs(8, 10, revision)));
            games.submit(2, revision);
            games.pass(1_000);
        }
        for (int revision = 4; revision >= 2; revision--) {
            games.accept(student(1), new Command.TakeBack(revision));
            assertThat(confirmed(games)).isEqualTo(revision - 1);
        }
        games.refuse(student(1), new Command.TakeBack(1), RefusalCode.NOTHING_TO_UNDO);
    }

    @AfterAll
    static void streams_reachEveryWord() {
        assertThat(HAPPENED)
                .contains(
                        Event.CandidateProposed.class,
                        Event.CandidateSubmitted.class,
                        Event.SubmissionUndone.class);
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    /**
     * Whatever is asked in whatever order: the books of who said what when agree with the bench.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void submission_inARandomStream_hasTwoWordsOrOneAloneOrASilence(long seed) {
        Random random = new Random(seed);
        Games games = Games.inPhase(Phase.WORKBENCH);
        for (int i = 0; i < 300; i++) {
            games.pass(random.nextInt(4_000));
            GameState before = games.state();
            int seat = 1 + random.nextInt(4);
            Decision decision = games.ask(student(seat), word(games, random));
            if (decision instanceof Decision.Refused) {
                assertThat(games.state()).isSameAs(before);
            } else {
                ((Decision.Accepted) decision)
                        .events()
                        .forEach(event -> check(before, event, games.now().gameMillis()));
            }
            if (random.nextInt(20) == 0) {
                SeatId moved = new SeatId(1 + random.nextInt(4));
                games.ask(HOST, new Command.MoveSeat(moved, team(1 + random.nextInt(2))));
            }
        }
        games.log().forEach(event -> HAPPENED.add(event.getClass()));
    }

    private static Command word(Games games, Random random) {
        Candidate candidate = games.state().round().bench(team(1 + random.nextInt(2))).candidate();
        int revision = candidate == null ? 1 : candidate.revision() - random.nextInt(2);
        return switch (random.nextInt(8)) {
            case 0, 1 ->
                    new Command.Adopt(knobs(1L << random.nextInt(5), 0, 1 + random.nextInt(6)));
            case 2, 3 -> new Command.Propose(revision);
            case 4, 5, 6 -> new Command.Confirm(revision);
            default -> new Command.TakeBack(revision);
        };
    }

    /** Told from the log's words alone, not as the rules tell it. */
    private static void check(GameState before, Event event, long now) {
        if (event instanceof Event.CandidateSubmitted submitted) {
            Bench bench = before.round().bench(submitted.team());
            Proposal proposal = bench.proposal();
            assertThat(Objects.requireNonNull(bench.candidate()).revision())
                    .isEqualTo(submitted.revision());
            boolean alone = before.roster().members(submitted.team()).size() == 1;
            assertThat(
                            alone
                                    || (proposal != null
                                            && proposal.revision() == submitted.revision()
                                            && (!proposal.seat().equals(submitted.seat())
                                                    || now - proposal.sinceMillis() >= 10_000)))
                    .isTrue();
        } else if (event instanceof Event.SubmissionUndone undone) {
            Submission last = before.round().bench(undone.team()).submission();
            assertThat(Objects.requireNonNull(last).candidate().revision())
                    .isEqualTo(undone.revision());
            assertThat(now - last.sinceMillis()).isLessThan(10_000);
        }
    }

    @Test
    void whatRides_andWhatIsProposed_areShownApart() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        assertThat(rides(games).source()).isEqualTo(RidingSource.PAR);
        games.accept(student(1), new Command.Adopt(knobs(4, 10, 1)));
        assertThat(rides(games).source()).isEqualTo(RidingSource.CANDIDATE);
        games.accept(student(1), new Command.RunWhatIf(knobs(2, 0, 3)));
        games.finishWhatIfs();
        assertThat(rides(games).source()).isEqualTo(RidingSource.BEST_WHAT_IF);
        games.accept(student(1), new Command.Propose(1));
        assertThat(rides(games).configuration()).containsEntry("batch", 2L);
        games.accept(student(2), new Command.Confirm(1));
        assertThat(rides(games).source()).isEqualTo(RidingSource.CONFIRMED);
        assertThat(rides(games).configuration()).containsEntry("batch", 4L);
        games.next();
        assertThat(rides(games).source()).isEqualTo(RidingSource.CONFIRMED);
    }

    private static BenchView.RidingCard rides(Games games) {
        return Objects.requireNonNull(bench(games).riding());
    }
}
