package io.headroom.game.live;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.student;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Command;
import io.headroom.game.event.Event.BurstInjected;
import io.headroom.game.event.Event.FaultInjected;
import io.headroom.game.id.TeamId;
import io.headroom.game.measure.Instruments;
import io.headroom.game.measure.Measure;
import io.headroom.game.measure.Measures;
import io.headroom.game.measure.Numbers;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Team;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

class LiveRunTest {

    private static Games live() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(student(1), new Command.Adopt(knobs(8, 50, 1)));
        games.submit(1, 1);
        games.next();
        return games;
    }

    private static Games liveWithBurst() {
        Games games = live();
        games.liveTick(10);
        games.accept(HOST, new Command.InjectBurst(250, 2));
        return games;
    }

    private static List<Long> numbers(LiveRun run) {
        List<Long> numbers = new ArrayList<>();
        run.measurements().forEach(each -> each.forEachLong(numbers::add));
        return numbers;
    }

    private static Team team(GameState state, int seat) {
        return Objects.requireNonNull(state.roster().teams().get(Games.team(seat)));
    }

    private static LiveRun uncut(GameState state) {
        LiveRun run = LiveRun.start(state);
        run.advanceTo(run.lengthTicks());
        return run;
    }

    @Test
    void entrants_areTeamsThenTheGhostsOfTheirTracks() {
        assertThat(LiveRun.start(live().state()).entrants())
                .containsExactly(
                        new Entrant.Team(new TeamId(1), SmallScenario.CLOUD),
                        new Entrant.Team(new TeamId(2), SmallScenario.EDGE),
                        new Entrant.Frontier(SmallScenario.CLOUD),
                        new Entrant.Overbuild(SmallScenario.CLOUD),
                        new Entrant.Frontier(SmallScenario.EDGE),
                        new Entrant.Overbuild(SmallScenario.EDGE));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void promise2_aRunCutAndReadAtRandomTicks_isTheUncutOne(long seed) {
        GameState state = liveWithBurst().state();
        LiveRun cut = LiveRun.start(state);
        Random random = new Random(seed);
        while (!cut.done()) {
            int step = 1 + random.nextInt(9);
            cut.advanceTo(Math.min(cut.lengthTicks(), cut.tick() + step));
            cut.race(null);
            cut.instruments(team(state, 1 + random.nextInt(2)));
            numbers(cut);
        }
        LiveRun uncut = uncut(state);
        assertThat(numbers(cut)).as("seed %d", seed).isEqualTo(numbers(uncut));
        assertThat(cut.results()).as("seed %d", seed).isEqualTo(uncut.results());
    }

    @Test
    void run_takenOverInTheMiddle_endsAsWithoutTheKill() {
        Games games = live();
        LiveRun first = LiveRun.start(games.state());
        first.advanceTo(14);
        BurstInjected burst = new BurstInjected(games.state().instance(), 24, 10, 200, false);
        games.apply(burst);
        first.inject(burst);
        first.advanceTo(30);
        LiveRun second = LiveRun.start(games.state());
        second.advanceTo(30);
        assertThat(numbers(second)).isEqualTo(numbers(first));
        first.advanceTo(first.lengthTicks());
        second.advanceTo(second.lengthTicks());
        assertThat(second.results()).isEqualTo(first.results());
    }

    @Test
    void burst_atItsTick_bringsMoreTrafficFromThenOn() {
        LiveRun calm = LiveRun.start(live().state());
        LiveRun stormy = LiveRun.start(liveWithBurst().state());
        calm.advanceTo(20);
        stormy.advanceTo(20);
        assertThat(numbers(stormy)).isEqualTo(numbers(calm));
        calm.advanceTo(40);
        stormy.advanceTo(40);
        assertThat(numbers(stormy)).isNotEqualTo(numbers(calm));
        calm.advanceTo(calm.lengthTicks());
        stormy.advanceTo(stormy.lengthTicks());
        assertThat(count(stormy.results().get(0), "offered"))
                .isGreaterThan(count(calm.results().get(0), "offered") + 50);
    }

    @Test
    void fault_atItsTick_hurtsEverySystemForItsTime() {
        Games games = live();
        GameState calm = games.state();
        games.apply(new FaultInjected(calm.instance(), 20, false));
        LiveRun whole = LiveRun.start(calm);
        LiveRun broken = LiveRun.start(games.state());
        whole.advanceTo(20);
        broken.advanceTo(20);
        assertThat(numbers(broken)).isEqualTo(numbers(whole));
        whole.advanceTo(whole.lengthTicks());
        broken.advanceTo(broken.lengthTicks());
        for (int index = 0; index < whole.entrants().size(); index++) {
            assertThat(count(broken.results().get(index), "offered"))
                    .as("%s", whole.entrants().get(index))
                    .isEqualTo(count(whole.results().get(index), "offered"));
            assertThat(count(broken.results().get(index), "p99"))
                    .as("%s", whole.entrants().get(index))
                    .isGreaterThan(count(whole.results().get(index), "p99"));
        }
    }

    @Test
    void fault_thatANewOwnerFindsInTheLog_isTheOneThatWasInjected() {
        Games games = live();
        LiveRun first = LiveRun.start(games.state());
        first.advanceTo(14);
        FaultInjected fault = new FaultInjected(games.state().instance(), 24, false);
        games.apply(fault);
        first.inject(fault);
        first.advanceTo(first.lengthTicks());
        LiveRun second = LiveRun.start(games.state());
        second.advanceTo(second.lengthTicks());
        assertThat(second.results()).isEqualTo(first.results());
    }

    @Test
    void burst_thatTheRunHasPassed_isABug() {
        Games games = live();
        LiveRun run = LiveRun.start(games.state());
        run.advanceTo(5);
        BurstInjected late = new BurstInjected(games.state().instance(), 4, 10, 200, false);
        assertThatThrownBy(() -> run.inject(late)).isInstanceOf(IllegalArgumentException.class);
        BurstInjected now = new BurstInjected(games.state().instance(), 5, 10, 200, false);
        run.inject(now);
        run.advanceTo(run.lengthTicks());
        assertThat(count(run.results().get(0), "offered")).isPositive();
    }

    @Test
    void promise9_teamsOfATrack_meetTheSameArrivals() {
        Games games = Games.inPhase(Phase.LOBBY);
        for (int i = 0; i < 4; i++) {
            games.join("S");
        }
        while (games.state().phase() != Phase.WORKBENCH) {
            games.next();
        }
        games.accept(student(1), new Command.Adopt(knobs(16, 200, 4)));
        games.submit(1, 1);
        games.next();
        List<EntrantResult> results = uncut(games.state()).results();
        assertThat(count(results.get(0), "offered")).isEqualTo(count(results.get(2), "offered"));
        assertThat(count(results.get(1), "offered")).isEqualTo(count(results.get(3), "offered"));
        assertThat(count(results.get(0), "offered")).isNotEqualTo(count(results.get(1), "offered"));
        // The same configuration on the same track earns exactly the same.
        assertThat(results.get(1).figures().costPerGood())
                .isEqualTo(results.get(3).figures().costPerGood());
    }

    @Test
    void promise3_booksOfASettledRun_balance() {
        for (EntrantResult result : uncut(liveWithBurst().state()).results()) {
            assertThat(count(result, "completed")).isLessThanOrEqualTo(count(result, "offered"));
            assertThat(count(result, "good")).isLessThanOrEqualTo(count(result, "completed"));
            assertThat(result.figures().adherence())
                    .isEqualTo(count(result, "good") / count(result, "offered"));
        }
    }

    @Test
    void run_ofBatchesAndOfPar_showsTheLesson() {
        List<EntrantResult> results = uncut(live().state()).results();
        EntrantResult batching = results.get(0);
        EntrantResult par = results.get(1);
        EntrantResult overbuild = results.get(3);
        // One server carries 45 a second one at a time; 50 come.
        assertThat(par.figures().adherence()).isLessThan(0.8);
        assertThat(batching.figures().adherence()).isGreaterThan(0.9);
        assertThat(count(batching, "meanBatch")).isGreaterThan(2);
        assertThat(overbuild.figures().costPerGood())
                .isGreaterThan(2 * batching.figures().costPerGood());
    }

    private static double count(EntrantResult result, String name) {
        return Objects.requireNonNull(result.figures().values().get(name), name);
    }

    @Test
    void race_ofARun_isThatOfTheSamePoints() {
        GameState state = live().state();
        LiveRun run = LiveRun.start(state);
        run.advanceTo(40);
        List<Numbers> race = run.race(null);
        assertThat(race)
                .extracting(row -> row.values().getFirst())
                .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0);
        assertThat(race.get(2).values().get(3)).isEqualTo(1_000);
        assertThat(race)
                .extracting(row -> row.values().get(1))
                .allSatisfy(adherence -> assertThat(adherence).isBetween(0.0, 1.0));
        Team team = team(state, 1);
        // The own team and its track's ghosts.
        assertThat(run.race(team)).containsExactly(race.get(0), race.get(2), race.get(3));
        assertThat(own(run, team, "arrivalsPerSecond")).isBetween(30.0, 70.0);
        assertThat(own(run, team, "utilization")).isBetween(0.1, 1.0);
        assertThat(run.simulatedMillis(team)).isEqualTo(60_000);
        Team other = team(state, 2);
        assertThat(run.simulatedMillis(other)).isEqualTo(120_000);
    }

    private static @Nullable Double own(LiveRun run, Team team, String name) {
        List<Measure> told = Instruments.USUAL.told();
        return run.instruments(team).values().get(told.indexOf(Measures.named(name)));
    }

    @Test
    void readings_atTheFirstTick_haveNoNumbersOfNothing() {
        GameState state = live().state();
        LiveRun run = LiveRun.start(state);
        assertThat(run.race(null)).allSatisfy(row -> assertThat(row.values().get(2)).isNull());
        Team team = team(state, 1);
        assertThat(own(run, team, "p99")).isNull();
        assertThat(run.lastSample(0)).isEqualTo(Numbers.NONE);
    }

    @Test
    void series_howeverTheRunWasAdvanced_areNotedEachSecondAndTheSame() {
        LiveRun whole = LiveRun.start(live().state());
        whole.advanceTo(45);
        LiveRun stepwise = LiveRun.start(live().state());
        for (int tick = 3; tick <= 45; tick += 3) {
            stepwise.advanceTo(tick);
        }
        for (int entrant = 0; entrant < whole.entrants().size(); entrant++) {
            assertThat(whole.series(entrant)).isEqualTo(stepwise.series(entrant)).hasSize(2);
            assertThat(whole.series(entrant).getFirst().values()).hasSize(4).doesNotContainNull();
            List<@Nullable Double> last = new ArrayList<>(whole.lastSample(entrant).values());
            assertThat(last.removeFirst()).isEqualTo(entrant);
            assertThat(last)
                    .isEqualTo(
                            whole.series(entrant).stream()
                                    .map(series -> series.values().getLast())
                                    .toList());
        }
    }

    @Test
    void recent_ofWhomAScreenSees_isTheGoodShareOfTheLastSeconds() {
        GameState state = live().state();
        LiveRun run = LiveRun.start(state);
        assertThat(run.recent(null)).hasSize(6).containsOnly(Numbers.NONE);
        assertThat(run.lastRecent(null).values()).hasSize(6).containsOnlyNulls();
        run.advanceTo(45);
        int series = Instruments.USUAL.series().indexOf(Measures.GOOD_SHARE_OF_ENDED);
        for (int entrant = 0; entrant < 6; entrant++) {
            List<@Nullable Double> shares = run.series(entrant).get(series).values();
            List<@Nullable Double> perMille = run.recent(null).get(entrant).values();
            assertThat(perMille).hasSize(4).doesNotContainNull();
            for (int second = 0; second < 4; second++) {
                double good = Objects.requireNonNull(perMille.get(second));
                double share = Objects.requireNonNull(shares.get(second));
                assertThat(good).isEqualTo(Math.rint(good)).isCloseTo(1_000 * share, within(0.6));
            }
            assertThat(run.lastRecent(null).values().get(entrant)).isEqualTo(perMille.getLast());
        }
        List<Numbers> all = run.recent(null);
        assertThat(run.recent(team(state, 1))).containsExactly(all.get(0), all.get(2), all.get(3));
        assertThat(run.lastRecent(team(state, 1)).values()).hasSize(3);
    }

    /** Whoever begins the run again, as after a take-over, draws the same lines. */
    @Test
    void recent_ofARunThatIsBegunAgain_isTheSame() {
        GameState state = liveWithBurst().state();
        LiveRun whole = uncut(state);
        LiveRun again = LiveRun.start(state);
        for (int tick = 7; tick < again.lengthTicks(); tick += 7) {
            again.advanceTo(tick);
        }
        again.advanceTo(again.lengthTicks());
        assertThat(again.recent(null)).isEqualTo(whole.recent(null));
    }

    @Test
    void results_beforeTheEnd_areABug() {
        LiveRun run = LiveRun.start(live().state());
        assertThatThrownBy(run::results).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run.advanceTo(run.lengthTicks() + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
