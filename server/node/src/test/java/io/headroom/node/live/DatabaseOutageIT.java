package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.GameId;
import io.headroom.game.replay.ReplayReport;
import io.headroom.node.protocol.ServerMessage;
import io.headroom.node.session.AnswerBook;
import io.headroom.node.session.Asker;
import io.headroom.node.session.GameHistory;
import io.headroom.node.settings.DatabaseSettings.External;
import io.headroom.node.store.AnswerCutter;
import io.headroom.node.store.ByteSwallower;
import io.headroom.node.store.Database;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.EventRow;
import io.headroom.node.store.TestDatabase;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Promise 1: what is acknowledged is there, exactly once, whatever the database does. */
@Isolated
class DatabaseOutageIT {
    @AutoClose private final TestDatabase database = TestDatabase.create();

    private List<EventRow> rows(Round round) {
        return database.eventLog().read(new GameId(UUID.fromString(round.game().game())));
    }

    @Test
    void log_locked_holdsCommandsWhileTheLiveRunStreamsOn() throws Exception {
        try (TestNode node = TestNode.alone(database, "holding")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            round.toWorkbench().next("live");
            round.board().seesTick(5);
            try (Connection blocker = database.dataSource().getConnection()) {
                lock(blocker);
                CompletableFuture<ServerMessage.Answer> answer = asksLater(round);
                Awaitility.await()
                        .atMost(20, TimeUnit.SECONDS)
                        .until(() -> told(round.host(), "holding"));
                int tick = round.board().screen().tick();
                round.board().seesTick(tick + 5);
                assertThat(answer).isNotDone();
                blocker.rollback();
                assertThat(answer.get(20, TimeUnit.SECONDS).code()).isNull();
            }
            Awaitility.await().until(() -> told(round.host(), "ok"));
            round.host().does(new Command.Resume());
            round.toTheEnd();
        }
    }

    @Test
    void answer_lost_isCarriedOutOnceBehindANewClaim() throws Exception {
        try (TestNode node = TestNode.alone(database, "unknown-outcome")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            try (Connection blocker = database.dataSource().getConnection()) {
                lock(blocker);
                CompletableFuture<ServerMessage.Answer> answer = asksLater(round);
                Awaitility.await().until(() -> cutOffWaiting(blocker) > 0);
                blocker.rollback();
                assertThat(answer.get(20, TimeUnit.SECONDS).code()).isNull();
            }
            assertThat(rows(round)).filteredOn(row -> row.type().equals("paused")).hasSize(1);
            assertThat(rows(round).getLast().epoch()).isGreaterThan(1);
        }
    }

    @Test
    void network_swallowsEveryByte_isToldAndGoneOnWithSoonAfter() throws Exception {
        try (ByteSwallower network = new ByteSwallower(serverPort());
                Database database = Database.open(through(network.port()));
                TestNode node = TestNode.start(database.dataSource(), "swallowed", null)) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            round.toWorkbench().next("live");
            round.board().seesTick(5);
            assertThat(node.ready()).isTrue();
            network.swallow();
            CompletableFuture<ServerMessage.Answer> answer = asksLater(round);
            Awaitility.await().until(() -> told(round.host(), "unsaved"));
            Awaitility.await().until(() -> !node.ready());
            for (Player each : List.of(round.host(), round.board(), round.student(1))) {
                Awaitility.await().until(() -> told(each, "holding"));
            }
            assertThat(told(round.student(1), "unsaved")).as("only the console asked").isFalse();
            // The run streams on for longer than any of the time-outs.
            round.board().seesTick(75);
            assertThat(answer).isNotDone();

            network.pass();
            long passesNanos = System.nanoTime();
            assertThat(answer.get(20, TimeUnit.SECONDS).code()).isNull();
            // The promise itself is a time.
            assertThat(Duration.ofNanos(System.nanoTime() - passesNanos))
                    .isLessThan(Duration.ofSeconds(5));
            Awaitility.await().until(() -> told(round.host(), "ok"));
            Awaitility.await().until(node::ready);
            round.host().does(new Command.Resume());
            round.toTheEnd();
        }
    }

    @Test
    void burst_thatCannotBeSaved_expiresAndTheRunStreamsOnWithoutIt() throws Exception {
        try (TestNode node = TestNode.alone(database, "expired")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            round.toWorkbench().next("live");
            round.board().seesTick(5);
            try (Connection blocker = database.dataSource().getConnection()) {
                lock(blocker);
                CompletableFuture<ServerMessage.Answer> answer = burstsLater(round, "too-late");
                Awaitility.await().until(() -> told(round.host(), "unsaved"));
                // It was to begin a second after it was asked for.
                round.board().seesTick(round.board().screen().tick() + 20);
                blocker.rollback();
                assertThat(answer.get(20, TimeUnit.SECONDS).code()).isEqualTo(RefusalCode.EXPIRED);
            }
            assertThat(rows(round)).noneMatch(row -> row.type().equals("burst-injected"));
            Awaitility.await().until(() -> told(round.host(), "ok"));
            round.host().does(new Command.InjectBurst(200, 1));
            assertReplayedAsShown(round);
        }
    }

    @Test
    void burst_savedWithoutAnAnswerForTooLong_isVoidEverywhere() throws Exception {
        try (AnswerCutter cutter = new AnswerCutter(serverPort());
                ByteSwallower network = new ByteSwallower(cutter.port());
                Database database = Database.open(through(network.port()));
                TestNode node = TestNode.start(database.dataSource(), "void", null)) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            round.toWorkbench().next("live");
            round.board().seesTick(5);
            cutter.cutAnswerTo("burst-injected", network::swallow);
            CompletableFuture<ServerMessage.Answer> answer = burstsLater(round, "void-burst");
            Awaitility.await().until(() -> told(round.host(), "unsaved"));
            round.board().seesTick(round.board().screen().tick() + 20);
            assertThat(answer).isNotDone();
            network.pass();

            assertThat(answer.get(20, TimeUnit.SECONDS).code()).isEqualTo(RefusalCode.EXPIRED);
            assertThat(types(round)).containsSubsequence("burst-injected", "claimed", "expired");
            assertThat(bursts(round)).isEmpty();
            assertThat(burst(round, "void-burst").code()).isEqualTo(RefusalCode.EXPIRED);
            GameHistory history = GameHistory.read(database(database), id(round));
            Asker host = new Asker("host");
            assertThat(history.answers().find(host, "void-burst"))
                    .as("the next owner gives the same answer")
                    .isEqualTo(AnswerBook.expired("void-burst"));
            assertReplayedAsShown(round);
        }
    }

    @Test
    void burst_savedByAnOwnerThatDiesBeforeItKnows_isPlayedByTheNext() throws Exception {
        try (AnswerCutter cutter = new AnswerCutter(serverPort());
                ByteSwallower network = new ByteSwallower(cutter.port());
                Database database = Database.open(through(network.port()))) {
            TestNode dying = TestNode.start(database.dataSource(), "dying", null);
            Round round = Round.hosted(dying.games(), "tiny-pioneer").joined(dying.games(), 1);
            round.toWorkbench().next("live");
            round.board().seesTick(5);
            cutter.cutAnswerTo("burst-injected", network::swallow);
            CompletableFuture<ServerMessage.Answer> answer = burstsLater(round, "inherited");
            Awaitility.await().until(() -> told(round.host(), "unsaved"));
            round.board().seesTick(round.board().screen().tick() + 20);
            assertThat(answer).isNotDone();
            dying.vanish();
            try (TestNode next = TestNode.alone(this.database, "heir")) {
                round.host().reconnect(next.games());
                round.board().reconnect(next.games());
                assertThat(bursts(round)).hasSize(1);
                assertThat(burst(round, "inherited").code()).as("the log wins").isNull();
                assertReplayedAsShown(round);
            }
        }
    }

    private int serverPort() {
        return URI.create(database.settings().jdbcUrl().substring("jdbc:".length())).getPort();
    }

    private External through(int port) {
        External direct = database.settings();
        return new External(
                direct.jdbcUrl().replace(":" + serverPort() + "/", ":" + port + "/"),
                direct.user(),
                direct.passwordFile());
    }

    private static EventLog database(Database database) {
        return new EventLog(database.dataSource());
    }

    private static GameId id(Round round) {
        return new GameId(UUID.fromString(round.game().game()));
    }

    private List<String> types(Round round) {
        return rows(round).stream().map(EventRow::type).toList();
    }

    private static List<JsonNode> bursts(Round round) {
        JsonNode view = round.board().sees(seen -> seen.path("live").path("bursts").isArray());
        List<JsonNode> bursts = new ArrayList<>();
        for (JsonNode burst : view.path("live").path("bursts")) {
            // What comes by itself is weaker.
            if (burst.path("strengthPercent").asInt() == 200) {
                bursts.add(burst);
            }
        }
        return bursts;
    }

    private void assertReplayedAsShown(Round round) {
        JsonNode end = round.toTheEnd();
        ReplayReport report =
                GameHistory.read(database.eventLog(), id(round)).replay(TestNode.CONTENT);
        assertThat(report.mismatches()).isEmpty();
        assertThat(end.path("digest").asText()).isEqualTo(report.digest());
    }

    private static CompletableFuture<ServerMessage.Answer> burstsLater(Round round, String id) {
        return CompletableFuture.supplyAsync(() -> burst(round, id));
    }

    private static ServerMessage.Answer burst(Round round, String id) {
        return round.host().asks(id, new Command.InjectBurst(200, 2));
    }

    private static CompletableFuture<ServerMessage.Answer> asksLater(Round round) {
        return CompletableFuture.supplyAsync(() -> round.host().asks(new Command.Pause()));
    }

    private static void lock(Connection blocker) throws SQLException {
        blocker.setAutoCommit(false);
        try (Statement statement = blocker.createStatement()) {
            statement.execute("LOCK TABLE game_event IN EXCLUSIVE MODE");
        }
    }

    /** Ends the connections of whoever waits for the lock, as a failing network would. */
    private static int cutOffWaiting(Connection blocker) throws SQLException {
        String cut =
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE wait_event_type = 'Lock' AND datname = current_database()";
        try (Statement statement = blocker.createStatement();
                var rows = statement.executeQuery(cut)) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    private static boolean told(Player player, String state) {
        return player.screen().messages().stream()
                .anyMatch(
                        message ->
                                message.path("type").asText().equals("notice")
                                        && message.path("state").asText().equals(state));
    }
}
