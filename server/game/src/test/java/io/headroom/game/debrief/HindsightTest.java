package io.headroom.game.debrief;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.LOOP;
import static io.headroom.game.Games.student;
import static io.headroom.game.SmallScenario.CLOUD;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.live.Playback;
import io.headroom.game.live.Rerun;
import io.headroom.game.measure.Figures;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.score.FeaturedPair;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.view.DebriefParts;
import io.headroom.game.view.Views;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What would have been, against what was. */
class HindsightTest {
    /** Team 1 tried two settings, the better second, and rides with what it is told to. */
    private static Games ridingWith(Configuration own) {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(student(1), new Command.RunWhatIf(knobs(1, 0, 2)));
        games.accept(student(1), new Command.RunWhatIf(knobs(4, 20, 2)));
        games.finishWhatIfs();
        games.accept(student(1), new Command.Adopt(own.values()));
        games.submit(1, 1);
        games.next();
        return games;
    }

    private static final Configuration WORSE = new Configuration(knobs(1, 0, 2));
    private static final Configuration BETTER = new Configuration(knobs(4, 20, 2));

    private static void rerunsAreTheResults(GameState state) {
        RoundState round = state.round();
        assertThat(round.results()).hasSize(6);
        for (EntrantResult result : round.results()) {
            Configuration rode =
                    switch (result.entrant()) {
                        case Entrant.Team team ->
                                Objects.requireNonNull(
                                        round.liveRun().configurations().get(team.team()));
                        case Entrant.Frontier ghost -> round.ghosts(ghost.track()).frontier();
                        case Entrant.Overbuild ghost -> round.ghosts(ghost.track()).overbuild();
                        case Entrant.House house -> throw new AssertionError(house);
                    };
            assertThat(Rerun.of(round, result.entrant().track(), rode)).isEqualTo(result.figures());
        }
    }

    @Test
    void rerun_ofWhatRode_isItsResultBitForBit() {
        Games games = ridingWith(WORSE);
        games.liveTick(7);
        games.accept(HOST, new Command.InjectBurst(140, 1));
        games.accept(HOST, new Command.InjectFault());
        games.finishLiveRun();
        rerunsAreTheResults(games.state());
    }

    @Test
    void rerun_ofARunThatWasEndedEarly_isOfWhatWasPlayed() {
        Games games = ridingWith(WORSE);
        games.liveTick(7);
        games.accept(HOST, new Command.InjectBurst(140, 1));
        games.liveTick(33);
        games.accept(HOST, new Command.EndRun());
        games.pass(10_000);
        games.finishLiveRun();
        assertThat(games.state().phase()).isEqualTo(Phase.DEBRIEF);
        rerunsAreTheResults(games.state());
        assertThat(Playback.again(games.state()).recent())
                .allMatch(each -> each.values().size() == 3);
    }

    @Test
    void bestTry_thatWasNotRidden_isWhatATeamWouldHaveEarnedWithIt() {
        Games games = ridingWith(WORSE);
        games.finishLiveRun();
        RoundScore would = Hindsight.of(games.state()).tries().get(new TeamId(1));
        Games other = ridingWith(BETTER);
        other.finishLiveRun();
        Entrant own = new Entrant.Team(new TeamId(1), CLOUD);
        RoundScore did =
                other.state().round().scores().stream()
                        .filter(score -> score.entrant().equals(own))
                        .findFirst()
                        .orElseThrow();
        assertThat(Objects.requireNonNull(would).ranked(did.rank())).isEqualTo(did);
        DebriefParts.TryCard card = best(games);
        assertThat(card.number()).isEqualTo(2);
        assertThat(card.rode()).isFalse();
        assertThat(card.points()).isEqualTo(did.points());
        assertThat(card.adherence()).isEqualTo(did.adherence());
    }

    @Test
    void bestTry_thatWasRidden_saysSo_andIsNotSimulatedAgain() {
        Games games = ridingWith(BETTER);
        games.finishLiveRun();
        assertThat(Hindsight.of(games.state()).tries()).isEmpty();
        assertThat(best(games).rode()).isTrue();
        assertThat(best(games).points()).isNull();
    }

    private static DebriefParts.TryCard best(Games games) {
        var debrief = Objects.requireNonNull(games.viewsOfAll().seat(new SeatId(1)).debrief());
        return Objects.requireNonNull(debrief.best());
    }

    /** Who tried nothing has no card, and a run that nobody was scored in none either. */
    @Test
    void bestTry_withoutTriesOrScores_isNone() {
        Games games = Games.inPhase(Phase.DEBRIEF);
        assertThat(Objects.requireNonNull(games.viewsOfAll().seat(new SeatId(1)).debrief()).best())
                .isNull();
        Games skipped = ridingWith(WORSE);
        skipped.liveTick(20);
        skipped.accept(HOST, new Command.Advance());
        skipped.pass(10_000);
        skipped.accept(LOOP, new Command.PhaseExpired(skipped.state().instance()));
        assertThat(skipped.state().phase()).isEqualTo(Phase.DEBRIEF);
        var debrief = Objects.requireNonNull(skipped.viewsOfAll().seat(new SeatId(1)).debrief());
        assertThat(debrief.best()).isNull();
        assertThat(debrief.settings()).isNull();
        var board = Objects.requireNonNull(skipped.viewsOfAll().board(null).debrief());
        assertThat(board.pair()).isNull();
        assertThat(board.nearest()).isNull();
        assertThat(board.settings()).isEmpty();
        assertThat(board.primary()).hasSize(6);
    }

    @Test
    void playback_playedAgain_isWhatTheRunShowed() {
        Games games = ridingWith(WORSE);
        LiveRun run = LiveRun.start(games.state());
        run.advanceTo(run.lengthTicks());
        Playback seen = Playback.of(run);
        games.finishLiveRun();
        assertThat(Playback.again(games.state())).isEqualTo(seen);
        assertThat(seen.primary()).hasSize(6).allMatch(each -> each.values().size() == 6);
        var views = games.viewsOfAll();
        assertThat(Objects.requireNonNull(views.board(null).live()).recent())
                .isEqualTo(seen.recent());
        var phone = views.seat(new SeatId(1));
        assertThat(Objects.requireNonNull(phone.live()).recent()).hasSize(3);
        assertThat(Objects.requireNonNull(phone.debrief()).primary())
                .containsExactly(
                        seen.primary().get(0), seen.primary().get(2), seen.primary().get(3));
    }

    /** What each knob was worth is measured, not guessed: all of them together are the better. */
    @Test
    void pair_ofARealRun_isToldWithWhatEachKnobWasWorth() {
        Configuration good = new Configuration(knobs(4, 20, 2));
        Configuration bad = asDearAndWorse(riding(good, good).state().round(), good);
        Games games = riding(good, bad);
        RoundState round = games.state().round();
        FeaturedPair pair = Objects.requireNonNull(FeaturedPair.of(round));
        assertThat(pair.worse().configuration()).isEqualTo(bad);
        List<DebriefParts.KnobGapCard> gaps = pair(games.viewsOfAll()).knobs();
        assertThat(gaps)
                .extracting(gap -> new KnobId(gap.knob().knob()))
                .containsExactlyInAnyOrderElementsOf(pair.knobs())
                .hasSizeGreaterThan(1);
        List<Double> turned = new ArrayList<>();
        for (DebriefParts.KnobGapCard gap : gaps) {
            SortedMap<KnobId, Long> values = new TreeMap<>(bad.values());
            values.put(new KnobId(gap.knob().knob()), gap.better());
            turned.add(gap.turned());
            assertThat(gap.turned())
                    .isEqualTo(Rerun.of(round, CLOUD, new Configuration(values)).adherence());
        }
        assertThat(turned).isSortedAccordingTo(Comparator.reverseOrder());
        // Before it is known they stand as they are, the furthest apart first.
        assertThat(pair(games.views()).knobs())
                .extracting(gap -> new KnobId(gap.knob().knob()))
                .isEqualTo(pair.knobs());
    }

    private static DebriefParts.PairCard pair(Views views) {
        return Objects.requireNonNull(Objects.requireNonNull(views.board(null).debrief()).pair());
    }

    /** The first settings that cost the same on the live traffic and fail there. */
    private static Configuration asDearAndWorse(RoundState round, Configuration good) {
        double cost = Rerun.of(round, CLOUD, good).costPerGood();
        for (long batch : new long[] {16, 8, 2, 1}) {
            for (long window : new long[] {200, 100, 50, 0}) {
                for (long nodes = 1; nodes <= 3; nodes++) {
                    Configuration other = new Configuration(knobs(batch, window, nodes));
                    Figures figures = Rerun.of(round, CLOUD, other);
                    if (figures.adherence() < .8
                            && Math.abs(figures.costPerGood() / cost - 1) < .04) {
                        return other;
                    }
                }
            }
        }
        throw new AssertionError("no settings are as dear and worse");
    }

    /** Two teams of one track with their settings, at the end of their run. */
    private static Games riding(Configuration first, Configuration third) {
        Games games = Games.fresh("by-hand", Games.SEED, 1);
        for (int student = 1; student <= 4; student++) {
            games.join("Student " + student);
        }
        games.findGhosts();
        while (games.state().phase() != Phase.WORKBENCH) {
            games.next();
        }
        submit(games, 1, first);
        submit(games, 3, third);
        games.next();
        games.finishLiveRun();
        return games;
    }

    private static void submit(Games games, int seat, Configuration configuration) {
        games.accept(student(seat), new Command.Adopt(configuration.values()));
        games.submit(seat, 1);
    }
}
