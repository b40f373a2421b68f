package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.LOOP;
import static io.headroom.game.Games.student;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.GameEnded;
import io.headroom.game.event.Event.GhostsChosen;
import io.headroom.game.event.Event.LiveRunStarted;
import io.headroom.game.event.Event.PhaseStarted;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;

import org.junit.jupiter.api.Test;

import java.util.List;

class ClockRulesTest {

    private static Command.PhaseExpired expired(Games games) {
        return new Command.PhaseExpired(games.state().instance());
    }

    @Test
    void phases_byDeadline_followOneAnother() {
        Games games = Games.inPhase(Phase.BRIEF, "timed");
        for (long length : new long[] {1_000, 2_000, 3_000}) {
            assertThat(games.state().deadlineGameMillis())
                    .isEqualTo(games.now().gameMillis() + length);
            games.pass(length - 1);
            assertThat(games.accept(LOOP, expired(games))).isEmpty();
            games.pass(1);
            assertThat(games.accept(LOOP, expired(games))).isNotEmpty();
        }
        assertThat(games.state().phase()).isEqualTo(Phase.LIVE);
        assertThat(games.state().deadlineGameMillis()).isNull();
        games.pass(1_000_000);
        assertThat(games.accept(LOOP, expired(games))).isEmpty();
        games.finishLiveRun();
        for (long length : new long[] {1_200, 800, 800}) {
            games.pass(length - 1);
            assertThat(games.accept(LOOP, expired(games))).isEmpty();
            games.pass(1);
            assertThat(games.accept(LOOP, expired(games)))
                    .hasExactlyElementsOfTypes(PhaseStarted.class);
            assertThat(games.state().phase()).isEqualTo(Phase.DEBRIEF);
        }
        games.pass(1_200);
        assertThat(games.accept(LOOP, expired(games)))
                .hasExactlyElementsOfTypes(PhaseStarted.class, GameEnded.class);
        assertThat(games.state().phase()).isEqualTo(Phase.FINISHED);
    }

    @Test
    void timer_ofAnOlderPhase_changesNothing() {
        Games games = Games.inPhase(Phase.BRIEF, "timed");
        Command.PhaseExpired old = expired(games);
        games.next();
        games.pass(1_000_000);
        assertThat(games.accept(LOOP, old)).isEmpty();
        assertThat(games.state().phase()).isEqualTo(Phase.LOCK);
    }

    @Test
    void deadline_extended_moves() {
        Games games = Games.inPhase(Phase.WORKBENCH, "timed");
        games.accept(HOST, new Command.Extend(10_000, 3_000));
        games.pass(3_000);
        assertThat(games.accept(LOOP, expired(games))).isEmpty();
        games.pass(10_000);
        assertThat(games.accept(LOOP, expired(games))).isNotEmpty();
    }

    @Test
    void extension_thatMakesNoSense_isRefused() {
        Games timed = Games.inPhase(Phase.WORKBENCH, "timed");
        timed.refuse(HOST, new Command.Extend(999, 3_000), RefusalCode.TIME_INVALID);
        timed.refuse(HOST, new Command.Extend(600_001, 3_000), RefusalCode.TIME_INVALID);
        timed.refuse(
                HOST,
                new PhaseInstance(1),
                new Command.Extend(1_000, 3_000),
                RefusalCode.PHASE_OVER);
        Games byHand = Games.inPhase(Phase.WORKBENCH);
        byHand.refuse(HOST, new Command.Extend(1_000, 0), RefusalCode.NO_DEADLINE);
        Games live = Games.inPhase(Phase.LIVE, "timed");
        live.refuse(HOST, new Command.Extend(1_000, 3_000), RefusalCode.NO_DEADLINE);
    }

    @Test
    void extension_pressedOnTwoConsolesAtOnce_isOne() {
        Games games = Games.inPhase(Phase.WORKBENCH, "timed");
        Command seen = Games.extension(games.state(), 60_000);
        games.accept(HOST, seen);
        games.refuse(HOST, seen, RefusalCode.TIME_MOVED);
        assertThat(games.state().clock().extendedMillis()).isEqualTo(60_000);
    }

    @Test
    void everythingThatMovesThePhases_pressedOnTwoConsolesAtOnce_isDoneOnce() {
        for (Command twice :
                List.of(
                        new Command.Advance(),
                        new Command.Back(),
                        new Command.Undo(3),
                        new Command.EndGame())) {
            Games games = Games.inPhase(Phase.WORKBENCH, "timed");
            PhaseInstance seen = games.state().instance();
            games.ask(HOST, seen, twice);
            int events = games.log().size();
            assertThat(games.state().instance()).as("%s", twice).isNotEqualTo(seen);
            RefusalCode code =
                    twice instanceof Command.EndGame
                            ? RefusalCode.GAME_OVER
                            : RefusalCode.PHASE_OVER;
            games.refuse(HOST, seen, twice, code);
            assertThat(games.log()).hasSize(events);
        }
    }

    @Test
    void advance_tappedTwice_advancesOnce() {
        Games games = Games.inPhase(Phase.BRIEF);
        PhaseInstance seen = games.state().instance();
        games.ask(HOST, seen, new Command.Advance());
        games.refuse(HOST, seen, new Command.Advance(), RefusalCode.PHASE_OVER);
        assertThat(games.state().phase()).isEqualTo(Phase.LOCK);
    }

    @Test
    void advance_withNobodyHere_isRefused() {
        Games games = Games.fresh("by-hand", 1);
        games.refuse(HOST, new Command.Advance(), RefusalCode.NOBODY_HERE);
    }

    @Test
    void workbench_withoutGhosts_waitsForThemAndThenStartsAtOnce() {
        Games games = Games.fresh("timed", 1);
        games.join("Ada");
        games.next();
        games.next();
        games.next();
        games.refuse(HOST, new Command.Advance(), RefusalCode.NOT_READY);
        games.pass(5_000);
        assertThat(games.accept(LOOP, expired(games))).isEmpty();
        List<Event> events = games.accept(LOOP, new Command.GhostsFound(2, games.ghosts(2)));
        assertThat(events)
                .hasExactlyElementsOfTypes(
                        GhostsChosen.class, PhaseStarted.class, LiveRunStarted.class);
        assertThat(games.accept(LOOP, new Command.GhostsFound(2, games.ghosts(2)))).isEmpty();
    }

    @Test
    void promise7_theClassGoesOn_pauseResumeSkipRemoveEndEarly() {
        Games games = Games.inPhase(Phase.WORKBENCH, "timed");
        games.accept(HOST, new Command.Pause());
        games.refuse(HOST, new Command.Pause(), RefusalCode.PAUSED);
        games.accept(HOST, new Command.Extend(1_000, 3_000));
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(1))));
        games.pass(60_000);
        assertThat(games.accept(LOOP, expired(games))).isEmpty();
        games.accept(HOST, new Command.Advance());
        assertThat(games.state().phase()).isEqualTo(Phase.LIVE);
        assertThat(games.state().paused()).isTrue();
        games.accept(HOST, new Command.Resume());
        games.refuse(HOST, new Command.Resume(), RefusalCode.NOT_PAUSED);
        games.accept(HOST, new Command.Advance());
        games.pass(10_000);
        games.accept(LOOP, expired(games));
        assertThat(games.state().round().scores()).isEmpty();
        assertThat(games.state().phase()).isEqualTo(Phase.DEBRIEF);
        games.accept(HOST, new Command.EndGame());
        assertThat(games.state().phase()).isEqualTo(Phase.FINISHED);
        games.refuse(HOST, new Command.EndGame(), RefusalCode.GAME_OVER);
        games.refuse(student(2), new Command.Propose(1), RefusalCode.GAME_OVER);
    }

    @Test
    void claim_afterAnOutage_anchorsTheClockAndKeepsThePhase() {
        Games games = Games.inPhase(Phase.WORKBENCH, "timed");
        games.apply(new Event.Claimed(2, "b", 1, 1_500, 0));
        assertThat(games.state().anchorGameMillis()).isEqualTo(1_500);
        assertThat(games.state().epoch()).isEqualTo(2);
        assertThat(games.state().phase()).isEqualTo(Phase.WORKBENCH);
        assertThat(games.state().paused()).isFalse();
    }

    @Test
    void commands_fromTheWrongActor_areRefused() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        Actor newcomer = Games.newcomer("x");
        games.refuse(HOST, new Command.Join("x"), RefusalCode.STUDENT_ONLY);
        games.refuse(LOOP, new Command.Propose(1), RefusalCode.STUDENT_ONLY);
        games.refuse(newcomer, new Command.Propose(1), RefusalCode.NO_SEAT);
        games.refuse(student(77), new Command.Propose(1), RefusalCode.NO_SEAT);
        for (Actor actor : List.of(student(1), newcomer, LOOP)) {
            games.refuse(actor, new Command.Advance(), RefusalCode.HOST_ONLY);
        }
        for (Actor actor : List.of(student(1), newcomer, HOST)) {
            games.refuse(actor, expired(games), RefusalCode.HOST_ONLY);
        }
    }
}
