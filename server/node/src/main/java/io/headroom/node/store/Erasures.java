package io.headroom.node.store;

import io.headroom.game.id.GameId;
import io.headroom.game.id.TextKey;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * Takes back what people typed. The log keeps the keys of the texts, so neither it nor its digest
 * changes. Nodes that show a game find here that they must read its texts again.
 *
 * <p>Every erasure is one statement: it is done whole or not at all, and doing it again changes
 * nothing. Thread-safe; every call blocks, for at most the bounds of {@link DatabaseLimits}.
 */
public final class Erasures {
    /** Games that one statement takes, so that it stays within its time-out. */
    private static final int MOST_GAMES = 100;

    /** Of two nodes that look at once, each takes other games, or none. */
    private static final String FINISHED =
            """
            WITH due AS (
              SELECT game_id FROM game
              WHERE finished_at < ?
                AND (EXISTS (SELECT FROM typed_text
                             WHERE typed_text.game_id = game.game_id AND content IS NOT NULL)
                  OR EXISTS (SELECT FROM practice_link WHERE practice_link.game_id = game.game_id)
                  OR EXISTS (SELECT FROM practice_player
                             WHERE practice_player.game_id = game.game_id))
              ORDER BY finished_at LIMIT ? FOR UPDATE SKIP LOCKED),
            """;

    private static final String ONE =
            """
            WITH due AS (SELECT game_id FROM game WHERE game_id = ?),
            """;

    /** An hour is longer than any node looks back. */
    private static final String ERASED =
            """
            erased AS (
              UPDATE typed_text SET content = NULL FROM due
              WHERE typed_text.game_id = due.game_id AND content IS NOT NULL
                AND (?::text[] IS NULL OR text_key = ANY (?))
              RETURNING 1),
            players AS (
              DELETE FROM practice_player USING due
              WHERE practice_player.game_id = due.game_id
                AND (?::text[] IS NULL OR player = ANY (?))
              RETURNING 1),
            links AS (
              DELETE FROM practice_link USING due
              WHERE practice_link.game_id = due.game_id AND ?),
            seeds AS (
              DELETE FROM practice_seed USING due
              WHERE practice_seed.game_id = due.game_id AND ?),
            former AS (
              DELETE FROM erasure WHERE erased_at < clock_timestamp() - interval '1 hour'),
            noted AS (
              INSERT INTO erasure (game_id) SELECT game_id FROM due)
            SELECT (SELECT count(*) FROM due), (SELECT count(*) FROM erased),
                   (SELECT count(*) FROM players)
            """;

    private static final String SINCE =
            """
            SELECT DISTINCT game_id FROM erasure
            WHERE erased_at > clock_timestamp() - make_interval(secs => ?)
            """;

    private final Statements statements;

    /**
     * What was erased.
     *
     * @param games that were looked at
     * @param texts that are gone now
     * @param players of practice who are gone now, with their tries
     */
    public record Erased(int games, int texts, int players) {}

    /**
     * What some people left in a game.
     *
     * @param keys of what they typed
     * @param players as which they practised
     */
    public record Traces(Collection<TextKey> keys, Collection<String> players) {}

    /** Erasures in the database behind these connections. */
    public Erasures(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /**
     * Erases texts of a game, and what was practised on it.
     *
     * @param traces of some people; null for all there are, links to practice among them
     * @throws UnableToWriteException when nothing changed
     * @throws UnknownOutcomeException when it may or may not be done; do it again
     */
    public Erased erase(GameId gameId, @Nullable Traces traces) {
        return statements.write(
                "erase texts of game " + gameId.value(),
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(ONE + ERASED)) {
                        statement.setObject(1, gameId.value());
                        return erased(connection, statement, 2, traces);
                    }
                });
    }

    /**
     * Erases all texts of some games, and what was practised on them, that ended before an instant,
     * those that ended first. Games that go on, or rest, are not touched however old they are.
     *
     * @return with fewer games than {@value #MOST_GAMES} none is left
     * @throws UnableToWriteException when nothing changed
     * @throws UnknownOutcomeException when it may or may not be done; do it again
     */
    public Erased eraseFinishedBefore(Instant instant) {
        return statements.write(
                "erase the texts of old games",
                connection -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement(FINISHED + ERASED)) {
                        statement.setObject(1, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
                        statement.setInt(2, MOST_GAMES);
                        return erased(connection, statement, 3, null);
                    }
                });
    }

    private static Erased erased(
            Connection connection, PreparedStatement statement, int next, @Nullable Traces traces)
            throws SQLException {
        Array keys = null;
        Array players = null;
        if (traces != null) {
            Object[] names = traces.keys().stream().map(TextKey::value).toArray();
            keys = connection.createArrayOf("text", names);
            players = connection.createArrayOf("text", traces.players().toArray());
        }
        statement.setArray(next, keys);
        statement.setArray(next + 1, keys);
        statement.setArray(next + 2, players);
        statement.setArray(next + 3, players);
        statement.setBoolean(next + 4, traces == null);
        statement.setBoolean(next + 5, traces == null);
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return new Erased(row.getInt(1), row.getInt(2), row.getInt(3));
        }
    }

    /**
     * Games of which something was erased not longer ago than this, by the clock of the database.
     *
     * @throws UnableToReadException when there is no answer
     */
    public Set<GameId> within(Duration past) {
        return statements.read(
                "look for erased texts",
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(SINCE)) {
                        statement.setDouble(1, past.toMillis() / 1_000.0);
                        Set<GameId> games = new HashSet<>();
                        try (ResultSet row = statement.executeQuery()) {
                            while (row.next()) {
                                games.add(new GameId(row.getObject(1, UUID.class)));
                            }
                        }
                        return games;
                    }
                });
    }

    /** Whether as many games were taken as one statement takes: more may be left. */
    public static boolean mayBeMore(Erased erased) {
        return erased.games() == MOST_GAMES;
    }
}
