package io.headroom.game.live;

import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Command;
import io.headroom.game.id.KnobId;
import io.headroom.game.measure.Forecast;
import io.headroom.game.measure.Spreads;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;
import io.headroom.game.state.RoundState;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

class PracticeTest {
    private static final RoundState ROUND = Games.fresh("by-hand", 3).state().round();
    private static final TrackRound CLOUD = ROUND.trackRound(SmallScenario.CLOUD);
    private static final Conditions CONDITIONS = ROUND.conditions(SmallScenario.CLOUD);

    private static Spreads run(long batch, long window, long nodes, long seed) {
        return Practice.storms(
                CLOUD, CONDITIONS, new Configuration(knobs(batch, window, nodes)), seed);
    }

    private static Spreads.Spread of(Spreads result, String name) {
        return Objects.requireNonNull(result.figures().get(name), name);
    }

    @Test
    void whatIf_ofTheSameConfigurationAndSeed_isTheSame() {
        assertThat(run(4, 20, 1, 7)).isEqualTo(run(4, 20, 1, 7));
        assertThat(run(4, 20, 1, 7)).isNotEqualTo(run(4, 20, 1, 8));
    }

    @Test
    void range_ofFiveReplications_holdsTheMean() {
        Spreads result = run(4, 20, 1, 7);
        assertThat(result.replications()).isEqualTo(5);
        assertThat(of(result, "p99").mean())
                .isBetween(of(result, "p99").low(), of(result, "p99").high());
        assertThat(of(result, "p99").low()).isLessThan(of(result, "p99").high());
    }

    @Test
    void longerWindow_atTheSameBatch_isPaidByTheFirst() {
        Spreads quick = run(16, 20, 1, 7);
        Spreads patient = run(16, 200, 1, 7);
        assertThat(of(patient, "forming").mean()).isGreaterThan(of(quick, "forming").mean());
        assertThat(of(patient, "meanBatch").mean()).isGreaterThan(of(quick, "meanBatch").mean());
        assertThat(patient.adherence()).isLessThan(quick.adherence());
    }

    @Test
    void whatIf_ofADesign_predictsTheLiveRunInItsStorm() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(Games.student(1), new Command.Adopt(knobs(8, 20, 1)));
        games.submit(1, 1);
        games.accept(Games.student(1), new Command.RunWhatIf(knobs(8, 20, 1)));
        games.finishWhatIfs();
        Forecast predicted =
                Objects.requireNonNull(
                        games.state().round().bench(Games.team(1)).strip().get(0).result());
        games.next();
        games.finishLiveRun();
        double adherence = games.state().round().results().get(0).figures().adherence();
        assertThat(adherence).isCloseTo(predicted.storm().adherence(), within(0.05));
    }

    /** The same arrivals outside of the burst, and more in it. */
    @Test
    void whatIf_inBothWeathers_isBetterInTheCalm() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(Games.student(1), new Command.RunWhatIf(knobs(2, 20, 1)));
        games.finishWhatIfs();
        Forecast both =
                Objects.requireNonNull(
                        games.state().round().bench(Games.team(1)).strip().get(0).result());
        Spreads calm = Objects.requireNonNull(both.calm());
        assertThat(calm.replications()).isEqualTo(5);
        assertThat(both.storm().replications()).isEqualTo(5);
        assertThat(calm.adherence()).isGreaterThan(both.storm().adherence());
    }

    @Test
    void storms_ofReplications_differ_andThoseOfOneAreTheSameForAllDesigns() {
        Weather first = Weather.ofRun(Practice.seed(7, 0));
        assertThat(first).isEqualTo(Weather.ofRun(Practice.seed(7, 0)));
        List<Double> begins = new ArrayList<>();
        for (int index = 0; index < Practice.REPLICATIONS; index++) {
            Weather storm = Weather.ofRun(Practice.seed(7, index));
            begins.add(begin(storm, knobs(4, 20, 1)));
            assertThat(begin(storm, knobs(8, 50, 3))).isEqualTo(begins.getLast());
        }
        assertThat(begins).allSatisfy(at -> assertThat(at).isBetween(.3, .45));
        // Of thousandths two may be the same.
        assertThat(begins.stream().distinct().count()).isGreaterThanOrEqualTo(4);
    }

    private static double begin(Weather storm, SortedMap<KnobId, Long> knobs) {
        return CLOUD.planner()
                .plan(new Configuration(knobs), CONDITIONS, storm, 1_000_000_000)
                .spells()
                .getFirst()
                .from();
    }
}
