package io.headroom.game.score;

import static io.headroom.game.Games.student;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Command;
import io.headroom.game.id.TeamId;
import io.headroom.game.measure.Figures;
import io.headroom.game.result.Anchors;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.result.RoundScore;
import io.headroom.game.result.Terms;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ScoringTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    /** That of the worked table. */
    private static final Anchors STORM = new Anchors(.90, .99, .975, .50, 1.50);

    /** The worked table of the game's design: floor .90, target .99, a storm with A_F .975. */
    @ParameterizedTest
    @CsvSource({
        "overbuilder, .985, 1.50, 600",
        "careful, .973, .90, 772",
        "good, .970, .65, 863",
        "frontier, .975, .50, 1000",
        "lean, .955, .48, 811",
        "starver, .905, .40, 339",
        "par, .62, .60, 105"
    })
    void points_ofTheWorkedTable_areThoseOfTheDesign(
            String who, double adherence, double cost, int points) {
        Terms terms = STORM.terms(adherence, cost);
        assertThat(terms.wholePoints()).as(who).isEqualTo(points);
        assertThat(whole(terms, 0).sum()).as(who).isEqualTo(points);
    }

    private static WholePoints whole(Terms terms, double lock) {
        return WholePoints.of(terms.exactSlo(), terms.exactThrift(), lock, terms.exactBonus(), 0);
    }

    /**
     * Runs of all kinds: easy, cruel, one that F hardly survives, one without a range of prices.
     */
    private static final List<Anchors> RUNS =
            List.of(
                    STORM,
                    new Anchors(.65, .98, .9999, 3, 8),
                    new Anchors(.80, .97, .40, .2, .7),
                    new Anchors(.50, .99, .30, 2, 6),
                    new Anchors(.85, .965, .96, 2, 1),
                    new Anchors(.85, .965, 0, NEVER, NEVER));

    @Test
    void points_neverFallWithMoreGoodUnitsOrALowerPrice() {
        for (Anchors run : RUNS) {
            for (double cost = .05; cost < 12; cost *= 1.07) {
                for (double adherence = 0; adherence < .999; adherence += .003) {
                    double points = run.terms(adherence, cost).exactPoints();
                    assertThat(run.terms(adherence + .003, cost).exactPoints())
                            .isGreaterThanOrEqualTo(points);
                    assertThat(run.terms(adherence, cost / 1.07).exactPoints())
                            .isGreaterThanOrEqualTo(points);
                }
            }
        }
    }

    /** All but the bonus, which is for those only who meet the bar. */
    @Test
    void points_changeLittleWithLittle() {
        double little = 1e-6;
        for (Anchors run : RUNS.subList(0, 4)) {
            double steepest = 1_000 / Math.min(run.target() - run.floor(), .01);
            for (double cost = .05; cost < 12; cost *= 1.07) {
                for (double adherence = 0; adherence < 1; adherence += .00097) {
                    Terms here = run.terms(adherence, cost);
                    Terms there = run.terms(adherence + little, cost * (1 + little));
                    assertThat(here.exactSlo() + here.exactThrift())
                            .isCloseTo(
                                    there.exactSlo() + there.exactThrift(),
                                    within(steepest * little));
                }
            }
        }
    }

    @Test
    void terms_areAtMostTheirMaximum_andTheBonusIsForThoseAtTheBar() {
        for (Anchors run : RUNS) {
            for (double cost = .01; cost < 12; cost *= 1.07) {
                for (double adherence = 0; adherence <= 1; adherence += .01) {
                    Terms terms = run.terms(adherence, cost);
                    assertThat(terms.exactSlo()).isBetween(0.0, 600.0);
                    assertThat(terms.exactThrift()).isBetween(0.0, 400.0);
                    assertThat(terms.exactBonus()).isBetween(0.0, 40.0 + 1e-9);
                    assertThat(terms.exactBonus() > 0 && adherence < run.bar()).isFalse();
                }
            }
        }
        assertThat(STORM.terms(.975, .3).exactBonus()).isCloseTo(40, within(1e-9));
        assertThat(STORM.terms(.9749, .3).exactBonus()).isZero();
    }

    /** Below the floor a slope: a quarter of the points for the objective, in proportion. */
    @Test
    void points_belowTheFloor_areInProportionToAdherence() {
        assertThat(STORM.knee()).isCloseTo(.885, within(1e-12));
        for (double share : new double[] {0, .1, .5, 1}) {
            assertThat(STORM.terms(.885 * share, .5).exactPoints())
                    .isCloseTo(150 * share, within(1e-6));
        }
    }

    @Test
    void wholePoints_ofAnyTerms_addUpAndAreOffByLessThanOne() {
        for (int i = 0; i < 1_000; i++) {
            double slo = 0.6 * i + i / 7.0;
            double thrift = i / 3.0;
            double lock = i / 41.0;
            double bonus = i / 29.0;
            double challenge = i / 31.0 - 12;
            WholePoints points = WholePoints.of(slo, thrift, lock, bonus, challenge);
            assertThat(points.sum())
                    .isEqualTo((int) Math.floor(slo + thrift + lock + bonus + challenge + 0.5));
            assertThat((double) points.challenge()).isCloseTo(challenge, within(1.0));
            assertThat((double) points.slo()).isCloseTo(slo, within(1.0));
            assertThat((double) points.thrift()).isCloseTo(thrift, within(1.0));
            assertThat((double) points.lock()).isCloseTo(lock, within(1.0));
            assertThat((double) points.bonus()).isCloseTo(bonus, within(1.0));
        }
    }

    @Test
    void thrift_withoutAPriceRange_isOneForThoseAsCheapAsTheFrontier() {
        Anchors upsideDown = new Anchors(.90, .99, .99, 1.5, 1.0);
        assertThat(upsideDown.terms(.99, 1.5).thrift()).isEqualTo(1);
        assertThat(upsideDown.terms(.99, 1.6).thrift()).isZero();
        Anchors noOverbuild = new Anchors(.90, .99, .99, 0.5, NEVER);
        assertThat(noOverbuild.terms(.99, 0.5).thrift()).isEqualTo(1);
    }

    @Test
    void score_whenNobodyServedAnybodyWell_holdsItAgainstNobody() {
        Anchors hopeless = new Anchors(.90, .99, 0, NEVER, NEVER);
        Terms terms = hopeless.terms(0, NEVER);
        assertThat(terms.wholePoints()).isEqualTo(600);
    }

    @Test
    void score_ofASystemThatServedNobodyWell_isZero() {
        Anchors calm = new Anchors(.90, .99, .99, .5, 1.5);
        assertThat(calm.terms(0, NEVER).wholePoints()).isZero();
    }

    @Test
    void cheapness_ofASystemThatFailsItsUsers_earnsNothing() {
        Anchors calm = new Anchors(.90, .99, .99, .5, 1.5);
        assertThat(calm.terms(.90, .01).exactPoints()).isEqualTo(150);
        assertThat(calm.terms(.90, 9).exactPoints()).isEqualTo(150);
    }

    /** Whatever is said of the next points holds: exactly, but for what is rounded up. */
    @Test
    void nextStep_takenEitherWay_earnsFiftyPoints() {
        int both = 0;
        for (Anchors run : RUNS.subList(0, 5)) {
            for (double cost = .1; cost < 10; cost *= 1.3) {
                for (double adherence = .02; adherence < 1; adherence += .013) {
                    double before = run.terms(adherence, cost).exactPoints();
                    NextStep step = NextStep.of(run, adherence, cost);
                    double more = or(step.morePercent(), 0) / 100;
                    double less = or(step.cheaperPercent(), 0) / 100;
                    if (step.morePercent() != null) {
                        assertThat(run.terms(adherence + more, cost).exactPoints() - before)
                                .as("%s %s %s", run, adherence, cost)
                                .isGreaterThan(49.999);
                        assertThat(
                                        run.terms(adherence + more - .00101, cost).exactPoints()
                                                - before)
                                .isLessThan(50);
                    }
                    if (step.cheaperPercent() != null) {
                        double tenth = 400 * .00101 / (run.logRange() * (1 - less));
                        assertThat(run.terms(adherence, cost * (1 - less)).exactPoints() - before)
                                .isBetween(49.999, 50 + tenth);
                    }
                    both += step.code() == NextStep.Code.MORE_OR_CHEAPER ? 1 : 0;
                }
            }
        }
        assertThat(both).isGreaterThan(50);
    }

    private static double or(@Nullable Double value, double otherwise) {
        return value == null ? otherwise : value;
    }

    @Test
    void nextStep_nearTheBar_namesBothWays() {
        assertThat(NextStep.of(STORM, .955, .9))
                .isEqualTo(new NextStep(NextStep.Code.MORE_OR_CHEAPER, 50, .8, 16.2));
    }

    @Test
    void nextStep_atTheBestKnown_saysSo() {
        assertThat(NextStep.of(STORM, .985, .44))
                .isEqualTo(new NextStep(NextStep.Code.BEST_KNOWN, 0, null, null));
    }

    /** 50 of the 150 points below the floor are a third of .885. */
    @Test
    void nextStep_ofASystemBelowTheFloor_isOnTheSlope() {
        assertThat(NextStep.of(STORM, .5, NEVER))
                .isEqualTo(new NextStep(NextStep.Code.MORE, 50, 29.5, null));
    }

    @Test
    void ranks_ofEqualPoints_areSharedAndGhostsHaveNone() {
        Games games = Games.inPhase(Phase.LOBBY);
        for (int i = 0; i < 8; i++) {
            games.join("S");
        }
        while (games.state().phase() != Phase.LIVE) {
            games.next();
        }
        List<EntrantResult> results = new ArrayList<>();
        results.add(result(new Entrant.Team(new TeamId(1), SmallScenario.CLOUD), .95, .9));
        results.add(result(new Entrant.Team(new TeamId(3), SmallScenario.CLOUD), .97, .9));
        results.add(result(new Entrant.Team(new TeamId(5), SmallScenario.CLOUD), .97, .9));
        results.add(result(new Entrant.Team(new TeamId(2), SmallScenario.EDGE), .85, 2));
        for (var track : List.of(SmallScenario.CLOUD, SmallScenario.EDGE)) {
            results.add(result(new Entrant.Frontier(track), .98, .5));
            results.add(result(new Entrant.Overbuild(track), .99, 1.5));
        }
        List<RoundScore> scores = Scoring.score(games.state(), results);
        assertThat(scores).extracting(RoundScore::rank).containsExactly(3, 1, 1, 1, 0, 0, 0, 0);
        assertThat(scores.get(4).points()).isEqualTo(1_000);
        assertThat(scores.get(5).points()).isEqualTo(600);
    }

    private static EntrantResult result(Entrant entrant, double adherence, double cost) {
        return new EntrantResult(
                entrant, new Figures(Map.of("adherence", adherence, "costPerGood", cost)));
    }

    @Test
    void lock_ofATeam_isTheMeanOverThoseWhoWereThere() {
        Games games = Games.inPhase(Phase.LOCK);
        int right = SmallScenario.LOCK_ANSWER;
        games.accept(student(1), new Command.AnswerLock(right));
        games.accept(student(2), new Command.AnswerLock(right + 1));
        games.accept(student(3), new Command.AnswerLock(right + 2));
        games.next();
        games.join("Late");
        assertThat(LockScore.of(games.state(), new TeamId(1))).isEqualTo(0.75);
        assertThat(LockScore.of(games.state(), new TeamId(2))).isZero();
        assertThat(LockScore.of(games.state(), new TeamId(3))).isZero();
    }
}
