package io.headroom.game.rules;

import static io.headroom.game.Games.student;
import static io.headroom.game.Games.team;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Lens;
import io.headroom.game.Phase;
import io.headroom.game.Prediction;
import io.headroom.game.command.Command;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.SeatId;
import io.headroom.game.measure.Spreads;
import io.headroom.game.state.Lenses;
import io.headroom.game.state.RoundState;
import io.headroom.game.view.BenchView;
import io.headroom.game.view.ViewParts;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

/** What a team says before a what-if, watches, and is told when it does not gain. */
class PredictionTest {
    private static void run(
            Games games, int seat, SortedMap<KnobId, Long> configuration, Prediction prediction) {
        games.accept(student(seat), new Command.RunWhatIf(configuration, prediction));
        games.finishWhatIfs();
    }

    private static double p99(Spreads spreads) {
        return Objects.requireNonNull(spreads.figures().get("p99")).mean();
    }

    private static double p99(RoundState round, int place) {
        return p99(
                Objects.requireNonNull(round.bench(team(1)).strip().get(place).result()).storm());
    }

    @Test
    void prediction_ofTheFirstRun_isJudgedAgainstParAndThenAgainstTheLastResult() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        run(games, 1, knobs(4, 10, 2), Prediction.DOWN);
        run(games, 2, knobs(4, 10, 3), Prediction.UP);
        run(games, 2, knobs(4, 20, 3), Prediction.UP);
        RoundState round = games.state().round();
        double par =
                p99(
                        Objects.requireNonNull(
                                round.ghosts(games.state().setting().tracks().get(0)).par()));
        List<ViewParts.WhatIfCard> strip = games.views().seat(new SeatId(1)).strip();
        assertThat(said(strip, 0))
                .isEqualTo(
                        new BenchView.PredictionCard(Prediction.DOWN, null, p99(round, 0) < par));
        assertThat(said(strip, 1))
                .isEqualTo(
                        new BenchView.PredictionCard(
                                Prediction.UP, 1, p99(round, 1) > p99(round, 0)));
        assertThat(said(strip, 2))
                .isEqualTo(
                        new BenchView.PredictionCard(
                                Prediction.UP, 2, p99(round, 2) > p99(round, 1)));
        // One node is overloaded, more nodes and a shorter window are faster.
        assertThat(strip.stream().map(card -> Objects.requireNonNull(card.prediction()).cameTrue()))
                .containsExactly(true, false, true);
        BenchView bench = games.views().seat(new SeatId(2)).bench();
        assertThat(bench.predicted()).isEqualTo(new BenchView.PredictedCard(2, 3));
        assertThat(bench.predictedOwn()).isEqualTo(new BenchView.PredictedCard(1, 2));
    }

    private static BenchView.PredictionCard said(List<ViewParts.WhatIfCard> strip, int place) {
        return Objects.requireNonNull(strip.get(place).prediction());
    }

    @Test
    void prediction_isNotJudged_beforeTheResultNorOfTheSameFigureNorWithoutAWord() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(student(1), new Command.RunWhatIf(knobs(1, 0, 1), Prediction.UP)); // it is par
        assertThat(cameTrue(games, 0)).isNull();
        games.finishWhatIfs();
        assertThat(cameTrue(games, 0)).isNull();
        games.accept(student(1), new Command.RunWhatIf(knobs(2, 0, 1)));
        games.finishWhatIfs();
        assertThat(games.views().seat(new SeatId(1)).strip().get(1).prediction()).isNull();
        assertThat(games.views().seat(new SeatId(1)).bench().predicted())
                .isEqualTo(new BenchView.PredictedCard(0, 0));
    }

    private static @Nullable Object cameTrue(Games games, int place) {
        return said(games.views().seat(new SeatId(1)).strip(), place).cameTrue();
    }

    @Test
    void hint_afterFourResultsWithoutGain_saysWhereTheTimeGoes() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        run(games, 1, knobs(4, 20, 1), Prediction.UP);
        for (long window : new long[] {100, 200}) {
            run(games, 1, knobs(1, window, 1), Prediction.UP);
            assertThat(hint(games)).isNull();
        }
        run(games, 2, knobs(2, 200, 1), Prediction.UP);
        assertThat(hint(games)).isNull();
        run(games, 2, knobs(1, 10, 1), Prediction.UP);
        BenchView.HintCard hint = Objects.requireNonNull(hint(games));
        assertThat(hint.code()).isEqualTo(BenchView.HintCode.TIME_GOES);
        assertThat(hint.measure()).isEqualTo("queue");
        Spreads storm =
                Objects.requireNonNull(games.state().round().bench(team(1)).strip().get(4).result())
                        .storm();
        double whole = 0;
        for (String part :
                Set.of(
                        "judgedForming",
                        "judgedQueue",
                        "judgedTransfer",
                        "judgedService",
                        "judgedRetry")) {
            Spreads.Spread of = storm.figures().get(part);
            whole += of == null ? 0 : of.mean();
        }
        double queue = Objects.requireNonNull(storm.figures().get("judgedQueue")).mean();
        assertThat(hint.percent())
                .isEqualTo((int) Math.round(100 * queue / whole))
                .isBetween(21, 100);
    }

    private static BenchView.@Nullable HintCard hint(Games games) {
        return games.views().seat(new SeatId(1)).bench().hint();
    }

    @Test
    void lenses_inOrderOfTheSeats_moveOnWithEachRound() {
        Games games = Games.fresh("rounds", Games.SEED, 5);
        for (int i = 0; i < 5; i++) {
            games.join("S");
        }
        assertThat(lenses(games)).containsExactly(Lens.values());
        assertThat(Lenses.scribe(games.state(), team(1))).isEqualTo(new SeatId(4));
        games.findGhosts();
        do {
            games.findGhosts();
            games.next();
        } while (games.state().round().number() == 3);
        assertThat(lenses(games))
                .containsExactly(Lens.MONEY, Lens.MEMORY, Lens.SCRIBE, Lens.DRIVER, Lens.TAIL);
        assertThat(Lenses.scribe(games.state(), team(1))).isEqualTo(new SeatId(3));
    }

    private static List<Lens> lenses(Games games) {
        return games.state().roster().seats().keySet().stream()
                .map(seat -> games.views().seat(seat).bench().lens())
                .toList();
    }

    /** A small team has a writer all the same, and not the same one in every round. */
    @Test
    void scribe_ofASmallTeam_changesToo() {
        Games games = Games.fresh("rounds", Games.SEED, 2);
        games.join("A");
        games.join("B");
        assertThat(Lenses.scribe(games.state(), team(1))).isEqualTo(new SeatId(1));
        while (games.state().round().number() == 3) {
            games.findGhosts();
            games.next();
        }
        assertThat(Lenses.scribe(games.state(), team(1))).isEqualTo(new SeatId(2));
        games.accept(Games.HOST, new Command.RemoveSeats(List.of(new SeatId(1), new SeatId(2))));
        assertThat(Lenses.scribe(games.state(), team(1))).isNull();
    }
}
