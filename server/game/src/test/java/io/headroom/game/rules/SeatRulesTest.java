package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.newcomer;
import static io.headroom.game.Games.student;
import static io.headroom.game.Games.team;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Joining;
import io.headroom.game.Phase;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.digest.Sha256;
import io.headroom.game.event.Event;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.SeatToken;
import io.headroom.game.state.Seat;
import io.headroom.game.view.HostView;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What the host does with the seats of students. */
class SeatRulesTest {
    private static final SeatId ADA = new SeatId(1);
    private static final SeatToken TOKEN = new SeatToken("AAECAwQFBgcICQoLDA0ODw");
    private static final String HASH = Sha256.hex(TOKEN.value().getBytes(StandardCharsets.UTF_8));

    private static Command remove(int... seats) {
        return new Command.RemoveSeats(LobbyRulesTest.seats(seats));
    }

    private static Seat seat(Games games, SeatId id) {
        return Objects.requireNonNull(games.state().roster().seats().get(id));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FINISHED")
    void seat_moved_keepsWhatItDidWhereItDidIt(Phase phase) {
        Games games = Games.inPhase(Phase.LOBBY, phase == Phase.REVOTE ? "revote" : "by-hand");
        while (games.state().phase() != phase) {
            games.next();
            if (games.state().phase() == Phase.LOCK) {
                games.accept(student(1), new Command.AnswerLock(1));
            }
            if (games.state().phase() == Phase.WORKBENCH) {
                games.accept(student(1), new Command.RunWhatIf(knobs(8, 20, 2)));
            }
        }
        var before = games.state().round();
        games.accept(HOST, new Command.MoveSeat(ADA, team(2)));
        assertThat(games.state().round()).isEqualTo(before);
        assertThat(games.views().seat(ADA).team().team()).isEqualTo(2);
        assertThat(games.views().seat(ADA).track().track()).isEqualTo("edge-guardian");
        while (games.state().phase() != Phase.FINISHED) {
            games.next();
        }
        assertThat(games.state().round().scores()).isNotEmpty();
    }

    @Test
    void seat_renamed_isCalledThatEverywhereAndNothingOfItIsInTheLog() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(HOST, new Command.RenameSeat(ADA, "  Rumpel  stilz "));
        assertThat(games.views().seat(ADA).name()).isEqualTo("Rumpel stilz");
        assertThat(games.log().toString()).doesNotContain("Rumpel");
        games.refuse(HOST, new Command.RenameSeat(ADA, " "), RefusalCode.NAME_INVALID);
        games.refuse(HOST, new Command.RenameSeat(new SeatId(99), "x"), RefusalCode.NO_SUCH_SEAT);
    }

    @Test
    void seats_removedTogether_areOutAtOnceOrNoneIs() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.refuse(HOST, remove(1, 2, 99), RefusalCode.NO_SUCH_SEAT);
        assertThat(games.accept(HOST, remove(2, 1, 2)))
                .hasExactlyElementsOfTypes(Event.SeatRemoved.class, Event.SeatRemoved.class);
        games.refuse(student(1), new Command.Propose(1), RefusalCode.NO_SEAT);
        assertThat(games.views().host(null).removed())
                .containsExactly(
                        new HostView.RemovedRow(1, 1, "Ada"), new HostView.RemovedRow(2, 1, "Ben"));
        assertThat(games.accept(HOST, remove(1, 2))).isEmpty();
        assertThat(games.accept(HOST, remove(1, 3))).hasSize(1);
        assertThat(games.accept(HOST, remove())).isEmpty();
    }

    @Test
    void seat_forgiven_isWhatItWas() {
        Games games = Games.inPhase(Phase.LOCK);
        games.accept(student(1), new Command.AnswerLock(1));
        var before = games.state().roster();
        games.accept(HOST, remove(1));
        games.refuse(newcomer("token-0"), new Command.Join("Ada"), RefusalCode.SEAT_REMOVED);
        games.accept(HOST, new Command.SetJoining(Joining.CLOSED));
        games.accept(HOST, new Command.ForgiveSeat(ADA));
        games.accept(HOST, new Command.SetJoining(Joining.OPEN));
        assertThat(games.state().roster()).isEqualTo(before);
        games.accept(student(1), new Command.AnswerLock(2));
        assertThat(games.accept(HOST, new Command.ForgiveSeat(ADA))).isEmpty();
        games.refuse(HOST, new Command.ForgiveSeat(new SeatId(9)), RefusalCode.NO_SUCH_SEAT);
    }

    @Test
    void seat_forgivenInAFullGame_isRefused() {
        Games games = Games.fresh("by-hand", Games.SEED, 4);
        games.join("Ada");
        games.accept(HOST, remove(1));
        while (games.state().roster().seats().size() < LobbyRules.MOST_SEATS) {
            games.join("S");
        }
        games.refuse(HOST, new Command.ForgiveSeat(ADA), RefusalCode.GAME_FULL);
    }

    @Test
    void seat_withANewLink_isOpenedByItAloneAndKeepsAllElse() {
        Games games = Games.inPhase(Phase.LOCK);
        Seat before = seat(games, ADA);
        assertThat(games.accept(HOST, new Command.LinkSeat(ADA, TOKEN)))
                .containsExactly(new Event.SeatLinked(ADA, HASH));
        assertThat(games.state().seatOf(HASH)).isEqualTo(seat(games, ADA));
        assertThat(games.state().seatOf(before.tokenHash())).isNull();
        assertThat(seat(games, ADA).joinedIn()).isEqualTo(before.joinedIn());
        assertThat(games.log().toString()).doesNotContain(TOKEN.value());
        Actor old = newcomer("token-0");
        games.refuse(old, new Command.Join("Ada"), RefusalCode.LINK_REPLACED);
        assertThat(games.accept(HOST, new Command.LinkSeat(ADA, TOKEN))).isEmpty();
    }

    @Test
    void link_ofATokenThatWasUsed_isRefused() {
        Games games = Games.inPhase(Phase.LOCK);
        games.accept(HOST, new Command.LinkSeat(ADA, TOKEN));
        SeatId ben = new SeatId(2);
        games.refuse(HOST, new Command.LinkSeat(ben, TOKEN), RefusalCode.ALREADY_SEATED);
        games.accept(HOST, remove(1));
        games.refuse(HOST, new Command.LinkSeat(ben, TOKEN), RefusalCode.SEAT_REMOVED);
        games.refuse(HOST, new Command.LinkSeat(ADA, TOKEN), RefusalCode.NO_SUCH_SEAT);
        SeatToken other = new SeatToken("BAECAwQFBgcICQoLDA0ODw");
        games.accept(HOST, new Command.LinkSeat(ben, other));
        games.accept(HOST, new Command.LinkSeat(ben, new SeatToken("CAECAwQFBgcICQoLDA0ODw")));
        SeatId cleo = new SeatId(3);
        games.refuse(HOST, new Command.LinkSeat(cleo, other), RefusalCode.LINK_REPLACED);
    }

    @Test
    void token_isNotTold() {
        assertThat(List.of(new Command.LinkSeat(ADA, TOKEN)).toString())
                .doesNotContain(TOKEN.value());
    }
}
