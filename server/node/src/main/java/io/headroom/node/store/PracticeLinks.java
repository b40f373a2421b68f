package io.headroom.node.store;

import io.headroom.game.id.GameId;
import io.headroom.game.id.SeatToken;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

import javax.sql.DataSource;

/**
 * The long links to practice on games that are over. A token is known to whoever was shown it; here
 * is its hash only, so a link cannot be shown again, but another one made that opens the same.
 * Thread-safe; every call blocks.
 */
public final class PracticeLinks {
    /** Of a game's links so many of the first stay open, which a class was shown. */
    private static final int FIRST = 16;

    /** Besides so many of the last ones. */
    private static final int LAST = 16;

    private static final String ADD =
            """
            WITH placed AS (
              SELECT token_hash, row_number() OVER (ORDER BY made_at, token_hash) AS nth,
                     count(*) OVER () AS all_of_them
              FROM practice_link WHERE game_id = ?),
            former AS (
              DELETE FROM practice_link USING placed
              WHERE practice_link.token_hash = placed.token_hash
                AND nth > ? AND nth <= all_of_them - ?)
            INSERT INTO practice_link (token_hash, game_id) VALUES (?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String OPENS =
            "SELECT FROM practice_link WHERE token_hash = ? AND game_id = ?";

    /** As many as of a seat's token, and written like one. */
    private static final int TOKEN_BYTES = 16;

    private final SecureRandom chance = new SecureRandom();
    private final Statements statements;

    /** The links in the database behind these connections. */
    public PracticeLinks(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /**
     * Makes a link to a game.
     *
     * @return its secret, which nobody can be told again
     * @throws UnableToWriteException when nothing changed
     * @throws UnknownOutcomeException when it may or may not be there
     */
    public SeatToken make(GameId game) {
        byte[] bytes = new byte[TOKEN_BYTES];
        chance.nextBytes(bytes);
        SeatToken token = SeatToken.of(bytes);
        add(game, token.hash());
        return token;
    }

    /**
     * Adds a link to a game.
     *
     * @throws UnableToWriteException when nothing changed
     * @throws UnknownOutcomeException when it may or may not be there
     */
    public void add(GameId game, String tokenHash) {
        statements.write(
                "make a link to game " + game.value(),
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                        statement.setObject(1, game.value());
                        statement.setInt(2, FIRST);
                        statement.setInt(3, LAST - 1);
                        statement.setString(4, tokenHash);
                        statement.setObject(5, game.value());
                        return statement.executeUpdate();
                    }
                });
    }

    /** Whether a token, by its hash, opens a game. */
    public boolean opens(GameId game, String tokenHash) {
        return statements.read(
                "look at a link to game " + game.value(),
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(OPENS)) {
                        statement.setString(1, tokenHash);
                        statement.setObject(2, game.value());
                        try (ResultSet row = statement.executeQuery()) {
                            return row.next();
                        }
                    }
                });
    }
}
