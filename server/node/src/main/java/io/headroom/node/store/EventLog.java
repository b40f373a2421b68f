package io.headroom.node.store;

import io.headroom.game.id.GameId;
import io.headroom.game.id.TextKey;
import io.headroom.node.store.AppendResult.Appended;
import io.headroom.node.store.AppendResult.Fenced;
import io.headroom.node.store.CreateResult.CodeTaken;
import io.headroom.node.store.CreateResult.Created;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * The logs of all games. A game has one history: every write names the row it stands behind, and of
 * two writers behind the same row one is refused.
 *
 * <p>A write is durable when its method returns. When it throws {@link UnableToWriteException}
 * nothing changed and the same write may be tried again; after {@link UnknownOutcomeException} it
 * may stand there or still arrive, so the writer reads the log, claims it, and then asks {@link
 * #hasBatch}: behind the claim a late arrival meets the key and fails, so the answer no longer
 * changes.
 *
 * <p>Thread-safe; every call blocks, for at most the bounds of {@link DatabaseLimits}.
 */
public final class EventLog {
    /** The ownership under which a game is created. */
    public static final long FIRST_EPOCH = 1;

    /** Rows in one read statement, so that a long log stays within the statement's time-out. */
    private static final int READ_ROWS = 2_000;

    private static final String COLUMNS =
            "seq, epoch, batch_id, type, version, command_id, seat, at, payload";

    private final Statements statements;

    /** Logs in the database behind these connections. */
    public EventLog(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /**
     * Creates a game whose log begins with these events, numbered from 1 under {@link
     * #FIRST_EPOCH}.
     *
     * @throws IllegalArgumentException when there is no event
     * @throws UnableToWriteException when nothing changed
     * @throws UnknownOutcomeException when the game may or may not exist; {@link #hasBatch} tells
     */
    public CreateResult create(
            NewGameRow game, BatchId batchId, List<NewEvent> events, List<TypedText> texts) {
        requireEvents(events);
        return statements.write(
                "create game " + game.gameId().value(),
                connection -> {
                    try {
                        EventLogSql.create(connection, game, batchId, events, texts);
                        return new Created(new LogEnd(events.size(), FIRST_EPOCH));
                    } catch (SQLException failure) {
                        if (SqlFailure.violates(failure, EventLogSql.CODE_IN_USE)) {
                            return new CodeTaken(game.code());
                        }
                        throw failure;
                    }
                });
    }

    /**
     * Writes a batch behind the owner's last row, all of it or nothing.
     *
     * @param previous the last row of one's own ownership; the batch gets its epoch and the numbers
     *     that follow
     * @param texts written only when the events are
     * @throws IllegalArgumentException when there is no event
     * @throws UnableToWriteException when nothing changed
     * @throws UnknownOutcomeException when the batch may or may not stand there
     */
    public AppendResult append(
            GameId gameId,
            LogEnd previous,
            BatchId batchId,
            List<NewEvent> events,
            List<TypedText> texts) {
        requireEvents(events);
        return statements.write(
                "append to game " + gameId.value(),
                connection ->
                        EventLogSql.append(connection, gameId, previous, batchId, events, texts)
                                ? new Appended(
                                        new LogEnd(
                                                previous.seq() + events.size(), previous.epoch()))
                                : new Fenced(EventLogSql.end(connection, gameId)));
    }

    /**
     * Takes a game: writes the claim behind the last row that was read, whoever wrote that.
     *
     * @param lastRead the last row of the log as the new owner knows it
     * @throws IllegalArgumentException when the new epoch is not above the last one
     * @throws UnableToWriteException when nothing changed
     * @throws UnknownOutcomeException when the claim may or may not stand there
     */
    public AppendResult claim(GameId gameId, LogEnd lastRead, NewClaim claim) {
        if (claim.epoch() <= lastRead.epoch()) {
            throw new IllegalArgumentException(
                    "epoch %d does not follow %d".formatted(claim.epoch(), lastRead.epoch()));
        }
        return statements.write(
                "claim game " + gameId.value(),
                connection ->
                        EventLogSql.claim(connection, gameId, lastRead, claim)
                                ? new Appended(new LogEnd(lastRead.seq() + 1, claim.epoch()))
                                : new Fenced(EventLogSql.end(connection, gameId)));
    }

    /** The whole log in order; empty for an unknown game. */
    public List<EventRow> read(GameId gameId) {
        return readAfter(gameId, 0);
    }

    /** The rows beyond a number, in order. */
    public List<EventRow> readAfter(GameId gameId, long seq) {
        return statements.read(
                "read game " + gameId.value(),
                connection -> {
                    List<EventRow> rows = new ArrayList<>();
                    long after = seq;
                    while (readPage(connection, gameId, after, rows) == READ_ROWS) {
                        after = rows.getLast().seq();
                    }
                    return rows;
                });
    }

    /** Where the log ends. */
    public LogEnd end(GameId gameId) {
        return statements.read(
                "read game " + gameId.value(), connection -> EventLogSql.end(connection, gameId));
    }

    /** Whether a batch stands in the log. Asked seldom, so it needs no index of its own. */
    public boolean hasBatch(GameId gameId, BatchId batchId) {
        String exists = "SELECT FROM game_event WHERE game_id = ? AND batch_id = ? LIMIT 1";
        return statements.read(
                "look for a batch in game " + gameId.value(),
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(exists)) {
                        statement.setObject(1, gameId.value());
                        statement.setObject(2, batchId.value());
                        try (ResultSet row = statement.executeQuery()) {
                            return row.next();
                        }
                    }
                });
    }

    /** Whether an event of a game holds a text: a look before the whole game is read. */
    public boolean mentions(GameId gameId, String text) {
        String some =
                "SELECT FROM game_event WHERE game_id = ? AND position(? IN payload) > 0 LIMIT 1";
        return statements.read(
                "look into game " + gameId.value(),
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(some)) {
                        statement.setObject(1, gameId.value());
                        statement.setString(2, text);
                        try (ResultSet row = statement.executeQuery()) {
                            return row.next();
                        }
                    }
                });
    }

    /** All texts of a game, erased ones with null content, in the order of their keys. */
    public List<TypedText> texts(GameId gameId) {
        String all = "SELECT text_key, content FROM typed_text WHERE game_id = ? ORDER BY text_key";
        return statements.read(
                "read the texts of game " + gameId.value(),
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(all)) {
                        statement.setObject(1, gameId.value());
                        List<TypedText> texts = new ArrayList<>();
                        try (ResultSet row = statement.executeQuery()) {
                            while (row.next()) {
                                texts.add(
                                        new TypedText(
                                                new TextKey(row.getString(1)), row.getString(2)));
                            }
                        }
                        return texts;
                    }
                });
    }

    /** The games that go on, oldest first. */
    public List<StoredGame> unfinishedGames() {
        return statements.read("list the unfinished games", GameDirectorySql::unfinished);
    }

    /** A game by its id. */
    public Optional<StoredGame> find(GameId gameId) {
        return statements.read(
                "find game " + gameId.value(),
                connection -> GameDirectorySql.byId(connection, gameId));
    }

    /**
     * Those of some codes that a game has, unfinished or not.
     *
     * @throws UnableToReadException when the database did not answer
     */
    public Set<String> codesInUse(Set<String> codes) {
        return statements.read(
                "find codes", connection -> GameDirectorySql.codesInUse(connection, codes));
    }

    /** A game by its code: the unfinished one, otherwise the newest that had it. */
    public Optional<StoredGame> find(String code) {
        return statements.read(
                "find game " + code, connection -> GameDirectorySql.byCode(connection, code));
    }

    /**
     * Marks a game as finished, which frees its code. Its log says so already: repeating this has
     * no effect, and a new owner that finds it undone does it.
     *
     * @param at the stamp of the event that ended it
     * @throws UnableToWriteException when nothing changed
     * @throws UnknownOutcomeException when it may or may not be done; do it again
     */
    public void finish(GameId gameId, Instant at) {
        String finish = "UPDATE game SET finished_at = ? WHERE game_id = ? AND finished_at IS NULL";
        statements.write(
                "finish game " + gameId.value(),
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(finish)) {
                        statement.setObject(1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
                        statement.setObject(2, gameId.value());
                        return statement.executeUpdate();
                    }
                });
    }

    private static int readPage(
            Connection connection, GameId gameId, long after, List<EventRow> into)
            throws SQLException {
        String page =
                "SELECT "
                        + COLUMNS
                        + " FROM game_event WHERE game_id = ? AND seq > ? ORDER BY seq LIMIT "
                        + READ_ROWS;
        try (PreparedStatement statement = connection.prepareStatement(page)) {
            statement.setObject(1, gameId.value());
            statement.setLong(2, after);
            int rows = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    into.add(eventRow(gameId, row));
                    rows++;
                }
            }
            return rows;
        }
    }

    private static EventRow eventRow(GameId gameId, ResultSet row) throws SQLException {
        return new EventRow(
                gameId,
                row.getLong("seq"),
                row.getLong("epoch"),
                new BatchId(row.getObject("batch_id", UUID.class)),
                row.getString("type"),
                row.getInt("version"),
                row.getString("command_id"),
                row.getString("seat"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("payload"));
    }

    private static void requireEvents(List<NewEvent> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a batch without events");
        }
    }
}
