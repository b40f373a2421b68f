package io.headroom.node.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.content.mission.Scenarios;
import io.headroom.game.Game;
import io.headroom.game.Moment;
import io.headroom.game.NewGame;
import io.headroom.game.Phase;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.event.Event;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Undoable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What time, a pause, an outage of ours and a take-over do to all that has an end. */
class DeadlinesTest {
    private static final Scenario SCENARIO =
            Objects.requireNonNull(Scenarios.bundled().byId("model-serving"));
    private static final int ROUND = 2;
    private static final SeatId ADA = new SeatId(1);

    /** Everything that has an end in game time, in the order of the table of {@code state}. */
    enum Ending {
        PHASE,
        EXTRA_TIME,
        COUNTDOWN,
        UNDO,
        HALT;

        /** What is left of it. */
        long left(GameState state, long gameMillis) {
            return switch (this) {
                case PHASE, HALT -> Objects.requireNonNull(state.deadlineGameMillis()) - gameMillis;
                case EXTRA_TIME ->
                        Objects.requireNonNull(state.extraDeadlineMillis(ADA)) - gameMillis;
                case COUNTDOWN -> state.clock().firstTickMillis() - gameMillis;
                case UNDO -> {
                    Undoable last = state.undoables().next(gameMillis);
                    yield Objects.requireNonNull(last).leftMillis(gameMillis);
                }
            };
        }
    }

    private GameState state = GameState.before(SCENARIO);
    private long nowNanos;

    private void take(Decision decision) {
        ((Decision.Accepted) decision).events().forEach(event -> state = Game.apply(state, event));
    }

    private void ask(Actor actor, Command command, int tick) {
        take(Game.decide(state, actor, state.instance(), command, new Moment(0, tick)));
    }

    /** A game of one student at its time 0, in the phase to which the ending belongs. */
    private void play(Phase until) {
        List<TrackId> tracks = List.of(new TrackId("cloud-titan"));
        take(Game.create(SCENARIO, new NewGame(ROUND, "short", 2, tracks, 1, "ABC234")));
        ask(new Actor.Newcomer("hash"), new Command.Join("Ada"), 0);
        SortedMap<TrackId, Ghosts> ghosts = new TreeMap<>();
        for (TrackId id : tracks) {
            TrackRound track = state.round().trackRound(id);
            Configuration first = track.frontierGrid().getFirst();
            ghosts.put(
                    id,
                    new Ghosts(
                            first,
                            track.overbuild(),
                            new Anchors(0, 1, 1, 1, 2),
                            null,
                            null,
                            null));
        }
        ask(new Actor.Loop(), new Command.GhostsFound(ROUND, ghosts), 0);
        while (state.phase() != until) {
            if (state.phase() == Phase.LOCK) {
                ask(new Actor.Host(), new Command.GiveTime(List.of(ADA), 40_000), 0);
            }
            ask(new Actor.Host(), new Command.Advance(), 0);
        }
    }

    private void play(Ending ending) {
        play(
                switch (ending) {
                    case PHASE, EXTRA_TIME, UNDO -> Phase.WORKBENCH;
                    case COUNTDOWN, HALT -> Phase.LIVE;
                });
        if (ending == Ending.HALT) {
            ask(new Actor.Host(), new Command.EndRun(), 20);
        }
    }

    /** Time on the wall passes, looked at as often as a session looks at it. */
    private void pass(GameTime time, long millis) {
        for (long passed = 0; passed < millis; passed += 25) {
            nowNanos += TimeUnit.MILLISECONDS.toNanos(25);
            time.advance(nowNanos);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ending_whileTheClockRuns_comesNearer(Ending ending) {
        play(ending);
        GameTime time = new GameTime(0, true, nowNanos);
        long left = ending.left(state, time.millis());
        assertThat(left).isPositive();
        pass(time, 2_000);
        assertThat(ending.left(state, time.millis())).isEqualTo(left - 2_000);
    }

    @ParameterizedTest
    @EnumSource
    void ending_inAPause_waits(Ending ending) {
        play(ending);
        GameTime time = new GameTime(0, true, nowNanos);
        pass(time, 500);
        long left = ending.left(state, time.millis());
        time.stopAt(time.millis());
        state = Game.apply(state, new Event.Paused(time.millis()));
        pass(time, 60_000);
        assertThat(ending.left(state, time.millis())).isEqualTo(left);
        state = Game.apply(state, new Event.Resumed(time.millis()));
        time.runFrom(time.millis());
        pass(time, 100);
        assertThat(ending.left(state, time.millis())).isEqualTo(left - 100);
    }

    @ParameterizedTest
    @EnumSource
    void ending_whileTheProcessStandsStill_waits(Ending ending) {
        play(ending);
        GameTime time = new GameTime(0, true, nowNanos);
        long left = ending.left(state, time.millis());
        nowNanos += TimeUnit.HOURS.toNanos(70);
        time.advance(nowNanos);
        assertThat(ending.left(state, time.millis())).isEqualTo(left);
    }

    @ParameterizedTest
    @EnumSource
    void ending_afterATakeOver_goesOnFromTheLastMark(Ending ending) {
        play(ending);
        GameTime time = new GameTime(0, true, nowNanos);
        pass(time, 1_500);
        long left = ending.left(state, time.millis());
        state = Game.apply(state, new Event.Claimed(2, "b", 1, time.millis(), 0));
        nowNanos += TimeUnit.SECONDS.toNanos(5); // nobody had the game
        GameTime next = new GameTime(state.anchorGameMillis(), true, nowNanos);
        assertThat(ending.left(state, next.millis())).isEqualTo(left);
    }

    private LiveDriver driver(long gameMillis) {
        return new LiveDriver(LiveRun.start(state), state.clock().firstTickMillis(), gameMillis);
    }

    @Test
    void firstTick_isPlayedWhenTheCountdownIsOver_alsoAfterAPauseAndATakeOver() {
        play(Phase.LIVE);
        for (long begun : new long[] {0, 1_700}) {
            LiveDriver driver = driver(begun);
            driver.runFrom(begun + 100);
            assertThat(driver.advance(3_099)).isFalse();
            assertThat(driver.advance(3_100)).isTrue();
            assertThat(driver.tick()).isEqualTo(1);
        }
    }

    @Test
    void ticks_afterAPauseOrALongSilence_goOnAtTheirPaceWithoutALeap() {
        play(Phase.LIVE);
        LiveDriver driver = driver(0);
        driver.advance(3_300);
        assertThat(driver.tick()).isEqualTo(3);
        driver.runFrom(3_350);
        assertThat(driver.advance(3_449)).isFalse();
        assertThat(driver.advance(3_450)).isTrue();
        driver.advance(60_000);
        assertThat(driver.tick()).as("the run stretches").isEqualTo(5);
    }

    @Test
    void ticks_ofAHaltedRun_standUntilItGoesOnAndItsResultsAreToldOnce() {
        play(Phase.LIVE);
        LiveDriver driver = driver(0);
        driver.advance(3_200);
        Event halt = new Event.LiveRunHalted(state.instance(), 2, 3_200, true);
        driver.holdFor(List.of(halt));
        assertThat(driver.advance(3_400)).as("before it is saved").isFalse();
        assertThat(driver.results()).isEmpty();
        driver.haltAt(new LiveState.Halted(2, 3_200, true));
        driver.release(List.of(halt));
        assertThat(driver.advance(9_000)).isFalse();
        assertThat(driver.results()).isNotEmpty();
        assertThat(driver.results()).isEmpty();
        driver.haltAt(null);
        driver.runFrom(9_000);
        assertThat(driver.advance(9_100)).isTrue();
        assertThat(driver.tick()).isEqualTo(3);
        assertThat(driver.results()).isEmpty();
    }

    @Test
    void run_thatIsBeingLeft_playsNoTickMeanwhile() {
        play(Phase.LIVE);
        LiveDriver driver = driver(0);
        driver.holdFor(
                List.of(
                        new Event.PhaseReopened(
                                state.instance(), 3, Phase.WORKBENCH, 2_900, 0, true)));
        assertThat(driver.advance(3_500)).isFalse();
    }
}
