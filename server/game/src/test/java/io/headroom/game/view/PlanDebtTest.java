package io.headroom.game.view;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.LOOP;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Objects;

/** A plan of 60 s for each of three rounds' briefs, locks, benches, live runs and debriefs. */
class PlanDebtTest {
    private static final long BENCH_MILLIS = 60_000;

    private static HostView.@Nullable DebtCard debt(Games games) {
        return games.views().host(null).debt();
    }

    private static long behind(Games games) {
        return Objects.requireNonNull(debt(games)).behindMillis();
    }

    private static Games begun() {
        Games games = Games.inPhase(Phase.LOBBY, "planned");
        games.pass(500_000); // a class comes when it comes
        games.accept(HOST, new Command.Advance());
        return games;
    }

    private static void whole(Games games, long millis) {
        games.pass(millis);
        games.accept(LOOP, new Command.PhaseExpired(games.state().instance()));
    }

    @Test
    void lecture_thatFollowsItsPlan_isOnTime() {
        Games games = begun();
        assertThat(behind(games)).isZero();
        whole(games, 60_000);
        assertThat(behind(games)).isZero();
        assertThat(Objects.requireNonNull(debt(games)).cuts()).isEmpty();
    }

    @Test
    void extension_isBehind_skipIsAhead_pauseIsNeither() {
        Games games = begun();
        games.accept(HOST, Games.extension(games.state(), 45_000));
        assertThat(behind(games)).isEqualTo(45_000);
        games.accept(HOST, new Command.Pause());
        assertThat(behind(games)).isEqualTo(45_000);
        games.accept(HOST, new Command.Resume());
        games.pass(20_000);
        games.accept(HOST, new Command.Advance());
        assertThat(behind(games)).isEqualTo(-40_000);
    }

    @Test
    void lockThatClosesByItself_isAhead_andMoreTimeTakesThatBack() {
        Games games = begun();
        whole(games, 60_000);
        for (int seat = 1; seat <= 4; seat++) {
            games.accept(Games.student(seat), new Command.AnswerLock(1));
        }
        assertThat(behind(games)).isEqualTo(5_000 - 60_000);
        games.accept(HOST, Games.extension(games.state(), 60_000));
        assertThat(behind(games)).isEqualTo(5_000);
    }

    @Test
    void wayBack_costsWhatItTakes_andUndoneStepCostsNothing() {
        Games games = begun();
        games.pass(10_000);
        games.accept(HOST, new Command.Advance());
        games.pass(5_000);
        games.accept(HOST, new Command.Undo(games.state().undoables().ever()));
        assertThat(behind(games)).isEqualTo(5_000);
        games.accept(HOST, new Command.Advance());
        games.accept(HOST, new Command.Back());
        assertThat(behind(games)).isEqualTo(15_000);
    }

    @Test
    void benches_thatAreToCome_couldMakeUpForIt_theLastFirstAndOneThirdAtMost() {
        Games games = begun();
        games.accept(HOST, Games.extension(games.state(), 50_000));
        assertThat(Objects.requireNonNull(debt(games)).cuts())
                .containsExactly(
                        new HostView.CutCard(5, 10_000),
                        new HostView.CutCard(2, BENCH_MILLIS / 3),
                        new HostView.CutCard(3, BENCH_MILLIS / 3));
        whole(games, 110_000);
        whole(games, 60_000);
        assertThat(games.state().phase()).isEqualTo(Phase.WORKBENCH);
        assertThat(Objects.requireNonNull(debt(games)).cuts())
                .containsExactly(
                        new HostView.CutCard(2, BENCH_MILLIS / 3),
                        new HostView.CutCard(3, BENCH_MILLIS / 3));
    }

    @Test
    void liveRun_isOverWithItsLastTick() {
        Games games = begun();
        while (games.state().phase() != Phase.LIVE) {
            whole(games, 60_000);
        }
        assertThat(behind(games)).isZero();
        games.liveTick(30);
        games.accept(HOST, new Command.EndRun());
        assertThat(behind(games)).isEqualTo(10_000 - 63_000);
    }

    @Test
    void plan_isNone_inTheLobby_atTheEnd_andWithoutLengths() {
        assertThat(debt(Games.inPhase(Phase.LOBBY, "planned"))).isNull();
        assertThat(debt(Games.inPhase(Phase.LOCK, "by-hand"))).isNull();
        Games games = begun();
        games.accept(HOST, new Command.EndGame());
        assertThat(debt(games)).isNull();
    }
}
