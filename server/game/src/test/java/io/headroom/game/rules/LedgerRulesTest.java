package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.student;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.RidingSource;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Command;
import io.headroom.game.debrief.RoundLedger;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.replay.Replay;
import io.headroom.game.view.DebriefParts;
import io.headroom.game.view.HostView;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Objects;

/** What students write when the results are told, and what their ledger holds. */
class LedgerRulesTest {
    private static DebriefParts.SeatDebrief phone(Games games, int seat) {
        return Objects.requireNonNull(games.viewsOfAll().seat(new SeatId(seat)).debrief());
    }

    private static DebriefParts.LedgerCard ledger(Games games, int seat) {
        return Objects.requireNonNull(phone(games, seat).ledger());
    }

    @Test
    void sentences_written_areSeenByTheirOwnAndTheInstructor() {
        Games games = Games.inPhase(Phase.DEBRIEF);
        games.accept(student(1), new Command.WriteLedger("  We paid   for sleep. "));
        games.accept(student(2), new Command.WriteExit("Leave room."));
        assertThat(ledger(games, 1).sentence()).isEqualTo("We paid for sleep.");
        assertThat(ledger(games, 2).sentence()).isEqualTo("We paid for sleep.");
        assertThat(ledger(games, 3).sentence()).isNull();
        assertThat(phone(games, 2).exit()).isEqualTo("Leave room.");
        assertThat(phone(games, 1).exit()).isNull();
        assertThat(games.views().host(null).ledgers())
                .containsExactly(new HostView.LedgerRow(1, "We paid for sleep."));
        assertThat(games.views().host(null).seats())
                .extracting(HostView.SeatRow::exit)
                .containsExactly(null, "Leave room.", null, null);
        games.accept(student(2), new Command.WriteExit("Leave more room."));
        assertThat(phone(games, 2).exit()).isEqualTo("Leave more room.");
    }

    /** The log holds keys: who asks to be forgotten is, and the digest stays. */
    @Test
    void sentences_changeNeitherTheGameNorItsDigest_andCanBeErased() {
        Games games = Games.inPhase(Phase.FINISHED);
        String digest = Replay.digest(games.logged());
        var before = games.state();
        games.accept(student(2), new Command.WriteExit("Ada was right."));
        games.accept(student(2), new Command.WriteLedger("So was Ben."));
        assertThat(games.state()).isEqualTo(before);
        assertThat(Replay.digest(games.logged())).isEqualTo(digest);
        assertThat(Replay.replay(SmallScenario.SCENARIO, games.logged()).mismatches()).isEmpty();
        assertThat(games.log().toString()).doesNotContain("right", "So was");
        games.erase(RoundLedger.exit(new SeatId(2)));
        assertThat(phone(games, 2).exit()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "two\nlines", "turned \u202e around"})
    void sentence_thatCannotBeShown_isRefused(String typed) {
        Games games = Games.inPhase(Phase.DEBRIEF);
        games.refuse(student(1), new Command.WriteExit(typed), RefusalCode.SENTENCE_INVALID);
        games.refuse(student(1), new Command.WriteLedger(typed), RefusalCode.SENTENCE_INVALID);
    }

    @Test
    void sentence_mayHave140Characters_alsoOfThoseThatAreTwoUnits() {
        Games games = Games.inPhase(Phase.DEBRIEF);
        games.accept(student(1), new Command.WriteExit("\ud83e\udd73".repeat(140)));
        games.refuse(
                student(1), new Command.WriteExit("x".repeat(141)), RefusalCode.SENTENCE_INVALID);
        games.refuse(HOST, new Command.WriteExit("x"), RefusalCode.STUDENT_ONLY);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOBBY", "BRIEF", "LOCK", "WORKBENCH", "LIVE"})
    void sentence_beforeTheDebrief_isTooEarly(Phase phase) {
        Games games = Games.inPhase(phase);
        games.refuse(student(1), new Command.WriteExit("x"), RefusalCode.WRONG_PHASE);
        games.refuse(student(1), new Command.WriteLedger("x"), RefusalCode.WRONG_PHASE);
    }

    @Test
    void ledger_tellsWhereTheDecisionCameFrom_andWhatWasRejected() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(student(1), new Command.RunWhatIf(knobs(1, 0, 2)));
        games.accept(student(1), new Command.RunWhatIf(knobs(4, 20, 2)));
        games.finishWhatIfs();
        games.accept(student(1), new Command.Adopt(knobs(1, 0, 2)));
        games.submit(1, 1);
        games.next();
        games.next();
        DebriefParts.LedgerCard card = ledger(games, 1);
        assertThat(card.source()).isEqualTo(RidingSource.CONFIRMED);
        assertThat(card.rejected()).isEqualTo(2);
        assertThat(ledger(games, 3).source()).isEqualTo(RidingSource.PAR);
        assertThat(ledger(games, 3).rejected()).isNull();
        assertThat(ledger(games, 3).question()).isEqualTo(RoundLedger.Question.BROKEN);
        RoundLedger of =
                Objects.requireNonNull(
                        RoundLedger.of(
                                games.state().round(),
                                Objects.requireNonNull(
                                        games.state().roster().teams().get(new TeamId(1)))));
        assertThat(card.points()).isEqualTo(of.score().points());
        assertThat(of.costTimes()).isGreaterThan(1);
    }

    @Test
    void ledger_ofATeamThatSubmittedNothing_isItsBestTry() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(student(1), new Command.RunWhatIf(knobs(4, 20, 2)));
        games.accept(student(1), new Command.RunWhatIf(knobs(1, 0, 2)));
        games.finishWhatIfs();
        games.next();
        games.next();
        assertThat(ledger(games, 1).source()).isEqualTo(RidingSource.BEST_WHAT_IF);
        assertThat(ledger(games, 1).rejected()).isEqualTo(2);
    }
}
