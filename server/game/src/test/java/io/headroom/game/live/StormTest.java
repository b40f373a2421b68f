package io.headroom.game.live;

import static io.headroom.game.Games.HOST;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.SmallScenario;
import io.headroom.game.chance.Seeds;
import io.headroom.game.command.Command;
import io.headroom.game.event.Band;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.BurstInjected;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TrackId;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.Spell;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.view.ViewParts;
import io.headroom.game.view.Views;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.measure.Measurement;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Every scored run has weather, the same for all, and one that went beyond it does not count. */
class StormTest {
    private static Band burst(GameState state, TrackId track) {
        return state.round().liveRun().weather(track).stream()
                .filter(band -> band.kind() == Spell.Kind.BURST)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void weather_ofARun_isDrawnWithinTheLimits_andIsTheSameOnAllTracks() {
        List<Integer> ticks = new ArrayList<>();
        for (long seed = 0; seed < 8; seed++) {
            Games games = Games.fresh("by-hand", seed);
            games.join("Ada");
            games.findGhosts();
            while (games.state().phase() != Phase.LIVE) {
                games.next();
            }
            Band cloud = burst(games.state(), SmallScenario.CLOUD);
            assertThat(cloud.tick()).isBetween(18, 27);
            assertThat(cloud.lengthTicks()).isBetween(10, 11);
            assertThat(cloud.strengthPercent()).isEqualTo(150);
            assertThat(burst(games.state(), SmallScenario.EDGE)).isEqualTo(cloud);
            ticks.add(cloud.tick());
        }
        assertThat(ticks.stream().distinct().count()).isGreaterThan(3);
        Games games = Games.inPhase(Phase.LIVE);
        LiveState live = games.state().round().liveRun();
        assertThat(live.weather(SmallScenario.CLOUD)).hasSize(1);
        assertThat(live.weather(SmallScenario.EDGE))
                .contains(new Band(Spell.Kind.FAULT, 42, 6, 100));
    }

    /** The same bits as a simulation by itself that the same is done to. */
    @Test
    void run_ofATeam_meetsTheWeatherOfItsTrackAtItsInstants() {
        GameState state = Games.inPhase(Phase.LIVE).state();
        LiveState live = state.round().liveRun();
        LiveRun run = LiveRun.start(state);
        run.advanceTo(run.lengthTicks());
        // Par is what both teams ride with; ghosts have designs of their own.
        for (int index = 0; index < 2; index++) {
            TrackRound track = state.round().trackRound(run.entrants().get(index).track());
            Planned planned =
                    track.planner()
                            .plan(
                                    state.round().par(track.track()),
                                    state.round().conditions(track.track()),
                                    Weather.ofRun(live.seed()),
                                    track.lengthNanos());
            long seed = Seeds.derive(live.seed(), "traffic/" + track.track().value());
            Simulation alone = Simulation.start(planned.plan(), seed, track.lengthNanos() / 6);
            for (Planned.Timed timed : planned.timetable()) {
                alone.advanceTo(timed.atNanos());
                alone.intervene(timed.intervention());
            }
            alone.advanceTo(track.lengthNanos());
            assertThat(longs(run.measurements().get(index))).isEqualTo(longs(alone.measure()));
        }
    }

    private static List<Long> longs(Measurement measurement) {
        List<Long> longs = new ArrayList<>();
        measurement.forEachLong(longs::add);
        return longs;
    }

    @Test
    void screens_tellWeatherWhenItComes_andNotBefore() {
        GameState state = Games.inPhase(Phase.LIVE).state();
        Band band = burst(state, SmallScenario.CLOUD);
        LiveRun run = LiveRun.start(state);
        assertThat(wall(state, run).bursts()).isEmpty();
        run.advanceTo(band.tick() - 1);
        assertThat(wall(state, run).bursts()).isEmpty();
        assertThat(run.weatherCame(band.tick() - 2)).isFalse();
        run.advanceTo(band.tick());
        assertThat(run.weatherCame(band.tick() - 1)).isTrue();
        assertThat(wall(state, run).bursts())
                .containsExactly(new ViewParts.BurstCard(band.tick(), band.lengthTicks(), 150));
        assertThat(wall(state, run).faults()).isEmpty();
        run.advanceTo(42);
        assertThat(wall(state, run).faults())
                .extracting(ViewParts.FaultCard::track)
                .containsExactly(SmallScenario.EDGE.value());
        assertThat(phone(state, run, 1).faults()).isEmpty();
        assertThat(phone(state, run, 3).faults()).hasSize(1);
        assertThat(phone(state, run, 3).bursts()).hasSize(1);
    }

    private static ViewParts.LiveCard wall(GameState state, LiveRun run) {
        return Objects.requireNonNull(new Views(state, key -> null, 0, run).board(null).live());
    }

    private static ViewParts.LiveCard phone(GameState state, LiveRun run, int seat) {
        return Objects.requireNonNull(
                new Views(state, key -> null, 0, run).seat(new SeatId(seat)).live());
    }

    private static boolean beyond(List<Event> decided) {
        return ((BurstInjected) decided.getFirst()).beyond();
    }

    @Test
    void burst_withinWhatIsPublished_leavesTheRunScored() {
        Games games = Games.inPhase(Phase.LIVE);
        games.liveTick(40);
        assertThat(beyond(games.accept(HOST, new Command.InjectBurst(150, 1)))).isFalse();
        assertThat(games.state().round().liveRun().scored()).isTrue();
    }

    @Test
    void burst_stronger_orOnTopOfTheOther_orTooLong_isBeyond() {
        Games stronger = Games.inPhase(Phase.LIVE);
        stronger.liveTick(40);
        assertThat(beyond(stronger.accept(HOST, new Command.InjectBurst(151, 1)))).isTrue();

        Games onTop = Games.inPhase(Phase.LIVE);
        onTop.liveTick(burst(onTop.state(), SmallScenario.CLOUD).tick() - 5);
        assertThat(beyond(onTop.accept(HOST, new Command.InjectBurst(120, 1)))).isTrue();

        Games longer = Games.inPhase(Phase.LIVE);
        longer.liveTick(burst(longer.state(), SmallScenario.CLOUD).end());
        assertThat(beyond(longer.accept(HOST, new Command.InjectBurst(120, 3)))).isTrue();
    }

    @Test
    void fault_onceMore_isWithinWhereBothLastNoLongerThanIsPublished() {
        Games games = Games.inPhase(Phase.LIVE);
        assertThat(games.accept(HOST, new Command.InjectFault()))
                .containsExactly(new Event.FaultInjected(games.state().instance(), 10, false));
    }

    @Test
    void run_beyondWhatIsPublished_countsForNobody_andSaysSo() {
        Games games = Games.inPhase(Phase.LIVE);
        games.accept(HOST, new Command.InjectBurst(300, 1));
        assertThat(games.state().round().liveRun().scored()).isFalse();
        assertThat(wall(games.state(), LiveRun.start(games.state())).scored()).isFalse();
        games.finishLiveRun();
        assertThat(games.state().round().scores())
                .hasSize(6)
                .allSatisfy(score -> assertThat(score.points()).isZero())
                .extracting(RoundScore::rank)
                .contains(1);
        assertThat(Objects.requireNonNull(games.views().board(null).live()).scored()).isFalse();
        assertThat(games.views().board(null).leaderboard())
                .allSatisfy(card -> assertThat(card.points()).isZero());
    }

    /** What was committed too late is void, and so is what it would have done to the score. */
    @Test
    void burst_thatExpired_leavesTheRunScored() {
        Games games = Games.inPhase(Phase.LIVE);
        games.accept(HOST, new Command.InjectBurst(300, 1));
        games.apply(new Event.Expired(games.state().instance(), 1));
        assertThat(games.state().round().liveRun().scored()).isTrue();
        games.finishLiveRun();
        assertThat(games.state().round().scores())
                .filteredOn(score -> score.entrant().track().equals(SmallScenario.CLOUD))
                .anySatisfy(score -> assertThat(score.points()).isPositive());
    }
}
