package io.headroom.game;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.LOOP;
import static io.headroom.game.Games.student;
import static io.headroom.game.Games.team;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.GhostsChosen;
import io.headroom.game.event.Event.WhatIfStarted;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TrackId;
import io.headroom.game.replay.Replay;
import io.headroom.game.replay.ReplayReport;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.view.LockParts;
import io.headroom.game.view.ViewParts;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** A game of several rounds: 3, then 2, then 5. */
class RoundsTest {
    private static final Command.RunWhatIf TRIED = new Command.RunWhatIf(knobs(8, 20, 1));

    private static Games begun() {
        Games games = Games.fresh("rounds", Games.SEED);
        List.of("Ada", "Ben", "Cleo", "Dan").forEach(games::join);
        return games;
    }

    /** Plays the present round until its debrief: an answer, a what-if, a live run. */
    private static void play(Games games) {
        while (games.state().phase() != Phase.LOCK) {
            games.next();
        }
        games.accept(student(1), new Command.AnswerLock(SmallScenario.LOCK_ANSWER));
        games.next();
        games.accept(student(1), TRIED);
        games.finishWhatIfs();
        games.findGhosts();
        games.next();
        games.next();
    }

    private static Games played(int rounds) {
        Games games = begun();
        for (int i = 0; i < rounds; i++) {
            play(games);
        }
        return games;
    }

    @Test
    void rounds_areWalkedByTheAgenda_eachWithAllItsPhases() {
        Games games = played(3);
        assertThat(games.state().rounds()).extracting(RoundState::number).containsExactly(3, 2, 5);
        games.next();
        assertThat(games.state().phase()).isEqualTo(Phase.FINISHED);
        assertThat(games.state().round().number()).isEqualTo(5);
        List<String> walked = new ArrayList<>();
        for (Event event : games.log()) {
            if (event instanceof Event.PhaseStarted started) {
                walked.add(started.instance().value() + " " + started.phase());
            }
        }
        assertThat(walked)
                .hasSize(25)
                .startsWith("2 BRIEF", "3 LOCK", "4 WORKBENCH", "5 LIVE", "6 DEBRIEF", "7 DEBRIEF")
                .endsWith("25 DEBRIEF", "26 FINISHED");
        games.refuse(HOST, new Command.Advance(), RefusalCode.GAME_OVER);
    }

    @Test
    void round_thatBegins_knowsNothingOfTheOneBefore() {
        Games games = played(1);
        games.next();
        RoundState second = games.state().round();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.lockAnswers()).isEmpty();
        assertThat(second.bench(team(1)).strip()).isEmpty();
        assertThat(games.state().ready(second)).isFalse();
        assertThat(second.conditions()).isNotEqualTo(games.state().round(3).conditions());
        LockParts.LockCard lock = games.views().seat(new SeatId(1)).lock();
        assertThat(lock.own()).isNull();
        assertThat(lock.answer()).isNull();
        assertThat(games.views().board(null).law()).isNull();
        assertThat(games.views().board(null).round()).isEqualTo(2);
        assertThat(games.views().seat(new SeatId(1)).bench().whatIfsLeft()).isEqualTo(10);
        assertThat(games.views().seat(new SeatId(1)).live()).isNull();
        // What was played stands as it was.
        assertThat(games.state().round(3).lockAnswers()).hasSize(1);
        assertThat(games.state().round(3).scores()).isNotEmpty();
    }

    @Test
    void whatIfs_ofAllRounds_haveNumbersAndTrafficOfTheirOwn() {
        Games games = played(3);
        List<WhatIfStarted> spent = new ArrayList<>();
        for (Event event : games.log()) {
            if (event instanceof WhatIfStarted started) {
                spent.add(started);
            }
        }
        assertThat(spent).extracting(started -> started.id().value()).containsExactly(1, 2, 3);
        assertThat(spent).extracting(WhatIfStarted::seed).doesNotHaveDuplicates();
    }

    @Test
    void whatIf_thatIsDoneInTheNextRound_belongsToItsOwn() {
        Games games = played(1);
        games.next();
        games.next();
        games.next();
        games.accept(student(1), TRIED);
        games.findGhosts();
        games.next();
        games.next();
        games.next();
        assertThat(games.state().round().number()).isEqualTo(5);
        assertThat(games.state().whatIfsToRun()).hasSize(1);
        games.finishWhatIfs();
        assertThat(games.state().round(2).bench(team(1)).strip())
                .hasSize(1)
                .allMatch(whatIf -> whatIf.result() != null);
        assertThat(Replay.replay(SmallScenario.SCENARIO, games.logged()).mismatches()).isEmpty();
    }

    @Test
    void ghosts_areSearchedForEachRound_fromTheBenchBeforeItOn() {
        Games games = begun();
        assertThat(toSearch(games)).containsExactly(3);
        games.findGhosts();
        assertThat(toSearch(games)).isEmpty();
        games.next();
        games.next();
        games.next();
        assertThat(toSearch(games)).containsExactly(2);
        games.accept(LOOP, new Command.GhostsFound(2, games.ghosts(2)));
        assertThat(toSearch(games)).isEmpty();
        assertThat(games.state().round().number()).isEqualTo(3);
        assertThat(games.state().ready(games.state().round(2))).isTrue();
        assertThat(games.state().ready(games.state().round(5))).isFalse();
    }

    /** Programs before wrote no anchors; a game of theirs that goes on has them searched. */
    @Test
    void ghosts_ofAnOlderLog_areSearchedAgainForTheirAnchors() {
        Games games = begun();
        SortedMap<TrackId, Ghosts> old = new TreeMap<>();
        games.ghosts(3)
                .forEach(
                        (track, ghosts) ->
                                old.put(track, new Ghosts(ghosts.frontier(), ghosts.overbuild())));
        games.apply(new GhostsChosen(3, old));
        for (int i = 0; i < 3; i++) {
            games.next();
        }
        games.refuse(HOST, new Command.Advance(), RefusalCode.NOT_READY);
        assertThat(toSearch(games)).containsExactly(3, 2);
        games.findGhosts();
        games.next();
        assertThat(games.state().phase()).isEqualTo(Phase.LIVE);
        assertThat(Replay.replay(SmallScenario.SCENARIO, games.logged()).mismatches()).isEmpty();
    }

    private static List<Integer> toSearch(Games games) {
        return games.state().roundsToSearch().stream().map(RoundState::number).toList();
    }

    @Test
    void scores_standForEachRound_andTheLeaderboardSums() {
        Games games = played(2);
        Entrant first = new Entrant.Team(team(1), SmallScenario.CLOUD);
        RoundScore one = scoreOf(games.state().round(3), first);
        RoundScore two = scoreOf(games.state().round(2), first);
        ViewParts.ScoreCard card =
                games.views().board(null).leaderboard().stream()
                        .filter(each -> Objects.equals(each.team(), 1))
                        .findFirst()
                        .orElseThrow();
        // Of the mission's rounds 2, 3 and 5 the agenda begins with the second, then the first.
        assertThat(card.points())
                .isEqualTo((int) Math.floor(1.0 * one.points() + 0.6 * two.points() + 0.5))
                .isPositive();
        assertThat(card.points())
                .isEqualTo(
                        card.sloPoints()
                                + card.thriftPoints()
                                + card.lockPoints()
                                + card.bonusPoints());
        assertThat(card.weight()).isCloseTo(1.6, within(1e-12));
        assertThat(card.roundPoints()).isEqualTo(two.points());
        assertThat(card.adherence()).isEqualTo(two.adherence());
        assertThat(games.views().board(null).leaderboard())
                .extracting(ViewParts.ScoreCard::points)
                .isSortedAccordingTo((a, b) -> b - a);
    }

    /** A game of one round is told on the scale of three. */
    @Test
    void weights_ofAllRoundsOnTheAgenda_sumToThree() {
        Games games = Games.fresh("by-hand", Games.SEED);
        List.of("Ada", "Ben", "Cleo", "Dan").forEach(games::join);
        play(games);
        ViewParts.ScoreCard card =
                games.views().board(null).leaderboard().stream()
                        .filter(each -> Objects.equals(each.team(), 1))
                        .findFirst()
                        .orElseThrow();
        assertThat(card.weight()).isEqualTo(3);
        assertThat(card.points()).isEqualTo(3 * card.roundPoints()).isPositive();
    }

    private static RoundScore scoreOf(RoundState round, Entrant entrant) {
        return round.scores().stream()
                .filter(score -> score.entrant().equals(entrant))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lateJoiner_ofARoundBefore_countsInTheNextLock() {
        Games games = begun();
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(2))));
        while (games.state().phase() != Phase.WORKBENCH) {
            games.next();
        }
        games.join("Eve");
        games.findGhosts();
        games.next();
        games.next();
        games.next();
        assertThat(games.state().roster().members(team(1))).hasSize(2);
        games.next();
        games.accept(student(1), new Command.AnswerLock(SmallScenario.LOCK_ANSWER));
        games.next();
        games.findGhosts();
        games.next();
        games.next();
        Entrant first = new Entrant.Team(team(1), SmallScenario.CLOUD);
        assertThat(scoreOf(games.state().round(3), first).lock()).isZero();
        // Eve was there when the second lock opened, and did not answer.
        assertThat(scoreOf(games.state().round(2), first).lock()).isEqualTo(0.5);
    }

    @Test
    void game_restoredInItsSecondRound_goesOnAsIfNothingWas() {
        Games games = played(1);
        for (int i = 0; i < 3; i++) {
            games.next();
        }
        games.accept(student(1), TRIED);
        GameState restored = GameState.before(SmallScenario.SCENARIO);
        for (Event event : games.log()) {
            restored = Game.apply(restored, event);
        }
        assertThat(restored).isEqualTo(games.state());
        assertThat(restored.round().number()).isEqualTo(2);
        assertThat(restored.whatIfsToRun()).hasSize(1);
        assertThat(restored.whatIfsEver()).isEqualTo(2);
    }

    @Test
    void promise2_replayIsExact_ofSeveralRounds() {
        Games games = played(3);
        games.next();
        ReplayReport report = Replay.replay(SmallScenario.SCENARIO, games.logged());
        assertThat(report.mismatches()).isEmpty();
        assertThat(report.scores().keySet()).containsExactly(2, 3, 5);
        games.state()
                .rounds()
                .forEach(
                        round ->
                                assertThat(report.scores().get(round.number()))
                                        .isEqualTo(round.scores()));
    }

    @Test
    void end_inTheFirstRound_leavesTheOthersUnplayed() {
        Games games = played(1);
        games.accept(HOST, new Command.EndGame());
        assertThat(games.state().phase()).isEqualTo(Phase.FINISHED);
        assertThat(games.state().round().number()).isEqualTo(3);
        assertThat(games.state().roundsToSearch()).isEmpty();
        assertThat(games.views().board(null).leaderboard()).isNotEmpty();
    }

    @Test
    void preset_thatNamesItsRounds_needsThemInTheMission() {
        NewGame asked = new NewGame(9, "rounds", 2, List.of(), 1, "ABC234");
        assertThat(Game.create(SmallScenario.SCENARIO, asked))
                .isInstanceOf(Decision.Accepted.class);
        NewGame missing = new NewGame(9, "by-hand", 2, List.of(), 1, "ABC234");
        assertThat(Game.create(SmallScenario.SCENARIO, missing))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(RefusalCode.NO_SUCH_ROUND));
    }
}
