package io.headroom.node.store;

import io.headroom.game.id.GameId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The statements that write a log, each of them one autocommit statement. Arrays carry a batch: one
 * round trip and one durable commit, whatever its size.
 */
final class EventLogSql {
    /** The key of a row; a violation means that another writer was first. */
    static final String EVENT_KEY = "game_event_key";

    /** The index that keeps join codes apart. */
    static final String CODE_IN_USE = "game_code_in_use";

    /** Writes the batch behind the one row of {@code fence}, or nothing when it has no row. */
    private static final String WRITTEN =
            """
            written AS (
              INSERT INTO game_event
                  (game_id, seq, epoch, batch_id, type, version, command_id, seat, at, payload)
              SELECT fence.game_id, fence.seq + e.place, ?, ?,
                     e.type, e.version, e.command_id, e.seat, e.at::timestamptz, e.payload
              FROM fence, unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
                   WITH ORDINALITY AS e (type, version, command_id, seat, at, payload, place)
              RETURNING seq)
            """;

    private static final String TEXTS =
            """
            texts AS (
              INSERT INTO typed_text (game_id, text_key, content)
              SELECT fence.game_id, t.text_key, t.content
              FROM fence, unnest(?::text[], ?::text[]) AS t (text_key, content)
              ON CONFLICT (game_id, text_key) DO UPDATE SET content = excluded.content)
            """;

    private static final String CREATE =
            """
            WITH fence AS (
              INSERT INTO game (game_id, code, owner_node_id, created_at) VALUES (?, ?, ?, ?)
              RETURNING game_id, 0::bigint AS seq),
            """
                    + WRITTEN
                    + ", "
                    + TEXTS
                    + "SELECT count(*) FROM written";

    /** The last row must be the one that the writer knows, number and epoch. */
    private static final String FENCE =
            """
            WITH fence AS (
              SELECT last.game_id, last.seq FROM game_event last
              WHERE last.game_id = ? AND last.seq = ? AND last.epoch = ?
                AND NOT EXISTS (SELECT FROM game_event beyond
                                WHERE beyond.game_id = last.game_id AND beyond.seq > last.seq)),
            """;

    private static final String APPEND =
            FENCE + WRITTEN + ", " + TEXTS + "SELECT count(*) FROM written";

    /** The last row must be the one that the claimer knows, and the owner the one it judged. */
    private static final String CLAIM_FENCE =
            """
            WITH fence AS (
              SELECT last.game_id, last.seq FROM game_event last
              JOIN game ON game.game_id = last.game_id
              WHERE last.game_id = ? AND last.seq = ? AND last.epoch = ?
                AND game.owner_node_id = ?
                AND NOT EXISTS (SELECT FROM game_event beyond
                                WHERE beyond.game_id = last.game_id AND beyond.seq > last.seq)),
            """;

    /** The owner changes after the row is in, so that of two claims the second waits at the key. */
    private static final String CLAIM =
            CLAIM_FENCE
                    + WRITTEN
                    + """
                    , owner AS (
                      UPDATE game SET owner_node_id = ?
                      WHERE game_id IN (SELECT game_id FROM fence)
                        AND EXISTS (SELECT FROM written))
                    SELECT count(*) FROM written
                    """;

    private EventLogSql() {}

    /** Creates a game with its first rows; throws on a code in use. */
    static void create(
            Connection connection,
            NewGameRow game,
            BatchId batchId,
            List<NewEvent> events,
            List<TypedText> texts)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CREATE)) {
            int next = 1;
            statement.setObject(next++, game.gameId().value());
            statement.setString(next++, game.code());
            statement.setString(next++, game.owner().value());
            statement.setObject(next++, OffsetDateTime.ofInstant(game.createdAt(), ZoneOffset.UTC));
            next = bindEvents(statement, next, EventLog.FIRST_EPOCH, batchId, events);
            bindTexts(statement, next, texts);
            written(statement);
        }
    }

    /** Writes a batch behind the owner's own last row; false when the log ends elsewhere. */
    static boolean append(
            Connection connection,
            GameId gameId,
            LogEnd previous,
            BatchId batchId,
            List<NewEvent> events,
            List<TypedText> texts)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            int next = bindFence(statement, gameId, previous);
            next = bindEvents(statement, next, previous.epoch(), batchId, events);
            bindTexts(statement, next, texts);
            return behindFence(statement);
        }
    }

    /** Writes the row with which a new owner begins; false when the log ends elsewhere. */
    static boolean claim(Connection connection, GameId gameId, LogEnd lastRead, NewClaim claim)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            int next = bindFence(statement, gameId, lastRead);
            statement.setString(next++, claim.from().value());
            next =
                    bindEvents(
                            statement,
                            next,
                            claim.epoch(),
                            claim.batchId(),
                            List.of(claim.event()));
            statement.setString(next, claim.owner().value());
            return behindFence(statement);
        }
    }

    /** The last row, or {@link LogEnd#EMPTY}. */
    static LogEnd end(Connection connection, GameId gameId) throws SQLException {
        String last =
                "SELECT seq, epoch FROM game_event WHERE game_id = ? ORDER BY seq DESC LIMIT 1";
        try (PreparedStatement statement = connection.prepareStatement(last)) {
            statement.setObject(1, gameId.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new LogEnd(row.getLong(1), row.getLong(2)) : LogEnd.EMPTY;
            }
        }
    }

    private static int bindFence(PreparedStatement statement, GameId gameId, LogEnd last)
            throws SQLException {
        statement.setObject(1, gameId.value());
        statement.setLong(2, last.seq());
        statement.setLong(3, last.epoch());
        return 4;
    }

    private static int bindEvents(
            PreparedStatement statement,
            int first,
            long epoch,
            BatchId batchId,
            List<NewEvent> events)
            throws SQLException {
        Connection connection = statement.getConnection();
        int next = first;
        statement.setLong(next++, epoch);
        statement.setObject(next++, batchId.value());
        Object[][] columns = {
            events.stream().map(NewEvent::type).toArray(),
            events.stream().map(NewEvent::version).toArray(),
            events.stream().map(NewEvent::commandId).toArray(),
            events.stream().map(NewEvent::seat).toArray(),
            events.stream().map(event -> event.at().toString()).toArray(),
            events.stream().map(NewEvent::payload).toArray(),
        };
        for (int column = 0; column < columns.length; column++) {
            String type = column == 1 ? "int4" : "text";
            statement.setArray(next++, connection.createArrayOf(type, columns[column]));
        }
        return next;
    }

    private static void bindTexts(PreparedStatement statement, int first, List<TypedText> texts)
            throws SQLException {
        Connection connection = statement.getConnection();
        Object[] keys = texts.stream().map(text -> text.key().value()).toArray();
        Object[] contents = texts.stream().map(TypedText::content).toArray();
        statement.setArray(first, connection.createArrayOf("text", keys));
        statement.setArray(first + 1, connection.createArrayOf("text", contents));
    }

    /** Runs a fenced write; another writer's row at the same number counts as the fence holding. */
    private static boolean behindFence(PreparedStatement statement) throws SQLException {
        try {
            return written(statement) > 0;
        } catch (SQLException failure) {
            if (SqlFailure.violates(failure, EVENT_KEY)) {
                return false;
            }
            throw failure;
        }
    }

    private static long written(PreparedStatement statement) throws SQLException {
        try (ResultSet count = statement.executeQuery()) {
            count.next();
            return count.getLong(1);
        }
    }
}
