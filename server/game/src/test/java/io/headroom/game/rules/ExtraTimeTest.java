package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.LOOP;
import static io.headroom.game.Games.student;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.SeatId;

import org.junit.jupiter.api.Test;

import java.util.List;

/** More time for a student or a team, while the class goes on. */
class ExtraTimeTest {
    private static final Command ANSWER = new Command.AnswerLock(1);

    private static Command time(long millis, int... seats) {
        return new Command.GiveTime(LobbyRulesTest.seats(seats), millis);
    }

    /** The lock has closed for all at 2,000 ms. */
    private static Games atTheBench(Command given) {
        Games games = Games.inPhase(Phase.LOCK, "timed");
        games.accept(HOST, given);
        games.pass(2_000);
        games.accept(LOOP, new Command.PhaseExpired(games.state().instance()));
        assertThat(games.state().phase()).isEqualTo(Phase.WORKBENCH);
        return games;
    }

    @Test
    void student_withExtraTime_predictsLaterAndTheOthersGoOn() {
        Games games = atTheBench(time(1_500, 1));
        games.refuse(student(2), ANSWER, RefusalCode.WRONG_PHASE);
        games.accept(student(2), new Command.Adopt(knobs(8, 20, 2)));
        games.accept(student(1), new Command.Adopt(knobs(4, 20, 2)));
        assertThat(games.views().seat(new SeatId(1)).predictMillis()).isEqualTo(1_500);
        assertThat(games.views().seat(new SeatId(2)).predictMillis()).isNull();
        games.pass(1_499);
        games.accept(student(1), ANSWER);
        assertThat(games.state().deadlineGameMillis()).isEqualTo(2_000 + 3_000);
        games.pass(1);
        games.refuse(student(1), new Command.AnswerLock(2), RefusalCode.WRONG_PHASE);
        assertThat(games.views().seat(new SeatId(1)).predictMillis()).isNull();
        assertThat(games.state().round().lockAnswers()).containsEntry(new SeatId(1), 1);
    }

    @Test
    void team_withExtraTime_isItsMembers_andTimesAddUp() {
        Games games = atTheBench(time(1_000, 3, 4));
        games.accept(HOST, time(1_000, 4));
        assertThat(games.views().host(null).seats())
                .extracting(row -> row.extraMillis())
                .containsExactly(0L, 0L, 1_000L, 2_000L);
        games.pass(1_500);
        games.refuse(student(3), ANSWER, RefusalCode.WRONG_PHASE);
        games.accept(student(4), ANSWER);
    }

    @Test
    void extraTime_endsAtTheLiveRun() {
        Games games = atTheBench(time(600_000, 1));
        games.next();
        assertThat(games.state().phase()).isEqualTo(Phase.LIVE);
        games.refuse(student(1), ANSWER, RefusalCode.WRONG_PHASE);
        assertThat(games.views().seat(new SeatId(1)).predictMillis()).isNull();
    }

    @Test
    void extraTime_standsStillInAPause() {
        Games games = atTheBench(time(1_000, 1));
        games.accept(HOST, new Command.Pause());
        games.refuse(student(1), ANSWER, RefusalCode.PAUSED);
        games.accept(HOST, new Command.Resume());
        games.accept(student(1), ANSWER);
    }

    @Test
    void extraTime_thatMakesNoSense_isRefused() {
        Games games = Games.inPhase(Phase.LOCK);
        games.refuse(HOST, time(999, 1), RefusalCode.TIME_INVALID);
        games.refuse(HOST, time(600_001, 1), RefusalCode.TIME_INVALID);
        games.refuse(HOST, time(1_000, 1, 99), RefusalCode.NO_SUCH_SEAT);
        assertThat(games.accept(HOST, new Command.GiveTime(List.of(), 1_000))).isEmpty();
        Games.inPhase(Phase.LIVE).refuse(HOST, time(1_000, 1), RefusalCode.WRONG_PHASE);
    }
}
