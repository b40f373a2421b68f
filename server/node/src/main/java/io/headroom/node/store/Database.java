package io.headroom.node.store;

import com.zaxxer.hikari.HikariDataSource;

import io.headroom.content.document.FileTrouble;
import io.headroom.node.settings.DatabaseSettings;
import io.headroom.node.settings.DatabaseSettings.Embedded;
import io.headroom.node.settings.DatabaseSettings.External;
import io.headroom.node.settings.ServeSetting;
import io.headroom.node.settings.SettingProblem;
import io.headroom.node.settings.UnusableSettingException;
import io.headroom.node.store.embedded.EmbeddedPostgres;

import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * A program's way to the record: the server, if it is the embedded one, and a bounded pool of
 * connections whose statements, locks and sockets have finite time-outs.
 */
public final class Database implements AutoCloseable {
    private final HikariDataSource pool;
    private final @Nullable EmbeddedPostgres embedded;

    private Database(HikariDataSource pool, @Nullable EmbeddedPostgres embedded) {
        this.pool = pool;
        this.embedded = embedded;
    }

    /**
     * Opens the record for a server: starts or adopts the embedded database, waits for one that
     * does not answer yet, and brings the tables up to date.
     *
     * @throws UnusableSettingException when the password file cannot be read
     * @throws StoreException when the database cannot be run or opened; the message says why
     */
    public static Database open(DatabaseSettings settings) {
        return open(settings, StartPatience.ofAStart());
    }

    /** Opens it with a patience of one's own. */
    static Database open(DatabaseSettings settings, StartPatience patience) {
        return open(
                settings,
                EmbeddedPostgres::start,
                login -> {
                    patience.awaitAnswer(login);
                    migrate(login, patience);
                    return ConnectionPool.open(login, false, patience.left());
                });
    }

    /**
     * Opens the record for a command that only looks: joins the embedded database of a running
     * program, or starts it for the time, and changes nothing.
     *
     * @throws UnusableSettingException when the password file cannot be read
     * @throws StoreException when the database cannot be run or opened, or holds no games
     */
    public static Database openForReading(DatabaseSettings settings) {
        return openBeside(settings, true);
    }

    /**
     * Opens the record for a command that changes a little: joins the embedded database of a
     * running program, or starts it for the time. The tables must be this program's.
     *
     * @throws UnusableSettingException when the password file cannot be read
     * @throws StoreException when the database cannot be run or opened, holds no games, or an older
     *     or newer program's tables
     */
    public static Database openForChanging(DatabaseSettings settings) {
        return openBeside(settings, false);
    }

    private static Database openBeside(DatabaseSettings settings, boolean readOnly) {
        return open(
                settings,
                EmbeddedPostgres::joinOrStart,
                login -> {
                    // A database that is not there is told at once; a slow login is not.
                    new StartPatience(Duration.ZERO).awaitAnswer(login);
                    HikariDataSource pool =
                            ConnectionPool.open(login, readOnly, DatabaseLimits.READING_PATIENCE);
                    try {
                        requireTables(pool, login, readOnly);
                        return pool;
                    } catch (StoreException failure) {
                        pool.close();
                        throw failure;
                    }
                });
    }

    /** Connections in autocommit mode; borrow one for a statement and give it back. */
    public DataSource dataSource() {
        return pool;
    }

    /** Closes the connections and stops the embedded database if this program holds it. */
    @Override
    public void close() {
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    private static Database open(
            DatabaseSettings settings,
            Function<Path, EmbeddedPostgres> run,
            Function<Login, HikariDataSource> connect) {
        return switch (settings) {
            case External external -> new Database(connect.apply(login(external)), null);
            case Embedded inside -> {
                EmbeddedPostgres server = run.apply(inside.dataFolder());
                try {
                    Login login = new Login(server.jdbcUrl(), server.user(), server.password());
                    yield new Database(connect.apply(login), server);
                } catch (StoreException failure) {
                    server.close();
                    throw failure;
                }
            }
        };
    }

    private static Login login(External external) {
        try {
            new PGSimpleDataSource().setURL(external.jdbcUrl());
        } catch (IllegalArgumentException noUrl) {
            throw new UnusableSettingException(
                    new SettingProblem(
                            "--database-url",
                            "'" + external.jdbcUrl() + "'",
                            ServeSetting.DATABASE_URL.expected()));
        }
        String password = external.passwordFile().map(Database::password).orElse(null);
        return new Login(external.jdbcUrl(), external.user().orElse(null), password);
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UnusableSettingException(
                    new SettingProblem(
                            "--database-password-file " + file,
                            FileTrouble.found(failure),
                            "a password"));
        }
    }

    /** Of several nodes that start at once, one migrates and the others wait for it. */
    private static void migrate(Login login, StartPatience patience) {
        Schema schema =
                new Schema(
                        login.patient(DatabaseLimits.MIGRATION_TIMEOUT_SECONDS), login.jdbcUrl());
        boolean migrated = false;
        while (!migrated) {
            try {
                schema.migrate();
                migrated = true;
            } catch (FlywayException failure) {
                // A migration is one transaction: what broke off has changed nothing.
                patience.waitOut(login, failure);
            }
        }
    }

    private static void requireTables(DataSource pool, Login login, boolean mayBeOlder) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT to_regclass('game_event') IS NOT NULL");
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new UnableToOpenDatabaseException(
                        "There are no games in " + login.jdbcUrl() + ".", null);
            }
            Schema schema = new Schema(pool, login.jdbcUrl());
            schema.refuseNewer();
            if (!mayBeOlder) {
                schema.refuseOlder();
            }
        } catch (SQLException failure) {
            throw login.unable(failure);
        }
    }
}
