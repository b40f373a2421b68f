package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.command.Command;
import io.headroom.game.id.GameId;
import io.headroom.node.protocol.ServerMessage;
import io.headroom.node.store.EventRow;
import io.headroom.node.store.TestDatabase;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Promise 1: what is acknowledged is there, exactly once, whatever the database does. */
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
