package io.headroom.node.store;

import io.headroom.game.id.GameId;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * A row for each game that says where its clock stands. Its owner overwrites it each second, so
 * that whoever claims the game after all its nodes died goes on a second away at most. A mark is no
 * event: it is in no log and in no digest, and losing one loses nothing. Thread-safe; every call
 * blocks, for at most the bounds of {@link DatabaseLimits}.
 */
public final class GameMarks {
    /** The log's last epoch must be the owner's, as for an append. */
    private static final String WRITE =
            """
            INSERT INTO game_mark (game_id, epoch, phase, game_millis, tick)
            SELECT last.game_id, last.epoch, ?, ?, ?
            FROM (SELECT game_id, epoch FROM game_event
                  WHERE game_id = ? ORDER BY seq DESC LIMIT 1) AS last
            WHERE last.epoch = ?
            ON CONFLICT (game_id) DO UPDATE
              SET epoch = excluded.epoch, phase = excluded.phase,
                  game_millis = excluded.game_millis, tick = excluded.tick
              WHERE game_mark.epoch <= excluded.epoch
            """;

    private static final String READ =
            "SELECT phase, game_millis, tick FROM game_mark WHERE game_id = ?";

    private final Statements statements;

    /** The marks in the database behind these connections. */
    public GameMarks(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /**
     * Overwrites a game's mark.
     *
     * @param epoch of the owner
     * @return false when nothing was written, because the game has another owner
     * @throws UnableToWriteException when nothing changed
     * @throws UnknownOutcomeException when it may or may not be written; the next one makes it good
     */
    public boolean write(GameId gameId, long epoch, GameMark mark) {
        return statements.write(
                "mark game " + gameId.value(),
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
                        statement.setInt(1, mark.phase());
                        statement.setLong(2, mark.gameMillis());
                        statement.setInt(3, mark.tick());
                        statement.setObject(4, gameId.value());
                        statement.setLong(5, epoch);
                        return statement.executeUpdate() > 0;
                    }
                });
    }

    /** A game's mark; empty when nobody has left one. */
    public Optional<GameMark> find(GameId gameId) {
        return statements.read(
                "read the mark of game " + gameId.value(),
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(READ)) {
                        statement.setObject(1, gameId.value());
                        try (ResultSet row = statement.executeQuery()) {
                            return row.next()
                                    ? Optional.of(
                                            new GameMark(
                                                    row.getInt(1), row.getLong(2), row.getInt(3)))
                                    : Optional.empty();
                        }
                    }
                });
    }
}
