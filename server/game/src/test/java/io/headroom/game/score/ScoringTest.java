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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ScoringTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    /** The worked table of the game's design: floor .90, target .99, a storm with A_F .975. */
    @ParameterizedTest
    @CsvSource({
        "overbuilder, .985, 1.50, 600",
        "careful, .973, .90, 769",
        "good, .970, .65, 854",
        "frontier, .975, .50, 1000",
        "lean, .955, .48, 789",
        "starver, .905, .40, 231",
        "par, .62, .60, 0"
    })
    void points_ofTheWorkedTable_areThoseOfTheDesign(
            String who, double adherence, double cost, int points) {
        Anchors storm = new Anchors(.90, .99, .975, .50, 1.50);
        Terms terms = storm.terms(adherence, cost);
        assertThat(terms.wholePoints()).as(who).isEqualTo(points);
        assertThat(WholePoints.of(terms.exactSlo(), terms.exactThrift(), 0).sum())
                .as(who)
                .isEqualTo(points);
    }

    @Test
    void wholePoints_ofAnyTerms_addUpAndAreOffByLessThanOne() {
        for (int i = 0; i < 1_000; i++) {
            double slo = 0.6 * i + i / 7.0;
            double thrift = i / 3.0;
            double lock = i / 41.0;
            WholePoints points = WholePoints.of(slo, thrift, lock);
            assertThat(points.sum()).isEqualTo((int) Math.floor(slo + thrift + lock + 0.5));
            assertThat((double) points.slo()).isCloseTo(slo, within(1.0));
            assertThat((double) points.thrift()).isCloseTo(thrift, within(1.0));
            assertThat((double) points.lock()).isCloseTo(lock, within(1.0));
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
        assertThat(calm.terms(.90, .01).wholePoints()).isZero();
    }

    @Test
    void nextStep_takenEitherWay_earnsFiftyPoints() {
        Anchors anchors = new Anchors(.90, .99, .975, .50, 1.50);
        assertThat(NextStep.of(anchors, .955, .9))
                .isEqualTo(new NextStep(NextStep.Code.MORE_OR_CHEAPER, 50, .6, 16.2));
        double before = anchors.terms(.955, .9).exactPoints();
        assertThat(anchors.terms(.961, .9).exactPoints() - before).isBetween(50.0, 58.0);
        assertThat(anchors.terms(.955, .9 * (1 - .162)).exactPoints() - before)
                .isBetween(50.0, 51.0);
    }

    @Test
    void nextStep_atTheBestKnown_saysSo() {
        Anchors anchors = new Anchors(.90, .99, .975, .50, 1.50);
        assertThat(NextStep.of(anchors, .985, .44))
                .isEqualTo(new NextStep(NextStep.Code.BEST_KNOWN, 0, null, null));
    }

    @Test
    void nextStep_ofASystemBelowTheFloor_namesTheUsersToo() {
        Anchors anchors = new Anchors(.90, .99, .975, .50, 1.50);
        assertThat(NextStep.of(anchors, .5, NEVER))
                .isEqualTo(new NextStep(NextStep.Code.MORE, 50, 39.3, null));
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
