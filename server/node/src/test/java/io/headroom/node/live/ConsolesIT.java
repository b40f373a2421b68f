package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.game.Joining;
import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.digest.Sha256;
import io.headroom.game.id.GameId;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.SeatToken;
import io.headroom.node.games.Games;
import io.headroom.node.protocol.ServerMessage;
import io.headroom.node.session.GameHistory;
import io.headroom.node.store.EventRow;
import io.headroom.node.store.TestDatabase;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What an instructor does with a game, on one console or two, against a real database. */
class ConsolesIT {
    @AutoClose private final TestDatabase database = TestDatabase.create();

    private GameHistory history(Round round) {
        return GameHistory.read(
                database.eventLog(), new GameId(UUID.fromString(round.game().game())));
    }

    private long count(Round round, String type) {
        return history(round).rows().stream().map(EventRow::type).filter(type::equals).count();
    }

    /** Both consoles ask at the same moment for what the phase that both see shows. */
    private static List<ServerMessage.Answer> both(
            Round round, Player second, Supplier<Command> command) {
        int seen = round.host().clock().path("instance").asInt();
        second.sees(view -> view.path("board").path("clock").path("instance").asInt() == seen);
        Command asked = command.get();
        CompletableFuture<ServerMessage.Answer> other =
                CompletableFuture.supplyAsync(() -> second.asks(asked));
        ServerMessage.Answer own = round.host().asks(asked);
        return List.of(own, other.join());
    }

    private static Command undo(Round round, String what) {
        JsonNode view =
                round.host().sees(shown -> shown.path("undo").path("what").asText().equals(what));
        return new Command.Undo(view.path("undo").path("number").asInt());
    }

    private static void onlyOneCounts(List<ServerMessage.Answer> answers) {
        assertThat(answers).filteredOn(answer -> answer.code() == null).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.code() != null)
                .extracting(ServerMessage.Answer::code)
                .isSubsetOf(
                        RefusalCode.PHASE_OVER,
                        RefusalCode.PAUSED,
                        RefusalCode.NOT_PAUSED,
                        RefusalCode.TIME_MOVED,
                        RefusalCode.NOTHING_TO_UNDO,
                        RefusalCode.GAME_OVER);
    }

    @Test
    void twoConsoles_pressingAtTheSameMoment_moveTheGameOnce() {
        try (TestNode node = TestNode.alone(database, "two-consoles")) {
            Round round = Round.hostedAs("45", node.games(), "tiny-pioneer");
            round.joined(node.games(), 1);
            Player second = Player.host(node.games(), round.game().code());
            onlyOneCounts(both(round, second, Command.Advance::new));
            round.host().seesPhase("brief");
            onlyOneCounts(both(round, second, () -> undo(round, "step")));
            round.host().seesPhase("lobby");
            onlyOneCounts(both(round, second, Command.Advance::new));
            round.host().seesPhase("brief");
            onlyOneCounts(both(round, second, Command.Pause::new));
            onlyOneCounts(both(round, second, Command.Resume::new));
            long length = round.host().clock().path("lengthMillis").asLong();
            onlyOneCounts(both(round, second, () -> new Command.Extend(60_000, length)));
            onlyOneCounts(both(round, second, Command.Back::new));
            round.host().seesPhase("lobby");
            onlyOneCounts(both(round, second, Command.EndGame::new));
            round.host().seesPhase("finished");
            assertThat(count(round, "phase-started")).isEqualTo(3);
            assertThat(count(round, "phase-reopened")).isEqualTo(2);
            assertThat(count(round, "phase-extended")).isEqualTo(1);
            assertThat(count(round, "game-ended")).isEqualTo(1);
        }
    }

    @Test
    void liveRun_haltedAndContinued_thenEndedEarly_isScoredAndReplays() {
        try (TestNode node = TestNode.alone(database, "ended-early")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer");
            round.joined(node.games(), 1).toWorkbench().next("live");
            JsonNode counting = round.board().seesPhase("live").path("clock");
            assertThat(counting.path("countdownMillis").asLong()).isBetween(1L, 3_000L);
            assertThat(round.host().asks(new Command.EndRun()).code())
                    .isEqualTo(RefusalCode.NOTHING_PLAYED);
            round.board().seesTick(5);
            round.host().does(new Command.Advance());
            int halted =
                    round.board()
                            .sees(view -> view.path("live").path("halt").isObject())
                            .path("live")
                            .path("halt")
                            .path("tick")
                            .asInt();
            round.host().does(undo(round, "halt"));
            round.board().seesTick(halted + 5);
            round.host().does(new Command.EndRun());
            JsonNode end = round.host().seesPhase("debrief").path("board");
            assertThat(end.path("live").path("halt").path("scored").asBoolean()).isTrue();
            assertThat(end.path("leaderboard")).isNotEmpty();
            assertThat(history(round).replay(TestNode.CONTENT).mismatches()).isEmpty();
        }
    }

    @Test
    void seat_withANewLink_isOpenedByItAndItsOldScreenGoes() {
        try (TestNode node = TestNode.alone(database, "new-link")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            SeatToken token = new SeatToken("AAECAwQFBgcICQoLDA0ODw");
            String hash = Sha256.hex(token.value().getBytes(StandardCharsets.UTF_8));
            round.host().does(new Command.LinkSeat(new SeatId(1), token));
            Player old = round.student(1);
            Awaitility.await().until(() -> old.screen().closed() == RefusalCode.LINK_REPLACED);
            Games.GameRefused refused =
                    catchThrowableOfType(
                            Games.GameRefused.class, () -> old.reconnect(node.games()));
            assertThat(refused.refusal().code()).isEqualTo(RefusalCode.LINK_REPLACED);
            Player again = Player.student(node.games(), round.game().code(), hash);
            assertThat(again.sees(view -> view.has("seat")).path("seat").asInt()).isEqualTo(1);
        }
    }

    @Test
    void name_givenByTheHost_survivesATakeOver() {
        String code;
        try (TestNode node = TestNode.alone(database, "first")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            code = round.game().code();
            round.host().does(new Command.RenameSeat(new SeatId(1), "Grace"));
            round.student(1).sees(view -> view.path("name").asText().equals("Grace"));
            round.host().does(new Command.SetJoining(Joining.LOCKED));
        }
        try (TestNode node = TestNode.alone(database, "second")) {
            Player host = Player.host(node.games(), code);
            JsonNode view = host.sees(shown -> shown.path("seats").path(0).has("name"));
            assertThat(view.path("seats").path(0).path("name").asText()).isEqualTo("Grace");
            assertThat(view.path("joining").asText()).isEqualTo("locked");
            Player late = Player.student(node.games(), code, "hash-late");
            assertThat(late.asks(new Command.Join("Late")).code())
                    .isEqualTo(RefusalCode.JOINING_LOCKED);
        }
    }
}
