package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.LOOP;
import static io.headroom.game.Games.student;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.id.SeatId;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.RoundScore;
import io.headroom.game.view.LockParts;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** The lock's question asked twice: alone, and after neighbours have talked. */
class RevoteTest {
    private static final int RIGHT = SmallScenario.LOCK_ANSWER;
    private static final int FAR = 3;
    private static final SeatId ADA = new SeatId(1);
    private static final SeatId BEN = new SeatId(2);

    private static Command answer(int choice) {
        return new Command.AnswerLock(choice);
    }

    /** Ada was right, Ben was not, the others have not voted. */
    private static Games atTheSecondVote() {
        Games games = Games.inPhase(Phase.LOCK, "timed-revote");
        games.accept(student(1), answer(RIGHT));
        games.accept(student(2), answer(FAR));
        games.pass(2_000);
        games.accept(LOOP, new Command.PhaseExpired(games.state().instance()));
        assertThat(games.state().phase()).isEqualTo(Phase.REVOTE);
        return games;
    }

    private static LockParts.LockCard lock(Games games, SeatId seat) {
        return games.views().seat(seat).lock();
    }

    private static LockParts.AgainCard again(LockParts.LockCard lock) {
        return Objects.requireNonNull(lock.again());
    }

    @Test
    void secondVote_isKeptBesideTheFirst_andTheLastOneCounts() {
        Games games = atTheSecondVote();
        assertThat(games.accept(student(2), answer(0)))
                .containsExactly(new Event.VotedAgain(BEN, 0));
        games.accept(student(2), answer(RIGHT));
        assertThat(games.accept(student(2), answer(RIGHT))).isEmpty();
        games.refuse(student(2), answer(4), RefusalCode.NO_SUCH_CHOICE);
        assertThat(games.state().round().lockAnswers()).containsEntry(BEN, FAR);
        assertThat(games.state().round().secondAnswers()).containsOnlyKeys(BEN);
        assertThat(games.state().round().lastAnswer(BEN)).isEqualTo(RIGHT);
        assertThat(games.state().round().lastAnswer(ADA)).isEqualTo(RIGHT);
        assertThat(games.state().round().lastAnswer(new SeatId(3))).isNull();
    }

    @Test
    void secondVote_showsNothingButTheOwnVotes_untilTheDebrief() {
        Games games = atTheSecondVote();
        games.accept(student(2), answer(RIGHT));
        while (games.state().phase() != Phase.DEBRIEF) {
            LockParts.LockCard own = lock(games, BEN);
            assertThat(own.own()).isEqualTo(FAR);
            assertThat(again(own).own()).isEqualTo(RIGHT);
            for (LockParts.LockCard lock :
                    List.of(
                            own,
                            lock(games, ADA),
                            games.views().board(null).lock(),
                            games.views().host(null).board().lock())) {
                assertThat(lock.histogram()).isNull();
                assertThat(lock.answer()).isNull();
                assertThat(lock.explanation()).isNull();
                assertThat(again(lock).histogram()).isNull();
                assertThat(again(lock).answered()).isEqualTo(1);
            }
            games.next();
        }
        LockParts.LockCard wall = games.views().board(null).lock();
        assertThat(wall.histogram()).containsExactly(0, 1, 0, 1);
        assertThat(again(wall).histogram()).containsExactly(0, 2, 0, 0);
        assertThat(again(wall).own()).isNull();
    }

    @Test
    void firstVoteAlone_givesThePoints() {
        Games right = atTheSecondVote();
        right.accept(student(1), answer(FAR));
        right.accept(student(2), answer(RIGHT));
        Games silent = atTheSecondVote();
        for (Games games : List.of(right, silent)) {
            while (games.state().phase() != Phase.DEBRIEF) {
                games.next();
            }
            assertThat(games.state().round().scores())
                    .filteredOn(score -> score.entrant() instanceof Entrant.Team)
                    .extracting(RoundScore::lock)
                    .containsExactly(0.5, 0.0);
        }
    }

    @Test
    void whoComesLate_votesOnlyAgain_andCountsForNoPoints() {
        Games games = atTheSecondVote();
        SeatId late = games.join("Eve");
        games.accept(student(late.value()), answer(0));
        assertThat(games.state().round().lockAnswers()).doesNotContainKey(late);
        games.next();
        games.refuse(student(late.value()), answer(1), RefusalCode.WRONG_PHASE);
        while (games.state().phase() != Phase.DEBRIEF) {
            games.next();
        }
        assertThat(again(games.views().board(null).lock()).histogram()).containsExactly(1, 1, 0, 1);
    }

    @Test
    void vote_thatWasMeantForTheLock_isNoSecondOne() {
        Games games = atTheSecondVote();
        games.refuse(
                student(2),
                new io.headroom.game.id.PhaseInstance(games.state().instance().value() - 1),
                answer(RIGHT),
                RefusalCode.PHASE_OVER);
    }

    @Test
    void extraTime_isForTheVoteThatIsOwed() {
        Games games = Games.inPhase(Phase.LOCK, "timed-revote");
        games.accept(student(1), answer(RIGHT));
        games.accept(HOST, new Command.GiveTime(LobbyRulesTest.seats(1, 2), 1_000));
        games.next();
        games.accept(student(2), answer(FAR)); // who has not voted yet
        games.accept(student(1), answer(FAR));
        games.accept(student(2), answer(0));
        assertThat(games.state().round().lockAnswers())
                .containsEntry(ADA, RIGHT)
                .containsEntry(BEN, FAR);
        assertThat(games.state().round().secondAnswers())
                .containsEntry(ADA, FAR)
                .containsEntry(BEN, 0);
        games.next();
        games.accept(student(2), answer(RIGHT)); // likewise longer than the others
        games.refuse(student(3), answer(RIGHT), RefusalCode.WRONG_PHASE);
        assertThat(games.state().round().secondAnswers()).containsEntry(BEN, RIGHT);
        games.pass(1_000);
        games.refuse(student(2), answer(0), RefusalCode.WRONG_PHASE);
    }

    @Test
    void backAndUndo_keepWhatWasVoted_andTheClockIsThePhasesOwn() {
        Games games = atTheSecondVote();
        games.accept(student(2), answer(RIGHT));
        assertThat(games.state().deadlineGameMillis()).isEqualTo(2_000 + 2_500);
        games.accept(HOST, Games.extension(games.state(), 1_000));
        assertThat(games.state().deadlineGameMillis()).isEqualTo(2_000 + 3_500);
        games.accept(HOST, new Command.Advance());
        assertThat(games.state().phase()).isEqualTo(Phase.WORKBENCH);
        games.accept(HOST, new Command.Undo(games.state().undoables().ever()));
        assertThat(games.state().phase()).isEqualTo(Phase.REVOTE);
        games.accept(HOST, new Command.Back());
        assertThat(games.state().phase()).isEqualTo(Phase.LOCK);
        games.accept(student(2), answer(0));
        assertThat(games.state().round().lockAnswers()).containsEntry(BEN, 0);
        assertThat(games.state().round().secondAnswers()).containsEntry(BEN, RIGHT);
    }

    @Test
    void roundWithoutASecondVote_hasNone() {
        Games games = Games.inPhase(Phase.WORKBENCH, "timed");
        assertThat(lock(games, ADA).again()).isNull();
        assertThat(games.views().board(null).lock().again()).isNull();
    }
}
