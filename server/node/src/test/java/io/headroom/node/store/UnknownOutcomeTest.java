package io.headroom.node.store;

import static io.headroom.node.store.LogFixture.claim;
import static io.headroom.node.store.LogFixture.createdGame;
import static io.headroom.node.store.LogFixture.event;
import static io.headroom.node.store.LogFixture.newGame;
import static io.headroom.node.store.LogFixture.randomGame;
import static io.headroom.node.store.LogFixture.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headroom.game.id.GameId;
import io.headroom.node.settings.DatabaseSettings.External;
import io.headroom.node.store.AppendResult.Appended;
import io.headroom.node.store.AppendResult.Fenced;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What a writer learns when the answer to its write is lost, and how it finds out the rest. */
class UnknownOutcomeTest {
    @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

    private static final String LOST = "the answer to this is lost";

    @AutoClose
    private final AnswerCutter wire =
            new AnswerCutter(
                    URI.create(DATABASE.settings().jdbcUrl().substring("jdbc:".length()))
                            .getPort());

    @AutoClose private final Database overWire = Database.open(through(wire));
    private final EventLog log = new EventLog(overWire.dataSource());

    @Test
    void append_answerLostAfterCommit_isUnknownAndItsBatchIsFoundBehindTheClaim() {
        GameId gameId = createdGame(log);
        BatchId batch = BatchId.random();
        wire.cutAnswerTo(LOST);

        assertThatThrownBy(() -> append(gameId, new LogEnd(1, 1), batch))
                .isInstanceOf(UnknownOutcomeException.class);

        assertThat(log.claim(gameId, new LogEnd(1, 1), claim(2)))
                .as("the claim meets the row that was written")
                .isEqualTo(new Fenced(new LogEnd(2, 1)));
        assertThat(log.claim(gameId, new LogEnd(2, 1), claim(2)))
                .isEqualTo(new Appended(new LogEnd(3, 2)));
        assertThat(log.hasBatch(gameId, batch)).isTrue();
        assertThat(log.texts(gameId)).containsExactly(text("typed", "Ada"));
    }

    @Test
    void create_answerLostAfterCommit_isUnknownAndItsBatchIsFound() {
        NewGameRow game = newGame(randomGame());
        BatchId batch = BatchId.random();
        wire.cutAnswerTo(LOST);

        assertThatThrownBy(() -> log.create(game, batch, List.of(event(LOST)), List.of()))
                .isInstanceOf(UnknownOutcomeException.class);

        assertThat(log.hasBatch(game.gameId(), batch)).isTrue();
    }

    @Test
    void append_connectionTerminatedWhileWaiting_isUnknownAndItsBatchIsNotThere() throws Exception {
        GameId gameId = createdGame(log);
        BatchId batch = BatchId.random();
        try (Connection blocker = DATABASE.dataSource().getConnection()) {
            blockLog(blocker);
            CompletableFuture<AppendResult> append =
                    CompletableFuture.supplyAsync(() -> append(gameId, new LogEnd(1, 1), batch));
            await().until(() -> terminateWaiting(blocker));

            assertThatThrownBy(append::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(UnknownOutcomeException.class);
            blocker.rollback();
        }
        assertThat(log.claim(gameId, new LogEnd(1, 1), claim(2)))
                .isEqualTo(new Appended(new LogEnd(2, 2)));
        assertThat(log.hasBatch(gameId, batch)).isFalse();
        assertThat(log.texts(gameId)).isEmpty();
    }

    @Test
    void append_lockHeldTooLong_certainlyChangesNothing() throws SQLException {
        GameId gameId = createdGame(log);
        try (Connection blocker = DATABASE.dataSource().getConnection()) {
            blockLog(blocker);

            assertThatThrownBy(() -> append(gameId, new LogEnd(1, 1), BatchId.random()))
                    .isInstanceOf(UnableToWriteException.class);
            blocker.rollback();
        }
        assertThat(append(gameId, new LogEnd(1, 1), BatchId.random()))
                .as("the same write may be tried again")
                .isEqualTo(new Appended(new LogEnd(2, 1)));
    }

    @Test
    void withoutConnection_writeCertainlyChangesNothing_andReadFails() {
        GameId gameId = createdGame(log);
        overWire.close();

        assertThatThrownBy(() -> append(gameId, new LogEnd(1, 1), BatchId.random()))
                .isInstanceOf(UnableToWriteException.class);
        assertThatThrownBy(() -> log.read(gameId)).isInstanceOf(UnableToReadException.class);
    }

    private AppendResult append(GameId gameId, LogEnd previous, BatchId batch) {
        return log.append(
                gameId, previous, batch, List.of(event(LOST)), List.of(text("typed", "Ada")));
    }

    private static void blockLog(Connection blocker) throws SQLException {
        blocker.setAutoCommit(false);
        try (Statement statement = blocker.createStatement()) {
            statement.execute("LOCK TABLE game_event IN ACCESS EXCLUSIVE MODE");
        }
    }

    /** Ends the connection that waits for a lock in this database, once there is one. */
    private static boolean terminateWaiting(Connection connection) throws SQLException {
        String terminate =
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'";
        try (Statement statement = connection.createStatement()) {
            return statement.executeQuery(terminate).next();
        }
    }

    private static External through(AnswerCutter wire) {
        External direct = DATABASE.settings();
        String url = direct.jdbcUrl().replaceFirst(":[0-9]+/", ":" + wire.port() + "/");
        return new External(url, direct.user(), direct.passwordFile());
    }
}
