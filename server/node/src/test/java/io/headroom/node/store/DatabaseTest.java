package io.headroom.node.store;

import static io.headroom.node.store.LogFixture.createdGame;
import static io.headroom.node.store.LogFixture.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.game.id.GameId;
import io.headroom.node.settings.DatabaseSettings.External;
import io.headroom.node.settings.UnusableSettingException;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class DatabaseTest {
    @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"lock_timeout,1s", "statement_timeout,1500ms", "transaction_read_only,off"})
    void connection_serverLimits_areFinite(String setting, String value) throws SQLException {
        assertThat(show(DATABASE.dataSource().getConnection(), setting)).isEqualTo(value);
    }

    @Test
    void connection_silence_isFinite() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            assertThat(connection.getNetworkTimeout())
                    .isEqualTo(DatabaseLimits.SOCKET_TIMEOUT_SECONDS * 1_000);
        }
    }

    @Test
    void openForReading_games_areReadAndNotChanged() {
        GameId gameId = createdGame(DATABASE.eventLog());
        try (Database reading = Database.openForReading(DATABASE.settings())) {
            EventLog log = new EventLog(reading.dataSource());

            assertThat(log.read(gameId)).hasSize(1);
            assertThatThrownBy(
                            () ->
                                    log.append(
                                            gameId,
                                            new LogEnd(1, 1),
                                            BatchId.random(),
                                            List.of(event("{}")),
                                            List.of()))
                    .isInstanceOf(UnableToWriteException.class);
        }
    }

    @Test
    void openForReading_databaseWithoutTables_isRefused() {
        External empty = at(DATABASE.settings().jdbcUrl().replaceFirst("/[^/]*$", "/template1"));

        assertThatThrownBy(() -> Database.openForReading(empty))
                .isInstanceOf(UnableToOpenDatabaseException.class)
                .hasMessageContaining("no games");
    }

    @Test
    void open_wrongPassword_isRefusedWithTheServersWords() throws IOException {
        Path wrong = Files.writeString(folder.resolve("password"), "wrong\n");
        External settings =
                new External(
                        DATABASE.settings().jdbcUrl(),
                        DATABASE.settings().user(),
                        Optional.of(wrong));

        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(UnableToOpenDatabaseException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void open_passwordFileMissing_isRefusedByName() {
        Path missing = folder.resolve("missing");
        External settings =
                new External(
                        DATABASE.settings().jdbcUrl(),
                        DATABASE.settings().user(),
                        Optional.of(missing));

        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void open_nobodyListens_isRefusedWithTheAddress() throws IOException {
        int port;
        try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedAtOnce.getLocalPort();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/headroom";

        assertThatThrownBy(() -> Database.open(at(url), new StartPatience(Duration.ZERO)))
                .isInstanceOf(UnableToOpenDatabaseException.class)
                .hasMessageContaining(url);
    }

    @Test
    void open_databaseComesLater_isWaitedFor() throws Exception {
        int server = URI.create(DATABASE.settings().jdbcUrl().substring(5)).getPort();
        try (ByteSwallower network = new ByteSwallower(server)) {
            String url = DATABASE.settings().jdbcUrl().replace(":" + server, ":" + network.port());
            network.refuse();
            CompletableFuture<Database> opened =
                    CompletableFuture.supplyAsync(() -> Database.open(at(url)));
            Awaitility.await().until(() -> network.refused() >= 2);
            assertThat(opened).isNotDone();
            network.pass();

            try (Database database = opened.get(60, TimeUnit.SECONDS)) {
                assertThat(new EventLog(database.dataSource()).unfinishedGames()).isNotNull();
            }
        }
    }

    /** Not opened, since nobody here knows what the newer tables mean, and not changed. */
    @Test
    void open_tablesOfANewerProgram_areRefusedByTheirVersion() throws SQLException {
        try (TestDatabase newer = TestDatabase.create()) {
            String insert =
                    "INSERT INTO flyway_schema_history (installed_rank, version, description, type,"
                        + " script, checksum, installed_by, execution_time, success) VALUES (999,"
                        + " '999', 'later', 'SQL', 'V999__later.sql', 1, 'later', 1, true)";
            try (Connection connection = newer.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(insert);
            }

            assertThatThrownBy(() -> Database.open(newer.settings()))
                    .isInstanceOf(UnableToOpenDatabaseException.class)
                    .hasMessageContaining(newer.settings().jdbcUrl())
                    .hasMessageContaining("version 999")
                    .hasMessageContaining("up to version ");
            assertThatThrownBy(() -> Database.openForReading(newer.settings()))
                    .isInstanceOf(UnableToOpenDatabaseException.class)
                    .hasMessageContaining("version 999");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://127.0.0.1:99999/x", "jdbc:postgresql://h/x?a=%zz"})
    void open_urlThatCannotBe_isRefusedByName(String url) {
        assertThatThrownBy(() -> Database.open(at(url)))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining("--database-url: found '" + url + "'");
    }

    private static External at(String url) {
        return new External(url, DATABASE.settings().user(), DATABASE.settings().passwordFile());
    }

    private static String show(Connection borrowed, String setting) throws SQLException {
        try (Connection connection = borrowed;
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
