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
import io.headroom.game.id.KnobId;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.Bench;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Purse;
import io.headroom.game.state.RoundState;
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
        HALT,
        CLOSING_LOCK,
        SECOND_VOTE,
        PACING,
        PURSE,
        SILENCE,
        TAKING_BACK,
        CRITICS_SILENCE;

        /** What is left of it. */
        long left(GameState state, long gameMillis) {
            return switch (this) {
                case PHASE, HALT, CLOSING_LOCK, SECOND_VOTE ->
                        Objects.requireNonNull(state.deadlineGameMillis()) - gameMillis;
                case EXTRA_TIME ->
                        Objects.requireNonNull(state.extraDeadlineMillis(ADA)) - gameMillis;
                case COUNTDOWN -> state.clock().firstTickMillis() - gameMillis;
                case UNDO -> {
                    Undoable last = state.undoables().next(gameMillis);
                    yield Objects.requireNonNull(last).leftMillis(gameMillis);
                }
                case PACING -> bench(state).waitMillis(state.setting().pacingMillis(), gameMillis);
                case PURSE -> Objects.requireNonNull(Purse.returnMillis(state, gameMillis));
                case SILENCE ->
                        Objects.requireNonNull(bench(state).proposal()).silentMillis(gameMillis);
                case TAKING_BACK ->
                        Objects.requireNonNull(bench(state).submission()).undoMillis(gameMillis);
                case CRITICS_SILENCE ->
                        Objects.requireNonNull(
                                        state.round().liveRun().challenge().proposal(new TeamId(1)))
                                .silentMillis(gameMillis);
            };
        }

        private static Bench bench(GameState state) {
            return state.round().bench(new TeamId(1));
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

    private void asStudent(Command command) {
        ask(new Actor.Student(ADA), command, 0);
    }

    /** A game of one student at its time 0, in a phase. */
    private void play(Phase until) {
        play(until, "short");
    }

    private void play(Phase until, String preset) {
        List<TrackId> tracks = List.of(new TrackId("cloud-titan"));
        take(Game.create(SCENARIO, new NewGame(ROUND, preset, 2, tracks, 1, "ABC234")));
        ask(new Actor.Newcomer("hash"), new Command.Join("Ada"), 0);
        findGhosts(tracks);
        while (state.phase() != until) {
            if (state.phase() == Phase.LOCK) {
                ask(new Actor.Host(), new Command.GiveTime(List.of(ADA), 40_000), 0);
            }
            ask(new Actor.Host(), new Command.Advance(), 0);
        }
    }

    private void findGhosts(List<TrackId> tracks) {
        SortedMap<TrackId, Ghosts> ghosts = new TreeMap<>();
        for (TrackId id : tracks) {
            TrackRound track = state.round().trackRound(id);
            Configuration first = track.frontierGrid().getFirst();
            ghosts.put(
                    id,
                    new Ghosts(
                            first, track.overbuild(), new Anchors(0, 1, 1, 1, 2), null, 0.5, null));
        }
        ask(new Actor.Loop(), new Command.GhostsFound(state.round().number(), ghosts), 0);
    }

    /** To where something is about to end, by the lengths of a lecture. */
    private void play(Ending ending) {
        switch (ending) {
            case PHASE, EXTRA_TIME, UNDO, PURSE -> play(Phase.WORKBENCH, "15");
            case PACING, SILENCE, TAKING_BACK -> {
                play(Phase.WORKBENCH, "15");
                workAtTheBench(ending);
            }
            case COUNTDOWN -> play(Phase.LIVE, "15");
            case HALT -> {
                play(Phase.LIVE, "15");
                ask(new Actor.Host(), new Command.EndRun(), 20);
            }
            case CLOSING_LOCK -> {
                play(Phase.LOCK, "15");
                asStudent(new Command.AnswerLock(0));
                assertThat(state.clock().closing()).isTrue();
            }
            case SECOND_VOTE -> playToTheSecondVote();
            case CRITICS_SILENCE -> {
                play(Phase.LIVE, "15");
                ask(new Actor.Newcomer("other"), new Command.Join("Ben"), 0);
                ask(new Actor.Host(), new Command.OfferChallenge(), 0);
                int tick = Objects.requireNonNull(state.round().liveRun().offer()).tick();
                ask(new Actor.Student(ADA), new Command.DeclineChallenge(), tick);
            }
        }
    }

    private void workAtTheBench(Ending ending) {
        TrackId track = state.setting().tracks().getFirst();
        RoundState round = state.round();
        SortedMap<KnobId, Long> par = round.trackRound(track).par(round.conditions(track)).values();
        if (ending == Ending.PACING) {
            asStudent(new Command.RunWhatIf(par));
            return;
        }
        if (ending == Ending.SILENCE) {
            ask(new Actor.Newcomer("other"), new Command.Join("Ben"), 0);
        }
        asStudent(new Command.Adopt(par));
        asStudent(new Command.Propose(1));
    }

    /** Of the first round that has one, the live run before it skipped. */
    private void playToTheSecondVote() {
        play(Phase.LIVE, "45");
        ask(new Actor.Host(), new Command.Advance(), 0);
        Moment later = new Moment(Undoable.OPEN_MILLIS, 0);
        Command over = new Command.PhaseExpired(state.instance());
        take(Game.decide(state, new Actor.Loop(), state.instance(), over, later));
        while (state.phase() != Phase.REVOTE) {
            ask(new Actor.Host(), new Command.Advance(), 0);
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
