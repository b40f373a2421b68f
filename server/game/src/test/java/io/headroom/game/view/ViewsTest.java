package io.headroom.game.view;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.student;
import static io.headroom.game.SmallScenario.knobs;
import static io.headroom.game.view.ViewParts.Ghost.FRONTIER;
import static io.headroom.game.view.ViewParts.Ghost.OVERBUILD;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Command;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.result.Anchors;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Setting;
import io.headroom.game.state.WhatIf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class ViewsTest {
    /** What the instructor is told in each phase, once somebody is here. */
    private static final Map<Phase, HostNote> NOTES =
            Map.of(
                    Phase.LOBBY, HostNote.AWAIT_STUDENTS,
                    Phase.BRIEF, HostNote.READ_RIDDLE,
                    Phase.LOCK, HostNote.ANSWER_ALONE,
                    Phase.REVOTE, HostNote.LET_THEM_TALK,
                    Phase.WORKBENCH, HostNote.HELP_AT_BENCHES,
                    Phase.LIVE, HostNote.ANNOUNCE_BURST,
                    Phase.DEBRIEF, HostNote.REVEAL,
                    Phase.FINISHED, HostNote.ASK_WHAT_WAS_LEARNED);

    /** What Ben's team tried, told from every other number by being nobody's ghost and not par. */
    private static final Map<String, Long> SECRET =
            Map.of("batch", 16L, "window", 100L, "nodes", 5L);

    private static Games full(Phase phase) {
        Games games = Games.inPhase(Phase.LOBBY, phase == Phase.REVOTE ? "timed-revote" : "timed");
        while (games.state().phase() != phase) {
            if (games.state().phase() == Phase.LOCK) {
                games.accept(student(1), new Command.AnswerLock(3));
                games.accept(student(3), new Command.AnswerLock(1));
            }
            if (games.state().phase() == Phase.WORKBENCH) {
                games.accept(student(3), new Command.RunWhatIf(knobs(16, 100, 5)));
                games.accept(student(3), new Command.Adopt(knobs(16, 100, 5)));
                games.submit(4, 1);
                games.finishWhatIfs();
            }
            games.next();
        }
        return games;
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void promise4_noView_holdsWhatItsScreenMayNotSee(Phase phase) {
        Games games = full(phase);
        List<Object> seen = new ArrayList<>();
        seen.add(games.views().board(null));
        seen.add(games.views().host(null));
        for (SeatId seat : games.state().roster().seats().keySet()) {
            seen.add(games.views().seat(seat));
        }
        for (Object view : seen) {
            List<Object> leaves = Leaves.of(view);
            assertThat(leaves).as("%s", view).doesNotContainAnyElementsOf(secrets(games));
            if (phase.compareTo(Phase.DEBRIEF) < 0) {
                assertThat(leaves).doesNotContain(SmallScenario.EXPLANATION, SmallScenario.LAW);
            } else {
                assertThat(leaves).contains(SmallScenario.EXPLANATION, SmallScenario.LAW);
            }
        }
    }

    /**
     * Seeds, conditions and token hashes: numbers and texts that no view has another reason for.
     */
    private static List<Object> secrets(Games games) {
        Setting setting = games.state().setting();
        List<Object> secrets = new ArrayList<>();
        secrets.add(setting.seed());
        games.state()
                .rounds()
                .forEach(
                        round ->
                                round.conditions()
                                        .values()
                                        .forEach(c -> secrets.addAll(c.permille().values())));
        games.state().roster().seats().values().forEach(seat -> secrets.add(seat.tokenHash()));
        LiveState live = games.state().round().live();
        if (live != null) {
            secrets.add(live.seed());
        }
        for (WhatIf whatIf : games.state().round().bench(new TeamId(2)).strip()) {
            secrets.add(whatIf.seed());
        }
        return secrets;
    }

    @Test
    void knobs_ofChoices_areShownByTheirNames() {
        assertThat(Games.inPhase(Phase.WORKBENCH).views().seat(new SeatId(1)).knobs())
                .extracting(ViewParts.KnobCard::names)
                .containsExactly(List.of(), List.of(), SmallScenario.NODE_NAMES);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"WORKBENCH", "LIVE", "DEBRIEF"})
    void promise4_configurationsOfATeam_areSeenByItsOwnMembersOnly(Phase phase) {
        Games games = full(phase == Phase.WORKBENCH ? Phase.WORKBENCH : phase);
        if (phase == Phase.WORKBENCH) {
            games.accept(student(3), new Command.RunWhatIf(knobs(16, 100, 5)));
        }
        assertThat(Leaves.of(games.views().seat(new SeatId(3)))).contains(SECRET);
        assertThat(Leaves.of(games.views().seat(new SeatId(4)))).contains(SECRET);
        assertThat(Leaves.of(games.views().seat(new SeatId(1)))).doesNotContain(SECRET);
        assertThat(Leaves.of(games.views().board(null))).doesNotContain(SECRET);
        assertThat(Leaves.of(games.views().host(null))).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void promise4_ghosts_showTheirConfigurationsInTheDebriefOnly(Phase phase) {
        Games games = full(phase);
        Map<String, Long> frontier = Map.of("batch", 4L, "window", 20L, "nodes", 1L);
        boolean told = phase.compareTo(Phase.DEBRIEF) >= 0;
        for (Object view : List.of(games.views().seat(new SeatId(1)), games.views().board(null))) {
            assertThat(Leaves.of(view).contains(frontier)).isEqualTo(told);
        }
    }

    /** What the best known does may answer the lock, so it is told once that is closed. */
    @ParameterizedTest
    @EnumSource(Phase.class)
    void bar_fromTheBenchOn_isWhatTheGhostsOfTheOwnTrackDo(Phase phase) {
        Games games = full(phase);
        ViewParts.BarCard bar = games.views().seat(new SeatId(1)).bar();
        if (phase.compareTo(Phase.WORKBENCH) < 0) {
            assertThat(bar).isNull();
            return;
        }
        Anchors anchors =
                Objects.requireNonNull(games.state().round().ghosts(SmallScenario.CLOUD).anchors());
        assertThat(bar)
                .isEqualTo(
                        new ViewParts.BarCard(
                                anchors.frontierAdherence(),
                                anchors.frontierCost(),
                                anchors.overbuildCost()));
    }

    @Test
    void lock_beforeTheDebrief_showsOnlyTheOwnChoice() {
        Games games = full(Phase.WORKBENCH);
        LockParts.LockCard own = games.views().seat(new SeatId(1)).lock();
        assertThat(own.own()).isEqualTo(3);
        assertThat(own.answered()).isEqualTo(2);
        assertThat(own.histogram()).isNull();
        assertThat(own.answer()).isNull();
        LockParts.LockCard revealed = full(Phase.DEBRIEF).views().board(null).lock();
        assertThat(revealed.histogram()).containsExactly(0, 1, 0, 1);
        assertThat(revealed.answer()).isEqualTo(SmallScenario.LOCK_ANSWER);
        assertThat(revealed.own()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void lock_beforeItIsAsked_tellsNothingOfItsQuestion(Phase phase) {
        Games games = full(phase);
        boolean early = phase == Phase.LOBBY || phase == Phase.BRIEF;
        for (LockParts.LockCard lock :
                List.of(
                        games.views().seat(new SeatId(1)).lock(),
                        games.views().board(null).lock())) {
            assertThat(lock.question().isEmpty()).isEqualTo(early);
            assertThat(lock.opening().isEmpty()).isEqualTo(early);
            assertThat(lock.choices().isEmpty()).isEqualTo(early);
        }
    }

    @Test
    void names_typedTwiceOrErased_areToldApart() {
        Games games = Games.fresh("by-hand", 1);
        for (String name : List.of("Ada", "ada", "Ada 2", "Ada", "Bo", "Cy")) {
            games.join(name);
        }
        games.erase(new TextKey("seat-5-name"));
        games.erase(new TextKey("seat-6-name"));
        assertThat(games.views().host(null).seats())
                .extracting(HostView.SeatRow::name)
                .containsExactly("Ada", "ada 2", "Ada 2 2", "Ada 3", null, null);
    }

    @Test
    void clock_ofAPhase_countsDownInGameTime() {
        Games games = Games.inPhase(Phase.WORKBENCH, "timed");
        games.pass(1_000);
        assertThat(games.views().board(null).clock().remainingMillis()).isEqualTo(2_000);
        games.accept(HOST, Games.extension(games.state(), 5_000));
        assertThat(games.views().board(null).clock().remainingMillis()).isEqualTo(7_000);
        assertThat(games.views().board(null).clock().lengthMillis()).isEqualTo(8_000);
        games.pass(60_000);
        assertThat(games.views().board(null).clock().remainingMillis()).isZero();
        assertThat(Games.inPhase(Phase.WORKBENCH).views().board(null).clock().remainingMillis())
                .isNull();
    }

    @Test
    void clock_ofALiveRun_countsDownInTicks() {
        Games games = Games.inPhase(Phase.LIVE);
        games.liveTick(20);
        assertThat(games.views().board(null).clock().remainingMillis()).isEqualTo(4_000);
    }

    @Test
    void liveCard_namesEntrantsInTheOrderOfTheRun() {
        Games games = Games.inPhase(Phase.LIVE);
        ViewParts.LiveCard card = games.views().board(null).live();
        assertThat(card).isNotNull();
        if (card != null) {
            assertThat(card.entrants()).hasSameSizeAs(LiveRun.entrants(games.state()));
            assertThat(card.entrants())
                    .extracting(ViewParts.EntrantCard::ghost)
                    .containsExactly(null, null, FRONTIER, OVERBUILD, FRONTIER, OVERBUILD);
        }
        ViewParts.LiveCard own = games.views().seat(new SeatId(1)).live();
        assertThat(own).isNotNull();
        if (own != null) {
            assertThat(own.entrants())
                    .extracting(ViewParts.EntrantCard::index)
                    .containsExactly(0, 2, 3);
        }
    }

    @Test
    void leaderboard_afterTheRun_hasTheBestFirstAndNoInfinity() {
        Games games = full(Phase.DEBRIEF);
        List<ViewParts.ScoreCard> board = games.views().board(null).leaderboard();
        assertThat(board).hasSize(6);
        assertThat(board.get(0).points()).isGreaterThanOrEqualTo(1_000);
        assertThat(board).isSortedAccordingTo((a, b) -> Integer.compare(b.points(), a.points()));
        assertThat(games.views().seat(new SeatId(1)).result()).isNotNull();
    }

    /** A screen that comes when the run is over sees it at its end, in ticks and in time. */
    @Test
    void live_whenTheRunIsOver_standsAtItsEnd() {
        Games games = full(Phase.DEBRIEF);
        SeatView view = games.views().seat(new SeatId(1));
        ViewParts.LiveCard live = view.live();
        assertThat(live).isNotNull();
        if (live != null) {
            long simulatedNanos =
                    games.state()
                            .round()
                            .trackRound(new TrackId(view.track().track()))
                            .lengthNanos();
            assertThat(live.tick()).isEqualTo(live.lengthTicks());
            assertThat(live.at()).isEqualTo(simulatedNanos / 1_000_000).isPositive();
        }
    }

    @Test
    void leaderboard_onAPhone_isShortOfItsTrackAndHasItsOwn() {
        Games games = Games.fresh("by-hand", 7);
        for (int student = 1; student <= 40; student++) {
            games.join("Student " + student);
        }
        games.findGhosts();
        while (games.state().phase() != Phase.DEBRIEF) {
            games.next();
        }
        List<ViewParts.ScoreCard> board = games.views().board(null).leaderboard();
        for (SeatId seat : games.state().roster().seats().keySet()) {
            SeatView view = games.views().seat(seat);
            List<ViewParts.ScoreCard> teams =
                    board.stream()
                            .filter(card -> card.track().equals(view.track().track()))
                            .filter(card -> card.ghost() == null)
                            .toList();
            assertThat(teams).hasSizeGreaterThan(6);
            List<ViewParts.ScoreCard> told =
                    view.leaderboard().stream().filter(card -> card.ghost() == null).toList();
            assertThat(told).startsWith(teams.subList(0, 5).toArray(ViewParts.ScoreCard[]::new));
            assertThat(told).hasSizeBetween(5, 6);
            assertThat(told).extracting(ViewParts.ScoreCard::team).contains(view.team().team());
            assertThat(view.leaderboard())
                    .extracting(ViewParts.ScoreCard::ghost)
                    .contains(FRONTIER, OVERBUILD)
                    .hasSize(told.size() + 2);
        }
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void host_inEveryPhase_isToldWhatToSayAndWhatIsNext(Phase phase) {
        Games games = full(phase);
        HostView view = games.views().host(new BoardView.Ending("ff", null));
        assertThat(view.note()).isEqualTo(NOTES.get(phase));
        assertThat(view.ready()).isTrue();
        assertThat(view.board().digest()).isEqualTo("ff");
        assertThat(view.seats()).hasSize(4);
        assertThat(view.next() == null).isEqualTo(phase == Phase.FINISHED);
        if (view.next() != null) {
            if (phase == Phase.DEBRIEF) {
                games.accept(HOST, new Command.Advance());
            } else {
                games.next();
            }
            assertThat(games.state().phase()).isEqualTo(view.next());
            assertThat(games.state().debriefStep()).isEqualTo(view.nextDebrief());
        }
    }
}
