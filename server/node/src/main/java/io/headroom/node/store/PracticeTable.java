package io.headroom.node.store;

import io.headroom.game.id.GameId;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * What people try on games that are over. It stands beside the record: nothing here is in a log or
 * a digest. Any node may be asked; what must be one, as the try under way of a player or the second
 * seed of a round, the keys of the tables make one. Thread-safe; every call blocks, for at most the
 * bounds of {@link DatabaseLimits}.
 */
public final class PracticeTable {
    /** Players of a game; more are turned away. */
    public static final int MOST_PLAYERS = 2_000;

    /** Tries of a player in a round; more are turned away. */
    public static final int MOST_TRIES = 200;

    /** A name is given to so many players at most, with a number behind it from the second on. */
    private static final int MOST_NAMESAKES = 64;

    /** A try that has no result by then will have none: its node died. */
    private static final int DEAD_SECONDS = 60;

    /** Tries that are told of a player's, the last ones. */
    private static final int TOLD = 40;

    private static final String ENTER =
            """
            INSERT INTO practice_player (game_id, player, name)
            SELECT ?, ?, ? WHERE (SELECT count(*) FROM practice_player WHERE game_id = ?) < ?
            ON CONFLICT DO NOTHING
            """;

    private static final String BEGIN =
            """
            INSERT INTO practice_try (try_id, game_id, player, round, track, kind, configuration)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (game_id, player) WHERE result IS NULL DO UPDATE
              SET try_id = excluded.try_id, round = excluded.round, track = excluded.track,
                  kind = excluded.kind, configuration = excluded.configuration,
                  asked_at = excluded.asked_at
              WHERE practice_try.asked_at < clock_timestamp() - make_interval(secs => ?)
            """;

    private static final String TRIES =
            """
            SELECT kind, configuration, result, beaten FROM (
              SELECT * FROM practice_try
              WHERE game_id = ? AND round = ? AND track = ? AND player = ? AND result IS NOT NULL
              ORDER BY asked_at DESC, try_id LIMIT ?) AS newest
            ORDER BY asked_at, try_id
            """;

    private static final String WINNERS =
            """
            SELECT name, player, max(points) AS points
            FROM practice_try JOIN practice_player USING (game_id, player)
            WHERE game_id = ? AND round = ? AND track = ? AND beaten
            GROUP BY name, player ORDER BY max(points) DESC, min(asked_at), name LIMIT ?
            """;

    private final Statements statements;

    /**
     * Where somebody tries something.
     *
     * @param player who, as {@link #enter} was told
     */
    public record Place(GameId game, int round, String track, String player) {}

    /**
     * Somebody who beat the frontier.
     *
     * @param name the number of a generated name
     * @param points the most, on the live traffic
     */
    public record Winner(int name, String player, int points) {}

    /** The tables in the database behind these connections. */
    public PracticeTable(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /** As whom a seat of a game plays. */
    public static String player(int seat) {
        return "seat-" + seat;
    }

    /**
     * Lets a player in, once.
     *
     * @param name the number of a name that the player would have if nobody else had it
     * @param lap how much further the number of a namesake is
     * @return the number of the player's name; empty when there is no room
     */
    public Optional<Integer> enter(GameId game, String player, int name, int lap) {
        Optional<Integer> known = name(game, player);
        for (int namesakes = 0; known.isEmpty() && namesakes < MOST_NAMESAKES; namesakes++) {
            int number = name + namesakes * lap;
            int entered =
                    write(
                            "let a player of game " + game.value() + " in",
                            ENTER,
                            statement -> {
                                statement.setObject(1, game.value());
                                statement.setString(2, player);
                                statement.setInt(3, number);
                                statement.setObject(4, game.value());
                                statement.setInt(5, MOST_PLAYERS);
                            });
            if (entered > 0) {
                return Optional.of(number);
            }
            known = name(game, player);
        }
        return known;
    }

    /** The number of a player's name; empty for one who never came in. */
    public Optional<Integer> name(GameId game, String player) {
        return one(
                "SELECT name FROM practice_player WHERE game_id = ? AND player = ?",
                statement -> {
                    statement.setObject(1, game.value());
                    statement.setString(2, player);
                },
                row -> row.getInt(1));
    }

    /**
     * Begins a try.
     *
     * @return its name, by which it ends; empty while another of the same player is under way
     */
    public Optional<UUID> begin(Place place, String kind, String configuration) {
        UUID name = UUID.randomUUID();
        int begun =
                write(
                        "begin a try of game " + place.game().value(),
                        BEGIN,
                        statement -> {
                            statement.setObject(1, name);
                            statement.setObject(2, place.game().value());
                            statement.setString(3, place.player());
                            statement.setInt(4, place.round());
                            statement.setString(5, place.track());
                            statement.setString(6, kind);
                            statement.setString(7, configuration);
                            statement.setInt(8, DEAD_SECONDS);
                        });
        return begun > 0 ? Optional.of(name) : Optional.empty();
    }

    /**
     * Ends a try with its result; without effect on one that was given up.
     *
     * @param points on the live traffic; null for a what-if
     */
    public void end(UUID name, String result, @Nullable Integer points, boolean beaten) {
        write(
                "end a try",
                "UPDATE practice_try SET result = ?, points = ?, beaten = ?"
                        + " WHERE try_id = ? AND result IS NULL",
                statement -> {
                    statement.setString(1, result);
                    statement.setObject(2, points, Types.INTEGER);
                    statement.setBoolean(3, beaten);
                    statement.setObject(4, name);
                });
    }

    /** Takes back a try that came to nothing. */
    public void giveUp(UUID name) {
        write(
                "give a try up",
                "DELETE FROM practice_try WHERE try_id = ? AND result IS NULL",
                statement -> statement.setObject(1, name));
    }

    /** The same asked by the same player before, with its result; empty when it never was. */
    public Optional<KeptTry> find(Place place, String kind, String configuration) {
        return one(
                "SELECT kind, configuration, result, beaten FROM practice_try"
                        + " WHERE game_id = ? AND round = ? AND track = ? AND player = ?"
                        + " AND kind = ? AND configuration = ? AND result IS NOT NULL LIMIT 1",
                statement -> {
                    bind(statement, place);
                    statement.setString(5, kind);
                    statement.setString(6, configuration);
                },
                PracticeTable::tried);
    }

    /** How many tries a player has made in a round, on all tracks. */
    public int tries(Place place) {
        return one(
                        "SELECT count(*) FROM practice_try"
                                + " WHERE game_id = ? AND round = ? AND player = ?",
                        statement -> {
                            statement.setObject(1, place.game().value());
                            statement.setInt(2, place.round());
                            statement.setString(3, place.player());
                        },
                        row -> row.getInt(1))
                .orElse(0);
    }

    /** The last {@value #TOLD} tries of a player that have a result, in the order of asking. */
    public List<KeptTry> told(Place place) {
        return all(
                TRIES,
                statement -> {
                    bind(statement, place);
                    statement.setInt(5, TOLD);
                },
                PracticeTable::tried);
    }

    /** Who beat the frontier of a track in a round, the best {@value #TOLD} of them. */
    public List<Winner> winners(GameId game, int round, String track) {
        return all(
                WINNERS,
                statement -> {
                    statement.setObject(1, game.value());
                    statement.setInt(2, round);
                    statement.setString(3, track);
                    statement.setInt(4, TOLD);
                },
                row ->
                        new Winner(
                                row.getInt("name"), row.getString("player"), row.getInt("points")));
    }

    /**
     * The second seed of a round: of several that are offered, the first stays.
     *
     * @param drawn what it is if there is none yet
     */
    public long seed(GameId game, int round, long drawn) {
        write(
                "keep a seed of game " + game.value(),
                "INSERT INTO practice_seed (game_id, round, seed) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                statement -> {
                    statement.setObject(1, game.value());
                    statement.setInt(2, round);
                    statement.setLong(3, drawn);
                });
        return one(
                        "SELECT seed FROM practice_seed WHERE game_id = ? AND round = ?",
                        statement -> {
                            statement.setObject(1, game.value());
                            statement.setInt(2, round);
                        },
                        row -> row.getLong(1))
                .orElseThrow();
    }

    private static void bind(PreparedStatement statement, Place place) throws SQLException {
        statement.setObject(1, place.game().value());
        statement.setInt(2, place.round());
        statement.setString(3, place.track());
        statement.setString(4, place.player());
    }

    private static KeptTry tried(ResultSet row) throws SQLException {
        return new KeptTry(
                row.getString("kind"),
                row.getString("configuration"),
                row.getString("result"),
                row.getBoolean("beaten"));
    }

    /** Sets the values of a statement. */
    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    /** Reads a row. */
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private int write(String act, String sql, Binding binding) {
        return statements.write(
                act,
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        binding.to(statement);
                        return statement.executeUpdate();
                    }
                });
    }

    private <T> Optional<T> one(String sql, Binding binding, Row<T> row) {
        return all(sql, binding, row).stream().findFirst();
    }

    private <T> List<T> all(String sql, Binding binding, Row<T> row) {
        return statements.read(
                "read what was practised", connection -> all(connection, sql, binding, row));
    }

    private static <T> List<T> all(Connection connection, String sql, Binding binding, Row<T> row)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.to(statement);
            List<T> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(row.of(found));
                }
            }
            return rows;
        }
    }
}
