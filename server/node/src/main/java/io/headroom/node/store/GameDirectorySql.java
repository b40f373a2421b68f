package io.headroom.node.store;

import io.headroom.game.id.GameId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The questions to the directory of games. */
final class GameDirectorySql {
    private static final String SELECT =
            """
            SELECT game_id, code, owner_node_id, created_at, finished_at,
                   (SELECT epoch FROM game_event WHERE game_event.game_id = game.game_id
                    ORDER BY seq DESC LIMIT 1) AS epoch
            FROM game
            """;

    private GameDirectorySql() {}

    /** The games that go on, oldest first. */
    static List<StoredGame> unfinished(Connection connection) throws SQLException {
        String sql = SELECT + "WHERE finished_at IS NULL ORDER BY created_at, game_id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return rows(statement);
        }
    }

    /** One game by its id. */
    static Optional<StoredGame> byId(Connection connection, GameId gameId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "WHERE game_id = ?")) {
            statement.setObject(1, gameId.value());
            return rows(statement).stream().findFirst();
        }
    }

    /** The unfinished game with a code, otherwise the newest that had it. */
    static Optional<StoredGame> byCode(Connection connection, String code) throws SQLException {
        String sql =
                SELECT
                        + "WHERE code = ? ORDER BY finished_at IS NULL DESC, created_at DESC LIMIT"
                        + " 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, code);
            return rows(statement).stream().findFirst();
        }
    }

    /** Those of some codes that a game has. */
    static Set<String> codesInUse(Connection connection, Set<String> codes) throws SQLException {
        String sql = "SELECT DISTINCT code FROM game WHERE code = ANY (?)";
        Set<String> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", codes.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString("code"));
                }
            }
        }
        return found;
    }

    private static List<StoredGame> rows(PreparedStatement statement) throws SQLException {
        List<StoredGame> games = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
                games.add(
                        new StoredGame(
                                new GameId(row.getObject("game_id", UUID.class)),
                                row.getString("code"),
                                new NodeId(row.getString("owner_node_id")),
                                row.getLong("epoch"),
                                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                                finishedAt == null ? null : finishedAt.toInstant()));
            }
        }
        return games;
    }
}
