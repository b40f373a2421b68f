package io.headroom.game.live;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.student;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Command;
import io.headroom.game.event.Event.BurstInjected;
import io.headroom.game.event.Event.FaultInjected;
import io.headroom.game.id.TeamId;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.state.GameState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class LiveRunTest {

    private static Games live() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(student(1), new Command.Adopt(knobs(8, 50, 1)));
        games.accept(student(1), new Command.Submit(1));
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
            cut.readings();
            cut.system(random.nextInt(cut.entrants().size()));
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
        BurstInjected burst = new BurstInjected(games.state().instance(), 24, 10, 200);
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
        assertThat(stormy.results().get(0).offered())
                .isGreaterThan(calm.results().get(0).offered() + 50);
    }

    @Test
    void fault_atItsTick_hurtsEverySystemForItsTime() {
        Games games = live();
        GameState calm = games.state();
        games.apply(new FaultInjected(calm.instance(), 20));
        LiveRun whole = LiveRun.start(calm);
        LiveRun broken = LiveRun.start(games.state());
        whole.advanceTo(20);
        broken.advanceTo(20);
        assertThat(numbers(broken)).isEqualTo(numbers(whole));
        whole.advanceTo(whole.lengthTicks());
        broken.advanceTo(broken.lengthTicks());
        for (int index = 0; index < whole.entrants().size(); index++) {
            assertThat(broken.results().get(index).offered())
                    .as("%s", whole.entrants().get(index))
                    .isEqualTo(whole.results().get(index).offered());
            assertThat(broken.results().get(index).p99Nanos())
                    .as("%s", whole.entrants().get(index))
                    .isGreaterThan(whole.results().get(index).p99Nanos());
        }
    }

    @Test
    void fault_thatANewOwnerFindsInTheLog_isTheOneThatWasInjected() {
        Games games = live();
        LiveRun first = LiveRun.start(games.state());
        first.advanceTo(14);
        FaultInjected fault = new FaultInjected(games.state().instance(), 24);
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
        BurstInjected late = new BurstInjected(games.state().instance(), 4, 10, 200);
        assertThatThrownBy(() -> run.inject(late)).isInstanceOf(IllegalArgumentException.class);
        BurstInjected now = new BurstInjected(games.state().instance(), 5, 10, 200);
        run.inject(now);
        run.advanceTo(run.lengthTicks());
        assertThat(run.results().get(0).offered()).isPositive();
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
        games.accept(student(1), new Command.Submit(1));
        games.next();
        List<EntrantResult> results = uncut(games.state()).results();
        assertThat(results.get(0).offered()).isEqualTo(results.get(2).offered());
        assertThat(results.get(1).offered()).isEqualTo(results.get(3).offered());
        assertThat(results.get(0).offered()).isNotEqualTo(results.get(1).offered());
        // The same configuration on the same track earns exactly the same.
        assertThat(results.get(1).costPerGood()).isEqualTo(results.get(3).costPerGood());
    }

    @Test
    void promise3_booksOfASettledRun_balance() {
        for (EntrantResult result : uncut(liveWithBurst().state()).results()) {
            assertThat(result.completed()).isLessThanOrEqualTo(result.offered());
            assertThat(result.good()).isLessThanOrEqualTo(result.completed());
            assertThat(result.adherence()).isEqualTo((double) result.good() / result.offered());
        }
    }

    @Test
    void run_ofBatchesAndOfPar_showsTheLesson() {
        List<EntrantResult> results = uncut(live().state()).results();
        EntrantResult batching = results.get(0);
        EntrantResult par = results.get(1);
        EntrantResult overbuild = results.get(3);
        // One server carries 45 a second one at a time; 50 come.
        assertThat(par.adherence()).isLessThan(0.8);
        assertThat(batching.adherence()).isGreaterThan(0.9);
        assertThat(batching.meanBatch()).isGreaterThan(2);
        assertThat(overbuild.costPerGood()).isGreaterThan(2 * batching.costPerGood());
    }

    @Test
    void readings_ofARun_areThoseOfTheSamePoints() {
        LiveRun run = LiveRun.start(live().state());
        run.advanceTo(40);
        List<EntrantReading> readings = run.readings();
        assertThat(readings).extracting(EntrantReading::entrant).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(readings.get(2).points()).isEqualTo(1_000);
        assertThat(readings).allMatch(r -> r.adherence() >= 0 && r.adherence() <= 1);
        SystemReading system = run.system(0);
        assertThat(system.arrivalsPerSecond()).isBetween(30.0, 70.0);
        assertThat(system.utilization()).isBetween(0.1, 1.0);
        assertThat(run.simulatedMillis(0)).isEqualTo(60_000);
        assertThat(run.simulatedMillis(1)).isEqualTo(120_000);
    }

    @Test
    void readings_atTheFirstTick_haveNoNumbersOfNothing() {
        LiveRun run = LiveRun.start(live().state());
        assertThat(run.readings())
                .allSatisfy(
                        reading -> {
                            assertThat(reading.costPerGood()).isNull();
                            assertThat(reading.recentP99Millis()).isNull();
                        });
        assertThat(run.system(0).p99Millis()).isNull();
    }

    @Test
    void results_beforeTheEnd_areABug() {
        LiveRun run = LiveRun.start(live().state());
        assertThatThrownBy(run::results).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run.advanceTo(run.lengthTicks() + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
