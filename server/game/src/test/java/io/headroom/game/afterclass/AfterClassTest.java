package io.headroom.game.afterclass;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.SmallScenario.CLOUD;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.id.KnobId;
import io.headroom.game.live.Practice;
import io.headroom.game.live.Rerun;
import io.headroom.game.measure.Forecast;
import io.headroom.game.result.Entrant;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.score.Scoring;
import io.headroom.game.state.RoundState;
import io.headroom.game.view.PracticeCards;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tries on a round of which the live run was played, bursts and all. */
class AfterClassTest {
    private static final long SECOND = 4_711;

    private final Games games = played();
    private final RoundState round = games.state().round();

    private static Games played() {
        Games games = Games.inPhase(Phase.LIVE);
        games.liveTick(7);
        games.accept(HOST, new Command.InjectBurst(140, 1));
        games.finishLiveRun();
        return games;
    }

    private static long never() {
        throw new AssertionError("the second seed was drawn for nothing");
    }

    /** All there are, as knobs of a small scenario allow. */
    private List<Configuration> all(TrackRound track) {
        List<SortedMap<KnobId, Long>> found = List.of(new TreeMap<>());
        for (Knob knob : track.knobs()) {
            List<SortedMap<KnobId, Long>> longer = new ArrayList<>();
            for (SortedMap<KnobId, Long> one : found) {
                for (Long value : knob.values()) {
                    SortedMap<KnobId, Long> more = new TreeMap<>(one);
                    more.put(knob.id(), value);
                    longer.add(more);
                }
            }
            found = longer;
        }
        return found.stream().map(Configuration::new).toList();
    }

    @Test
    void rounds_thatWerePlayed_canBeTried() {
        assertThat(AfterClass.rounds(games.state())).containsExactly(round);
        assertThat(AfterClass.tracks(round)).contains(CLOUD);
        assertThat(AfterClass.rounds(Games.inPhase(Phase.WORKBENCH).state())).isEmpty();
    }

    @Test
    void whatIf_isTheSameAsTheClassHad() {
        Configuration par = round.par(CLOUD);

        Forecast tried = AfterClass.whatIf(games.state(), round, CLOUD, par);

        assertThat(tried.storm())
                .isEqualTo(
                        Practice.storms(
                                round.trackRound(CLOUD),
                                round.conditions(CLOUD),
                                par,
                                Practice.seed(games.state(), round, CLOUD)));
    }

    @Test
    void frontier_besideItself_beatsNobody() {
        Configuration frontier = round.ghosts(CLOUD).frontier();

        Attempt attempt = AfterClass.attempt(round, CLOUD, frontier, AfterClassTest::never);

        assertThat(attempt.live().own()).isEqualTo(attempt.live().frontier());
        assertThat(attempt.live().frontier())
                .isEqualTo(Scoring.of(new Entrant.Frontier(CLOUD), round.results()).figures());
        assertThat(attempt.live().points()).isEqualTo(attempt.live().frontierPoints());
        assertThat(attempt.beaten()).isFalse();
    }

    @Test
    void attempt_thatBeatsTheFrontierOfAWeakSearch_countsOnlyWhereItHoldsAgain() {
        RoundState weak = round;
        int beatenOnce = 0;
        for (Configuration one : all(round.trackRound(CLOUD))) {
            if (round.inCalm(CLOUD, one).cannotBe() != null) {
                continue;
            }
            List<Long> drawn = new ArrayList<>();
            Attempt attempt =
                    AfterClass.attempt(
                            weak,
                            CLOUD,
                            one,
                            () -> {
                                drawn.add(SECOND);
                                return SECOND;
                            });
            assertThat(drawn).hasSize(attempt.live().beats() ? 1 : 0);
            Beside again = attempt.again();
            assertThat(again == null).isEqualTo(drawn.isEmpty());
            if (again != null) {
                beatenOnce++;
                assertThat(again.own())
                        .isEqualTo(Rerun.of(round.playedOn(SECOND), CLOUD, one))
                        .isNotEqualTo(attempt.live().own());
                assertThat(attempt.beaten()).isEqualTo(again.beats());
            }
        }
        assertThat(beatenOnce).as("configurations that beat the best known").isPositive();
    }

    @Test
    void secondSeed_changesTrafficAndNothingElse() {
        RoundState other = round.playedOn(SECOND);

        assertThat(other.liveRun().disturbances()).isEqualTo(round.liveRun().disturbances());
        assertThat(other.liveRun().playedTicks()).isEqualTo(round.liveRun().playedTicks());
        assertThat(other.playedOn(round.liveRun().seed())).isEqualTo(round);
    }

    @Test
    void bench_tellsTheGhostsAndNoTeam() {
        var bench = PracticeCards.bench(games.state(), round, CLOUD);

        assertThat(bench.frontier()).hasSameSizeAs(round.ghosts(CLOUD).frontier().values());
        assertThat(bench.best().points())
                .isEqualTo(
                        AfterClass.attempt(
                                        round,
                                        CLOUD,
                                        round.ghosts(CLOUD).frontier(),
                                        AfterClassTest::never)
                                .live()
                                .points());
        assertThat(bench.toString()).doesNotContain(String.valueOf(round.liveRun().seed()));
    }
}
