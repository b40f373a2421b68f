package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.LOOP;
import static io.headroom.game.Games.student;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Game;
import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Command;
import io.headroom.game.event.Event;
import io.headroom.game.id.SeatId;
import io.headroom.game.state.GameState;
import io.headroom.game.view.HostNote;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** A lock closes by itself when nearly all have answered; it begins at 0 ms and lasts 60,000. */
class LockClosingTest {
    private static final Command ANSWER = new Command.AnswerLock(1);

    /** The lock of a round of three quarters of an hour, with so many students in it. */
    private static Games asked(int students) {
        Games games = Games.inPhase(Phase.BRIEF, "planned");
        while (games.state().roster().seats().size() < students) {
            games.join("Eve");
        }
        games.next();
        assertThat(games.state().phase()).isEqualTo(Phase.LOCK);
        assertThat(deadline(games)).isEqualTo(60_000);
        games.pass(10_000);
        return games;
    }

    private static long deadline(Games games) {
        return Objects.requireNonNull(games.state().deadlineGameMillis());
    }

    private static void answer(Games games, int from, int to) {
        for (int seat = from; seat <= to; seat++) {
            games.accept(student(seat), ANSWER);
        }
    }

    @Test
    void lock_ofTwenty_closesFiveSecondsAfterTheEighteenthAnswer() {
        Games games = asked(20);
        answer(games, 1, 17);
        assertThat(deadline(games)).isEqualTo(60_000);
        assertThat(games.accept(student(18), ANSWER))
                .containsExactly(
                        new Event.LockAnswered(new SeatId(18), 1),
                        new Event.PhaseShortened(games.state().instance(), 45_000));
        assertThat(deadline(games)).isEqualTo(15_000);
        games.pass(4_999);
        games.accept(student(19), ANSWER);
        games.accept(student(1), new Command.AnswerLock(2));
        assertThat(expire(games)).isEmpty();
        games.pass(1);
        assertThat(expire(games)).isNotEmpty();
        assertThat(games.state().phase()).isEqualTo(Phase.WORKBENCH);
        assertThat(games.state().round().lockAnswers()).hasSize(19);
        assertThat(games.views().board(null).lock().closing()).isFalse();
    }

    private static List<Event> expire(Games games) {
        return games.accept(LOOP, new Command.PhaseExpired(games.state().instance()));
    }

    @Test
    void lock_ofFewerThanTen_waitsForAll() {
        Games games = asked(4);
        answer(games, 1, 3);
        games.accept(student(3), new Command.AnswerLock(2));
        assertThat(deadline(games)).isEqualTo(60_000);
        answer(games, 4, 4);
        assertThat(deadline(games)).isEqualTo(15_000);
    }

    @Test
    void lock_thatIsAboutToClose_isNotKeptOpenForIt() {
        Games games = asked(4);
        games.pass(45_500);
        answer(games, 1, 4);
        assertThat(deadline(games)).isEqualTo(60_000);
        assertThat(games.views().board(null).lock().closing()).isFalse();
    }

    @Test
    void lock_withoutADeadline_waitsForTheHost() {
        Games games = Games.inPhase(Phase.LOCK, "by-hand");
        answer(games, 1, 4);
        assertThat(games.state().deadlineGameMillis()).isNull();
        assertThat(games.views().board(null).lock().closing()).isFalse();
    }

    @Test
    void whoIsTakenOut_isNotWaitedFor() {
        Games games = asked(4);
        answer(games, 1, 3);
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(4))));
        assertThat(deadline(games)).isEqualTo(15_000);
        Games empty = asked(4);
        empty.accept(
                HOST,
                new Command.RemoveSeats(List.copyOf(empty.state().roster().seats().keySet())));
        assertThat(deadline(empty)).isEqualTo(60_000);
    }

    @Test
    void moreTime_keepsItOpen_andNoAnswerTakesThatBack() {
        Games games = asked(4);
        answer(games, 1, 4);
        games.accept(HOST, Games.extension(games.state(), 60_000));
        assertThat(deadline(games)).isEqualTo(75_000);
        assertThat(games.views().board(null).lock().closing()).isFalse();
        games.join("Eve");
        answer(games, 5, 5);
        assertThat(deadline(games)).isEqualTo(75_000);
    }

    @Test
    void aLockThatIsOpenedAgain_closesByAnswersThatAreNew() {
        Games games = asked(4);
        answer(games, 1, 4);
        games.next();
        games.accept(HOST, new Command.Back());
        games.accept(student(1), new Command.AnswerLock(2));
        assertThat(deadline(games)).isEqualTo(10_000 + 60_000);
        games.join("Eve");
        answer(games, 5, 5);
        assertThat(deadline(games)).isEqualTo(10_000 + 5_000);
    }

    @Test
    void timeOfOnesOwn_endsWhenItWouldHave() {
        Games games = asked(4);
        games.accept(HOST, new Command.GiveTime(List.of(new SeatId(4)), 30_000));
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(3))));
        answer(games, 1, 2);
        games.join("Eve");
        answer(games, 4, 5);
        assertThat(deadline(games)).isEqualTo(15_000);
        games.pass(5_000);
        expire(games);
        assertThat(games.state().extraDeadlineMillis(new SeatId(4))).isEqualTo(60_000 + 30_000);
        assertThat(games.state().extraDeadlineMillis(new SeatId(1))).isNull();
    }

    @Test
    void secondVote_lastsAsLongAsNeighboursTalk() {
        Games games = Games.inPhase(Phase.REVOTE, "timed-revote");
        long before = deadline(games);
        answer(games, 1, 4);
        assertThat(deadline(games)).isEqualTo(before);
    }

    @Test
    void closing_isToldOnAllScreens_andReadFromTheLog() {
        Games games = asked(4);
        assertThat(games.views().host(null).note()).isEqualTo(HostNote.ANSWER_ALONE);
        answer(games, 1, 4);
        assertThat(games.views().host(null).note()).isEqualTo(HostNote.CLOSING);
        assertThat(games.views().board(null).lock().closing()).isTrue();
        assertThat(games.views().seat(new SeatId(1)).lock().closing()).isTrue();
        assertThat(games.views().seat(new SeatId(1)).clock().remainingMillis()).isEqualTo(5_000);
        GameState read = GameState.before(SmallScenario.SCENARIO);
        for (Event event : games.log()) {
            read = Game.apply(read, event);
        }
        assertThat(read).isEqualTo(games.state());
    }
}
