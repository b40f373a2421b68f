package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.LOOP;
import static io.headroom.game.Games.student;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.id.SeatId;
import io.headroom.game.replay.Replay;
import io.headroom.game.view.HostView;
import io.headroom.game.view.ViewParts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Objects;

/** What the host takes back, and where nothing goes back. */
class UndoTest {
    private static Command undo(Games games) {
        return new Command.Undo(games.state().undoables().ever());
    }

    private static Command expired(Games games) {
        return new Command.PhaseExpired(games.state().instance());
    }

    /** A live run of 60 ticks that stands still after 25 of them. */
    private static Games halted(Command by) {
        Games games = Games.inPhase(Phase.LIVE, "timed");
        games.liveTick(25);
        games.accept(HOST, by);
        return games;
    }

    @Test
    void advance_undone_opensANewInstanceWithTheTimeThatWasLeft() {
        Games games = Games.inPhase(Phase.LOCK, "timed");
        games.pass(500);
        games.accept(HOST, new Command.Advance());
        games.accept(student(1), new Command.Adopt(knobs(8, 20, 2)));
        games.pass(9_999);
        int instance = games.state().instance().value();
        games.accept(HOST, undo(games));
        assertThat(games.state().phase()).isEqualTo(Phase.LOCK);
        assertThat(games.state().instance().value()).isEqualTo(instance + 1);
        assertThat(games.state().deadlineGameMillis()).isEqualTo(500 + 9_999 + 1_500);
        assertThat(games.state().round().bench(Games.team(1)).candidate()).isNotNull();
        games.accept(student(2), new Command.AnswerLock(1));
        games.refuse(HOST, undo(games), RefusalCode.NOTHING_TO_UNDO);
        games.pass(1_500);
        games.accept(LOOP, expired(games));
        assertThat(games.state().phase()).isEqualTo(Phase.WORKBENCH);
    }

    @Test
    void undo_afterTenSecondsOfGameTime_isRefused_butAPauseDoesNotCount() {
        Games games = Games.inPhase(Phase.BRIEF);
        games.accept(HOST, new Command.Pause());
        HostView.UndoCard shown = Objects.requireNonNull(games.views().host(null).undo());
        assertThat(shown).isEqualTo(new HostView.UndoCard(1, HostView.Undone.STEP, 10_000));
        games.accept(HOST, new Command.Resume());
        games.pass(10_000);
        games.refuse(HOST, undo(games), RefusalCode.NOTHING_TO_UNDO);
        assertThat(games.views().host(null).undo()).isNull();
    }

    @Test
    void phase_thatEndedByItsDeadline_isNobodysToUndo() {
        Games games = Games.inPhase(Phase.BRIEF, "timed");
        games.pass(1_000);
        games.accept(LOOP, expired(games));
        games.refuse(HOST, undo(games), RefusalCode.NOTHING_TO_UNDO);
    }

    @Test
    void removals_undone_areBackWithTheirTokensAndTheLastGoesFirst() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(1), new SeatId(2))));
        games.pass(1_000);
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(3))));
        int last = games.state().undoables().ever();
        games.accept(HOST, new Command.Undo(last));
        games.refuse(HOST, new Command.Undo(last), RefusalCode.NOTHING_TO_UNDO);
        assertThat(games.state().roster().seats()).hasSize(2);
        games.accept(HOST, new Command.Undo(last - 1));
        assertThat(games.state().roster().seats()).hasSize(4);
        assertThat(games.state().seatOf("hash-of-token-0")).isNotNull();
    }

    @Test
    void removal_ofOneWhoWasForgiven_leavesTheOthersToUndo() {
        Games games = Games.inPhase(Phase.LOCK, "timed");
        games.pass(1);
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(1), new SeatId(2))));
        games.accept(HOST, new Command.ForgiveSeat(new SeatId(1)));
        assertThat(games.accept(HOST, undo(games)))
                .containsExactly(new Event.SeatForgiven(new SeatId(2)));
    }

    @Test
    void back_opensTheFormerPhaseInItsWholeLength_andIsUndone() {
        Games games = Games.inPhase(Phase.LOCK, "timed");
        games.pass(400);
        games.accept(HOST, new Command.Back());
        assertThat(games.state().phase()).isEqualTo(Phase.BRIEF);
        assertThat(games.state().deadlineGameMillis()).isEqualTo(400 + 1_000);
        games.accept(HOST, undo(games));
        assertThat(games.state().phase()).isEqualTo(Phase.LOCK);
        assertThat(games.state().deadlineGameMillis()).isEqualTo(400 + 1_600);
    }

    @Test
    void back_fromTheFirstBrief_isTheLobby_andThereIsNothingBefore() {
        Games games = Games.inPhase(Phase.BRIEF);
        games.accept(HOST, new Command.Back());
        assertThat(games.state().phase()).isEqualTo(Phase.LOBBY);
        assertThat(games.views().host(null).back()).isNull();
        games.refuse(HOST, new Command.Back(), RefusalCode.NO_WAY_BACK);
        games.next();
        assertThat(games.state().phase()).isEqualTo(Phase.BRIEF);
    }

    @Test
    void track_ofATeamThatHasWorkedOnIt_staysInTheLobbyToo() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(student(1), new Command.RunWhatIf(knobs(8, 20, 2)));
        for (int i = 0; i < 3; i++) {
            games.accept(HOST, new Command.Back());
        }
        Command assign = new Command.AssignTrack(Games.team(1), SmallScenario.EDGE);
        games.refuse(HOST, assign, RefusalCode.TRACK_BEGUN);
        games.accept(HOST, new Command.AssignTrack(Games.team(2), SmallScenario.CLOUD));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIVE", "DEBRIEF"})
    void back_pastATickThatWasPlayed_isRefused(Phase phase) {
        Games games = Games.inPhase(phase);
        games.liveTick(1);
        games.refuse(HOST, new Command.Back(), RefusalCode.LIVE_PLAYED);
        assertThat(games.views().host(null).back()).isNull();
    }

    @Test
    void countdown_isLeftWithoutATrace() {
        Games games = Games.inPhase(Phase.LIVE, "timed");
        games.pass(2_900);
        assertThat(games.views().board(null).clock().countdownMillis()).isEqualTo(100);
        assertThat(games.views().host(null).back()).isEqualTo(Phase.WORKBENCH);
        games.accept(HOST, undo(games));
        assertThat(games.state().phase()).isEqualTo(Phase.WORKBENCH);
        assertThat(games.state().round().live()).isNull();
        assertThat(games.views().board(null).clock().countdownMillis()).isNull();
        games.accept(student(1), new Command.Adopt(knobs(8, 20, 2)));
        games.next();
        games.liveTick(1);
        games.refuse(HOST, undo(games), RefusalCode.LIVE_PLAYED);
        games.finishLiveRun();
        assertThat(Replay.replay(SmallScenario.SCENARIO, games.logged()).mismatches()).isEmpty();
    }

    @Test
    void liveRun_haltedAndContinued_isTheRunThatNobodyTouched() {
        Games untouched = Games.inPhase(Phase.LIVE, "timed");
        untouched.finishLiveRun();
        for (Command by : List.of(new Command.Advance(), new Command.EndRun())) {
            Games games = halted(by);
            games.pass(9_999);
            games.refuse(HOST, by, RefusalCode.RUN_HALTED);
            games.refuse(HOST, new Command.InjectBurst(200, 1), RefusalCode.RUN_ENDING);
            games.refuse(HOST, new Command.InjectFault(), RefusalCode.RUN_ENDING);
            assertThat(games.accept(LOOP, expired(games))).isEmpty();
            games.accept(HOST, undo(games));
            assertThat(games.state().halted()).isNull();
            games.pass(100_000);
            assertThat(games.accept(LOOP, expired(games))).isEmpty();
            games.finishLiveRun();
            assertThat(games.state().round().scores())
                    .isEqualTo(untouched.state().round().scores());
        }
    }

    @Test
    void liveRun_skipped_isLeftUnscoredAfterTenSeconds() {
        Games games = halted(new Command.Advance());
        assertThat(games.state().phase()).isEqualTo(Phase.LIVE);
        assertThat(Objects.requireNonNull(games.views().board(null).live()).halt())
                .isEqualTo(new ViewParts.HaltCard(25, false));
        games.pass(10_000);
        games.refuse(HOST, undo(games), RefusalCode.NOTHING_TO_UNDO);
        games.finishLiveRun(); // a result that comes all the same counts for nothing
        assertThat(games.state().phase()).isEqualTo(Phase.LIVE);
        games.accept(LOOP, expired(games));
        assertThat(games.state().phase()).isEqualTo(Phase.DEBRIEF);
        assertThat(games.state().round().scores()).isEmpty();
        assertThat(games.views().board(null).leaderboard()).isEmpty();
    }

    @Test
    void liveRun_endedEarly_isScoredByWhatWasPlayedAndReplaysBitForBit() {
        Games games = halted(new Command.EndRun());
        games.pass(9_999);
        games.finishLiveRun();
        assertThat(games.state().phase()).isEqualTo(Phase.LIVE);
        games.pass(1);
        assertThat(games.accept(LOOP, expired(games))).isEmpty();
        games.finishLiveRun();
        assertThat(games.state().phase()).isEqualTo(Phase.DEBRIEF);
        assertThat(games.state().round().scores()).hasSize(6);
        var live = Objects.requireNonNull(games.views().board(null).live());
        assertThat(live.tick()).isEqualTo(25);
        assertThat(live.halt()).isEqualTo(new ViewParts.HaltCard(25, true));
        assertThat(Replay.replay(SmallScenario.SCENARIO, games.logged()).mismatches()).isEmpty();
        games.refuse(HOST, undo(games), RefusalCode.NOTHING_TO_UNDO);
    }

    @Test
    void liveRun_ofWhichNothingIsPlayed_canBeSkippedButNotScored() {
        Games games = Games.inPhase(Phase.LIVE);
        games.refuse(HOST, new Command.EndRun(), RefusalCode.NOTHING_PLAYED);
        games.liveTick(1);
        games.accept(HOST, new Command.EndRun());
        games.pass(10_000);
        games.finishLiveRun();
        assertThat(games.state().round().scores())
                .allSatisfy(score -> assertThat(score.points()).isNotNegative());
        Games done = Games.inPhase(Phase.LIVE, "timed");
        done.liveTick(60);
        done.refuse(HOST, new Command.EndRun(), RefusalCode.RUN_ENDING);
    }

    @Test
    void endOfTheGame_isNotUndone() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(HOST, new Command.EndGame());
        games.refuse(HOST, undo(games), RefusalCode.GAME_OVER);
        assertThat(games.views().host(null).undo()).isNull();
        assertThat(games.views().host(null).back()).isNull();
    }
}
