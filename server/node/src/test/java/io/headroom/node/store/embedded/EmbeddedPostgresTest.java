package io.headroom.node.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One data folder through starts, kills and stops; every test leaves its database stopped. */
class EmbeddedPostgresTest {
    @TempDir private static Path root;
    private static Path folder = Path.of("");

    @BeforeAll
    static void makeData() throws SQLException {
        folder = root.resolve("data");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            execute(postgres, "CREATE TABLE kept (value text)");
            execute(postgres, "INSERT INTO kept VALUES ('from the first start')");
        }
    }

    @AfterAll
    static void stopWhatAFailedTestLeft() {
        EmbeddedPostgres.start(folder).close();
    }

    @Test
    void server_settings_areDurableAndPrivate() throws SQLException {
        Map<String, String> expected =
                Map.of(
                        "fsync", "on",
                        "synchronous_commit", "on",
                        "full_page_writes", "on",
                        "data_checksums", "on",
                        "listen_addresses", "127.0.0.1",
                        "unix_socket_directories", "",
                        "password_encryption", "scram-sha-256",
                        "server_encoding", "UTF8",
                        "lc_messages", "C");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            for (Map.Entry<String, String> setting : expected.entrySet()) {
                assertThat(ask(postgres, "SHOW " + setting.getKey()))
                        .as(setting.getKey())
                        .isEqualTo(setting.getValue());
            }
        }
    }

    @Test
    void server_wrongPassword_refuses() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThatThrownBy(
                            () ->
                                    DriverManager.getConnection(
                                            postgres.jdbcUrl(), postgres.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void dataFolder_secrets_areTheOwnersOnly() throws IOException {
        assertThat(permissions(folder.resolve("database.password"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("database"))).isEqualTo("rwx------");
        assertThat(folder.resolve("initdb.password")).doesNotExist();
    }

    @Test
    void dataFolder_logAndLock_areTheOwnersOnlyAlsoFromEarlierStarts() throws IOException {
        List<Path> files =
                Stream.of("postgresql.log", "postgresql.log.old", "program.lock")
                        .map(folder::resolve)
                        .toList();
        Files.writeString(folder.resolve("postgresql.log.old"), "older");
        for (Path file : files) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
        EmbeddedPostgres.start(folder).close();
        assertThat(files).allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        for (String name : List.of("postgresql.log", "program.lock")) {
            Files.delete(folder.resolve(name));
        }
        EmbeddedPostgres.start(folder).close();
        assertThat(files).allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
    }

    @Test
    void start_again_keepsTheData() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(kept(postgres)).isEqualTo("from the first start");
        }
    }

    @Test
    void close_stopsTheServerAndFreesTheFolder() throws IOException {
        EmbeddedPostgres.start(folder).close();

        assertThat(runningServer()).isZero();
    }

    @Test
    void start_folderHeldByThisProgram_isRefusedAndTheHoldStays() {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder)) {
            for (int attempt = 1; attempt <= 2; attempt++) {
                assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                        .isInstanceOf(DataFolderInUseException.class)
                        .hasMessageContaining(folder.toString())
                        .hasMessageContaining("this program");
            }
            assertThat(first.jdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
        }
    }

    @Test
    void start_folderHeldByAnotherProgram_isRefusedWithItsPid() throws Exception {
        try (Program other = Program.start(folder)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("program " + other.pid());
        }
    }

    @Test
    void start_programWasKilled_adoptsItsHealthyServer() throws Exception {
        long orphan = orphanedServer();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(runningServer()).isEqualTo(orphan);
            assertThat(kept(postgres)).isEqualTo("from the first start");
        }
        assertThat(runningServer()).as("closing stops an adopted server too").isZero();
    }

    @Test
    void start_programWasKilledAndItsServerHangs_replacesIt() throws Exception {
        long orphan = orphanedServer();
        signal("STOP", orphan);

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(runningServer()).isNotZero().isNotEqualTo(orphan);
            assertThat(kept(postgres)).isEqualTo("from the first start");
        }
    }

    @Test
    void start_programAndServerWereKilled_recovers() throws Exception {
        signal("KILL", orphanedServer());

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(kept(postgres)).isEqualTo("from the first start");
        }
    }

    @Test
    void server_dies_isStartedAgainWhereItWas() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            String url = postgres.jdbcUrl();
            for (int death = 1; death <= 2; death++) {
                long died = runningServer();
                signal("KILL", died);
                Awaitility.await()
                        .ignoreExceptionsInstanceOf(SQLException.class)
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> runningServer() != died && !kept(postgres).isEmpty());

                assertThat(postgres.jdbcUrl()).isEqualTo(url);
                assertThat(kept(postgres)).isEqualTo("from the first start");
            }
        }
        assertThat(runningServer()).as("closing ends the watch before the server").isZero();
    }

    @Test
    void start_serversNumberIsAStrangersNow_starts() throws Exception {
        Files.writeString(
                folder.resolve("database/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(kept(postgres)).isEqualTo("from the first start");
        }
    }

    @Test
    void joinOrStart_programRuns_joinsAndLeavesItRunning() throws Exception {
        try (Program other = Program.start(folder)) {
            long server = runningServer();
            try (EmbeddedPostgres joined = EmbeddedPostgres.joinOrStart(folder)) {
                assertThat(kept(joined)).isEqualTo("from the first start");
            }
            assertThat(runningServer()).isEqualTo(server);
            assertThat(other.pid()).isPositive();
        }
    }

    @Test
    void joinOrStart_nothingRuns_startsForTheTime() throws Exception {
        try (EmbeddedPostgres started = EmbeddedPostgres.joinOrStart(folder)) {
            assertThat(kept(started)).isEqualTo("from the first start");
        }
        assertThat(runningServer()).isZero();
    }

    @Test
    void joinOrStart_noData_isRefusedAndMakesNothing() {
        Path nowhere = root.resolve("nowhere");

        assertThatThrownBy(() -> EmbeddedPostgres.joinOrStart(nowhere))
                .isInstanceOf(UnableToRunPostgresException.class)
                .hasMessageContaining(nowhere.toString());
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void start_dataOfAnotherMajorVersion_isRefusedAndTheFolderIsFree() throws Exception {
        Path version = folder.resolve("database/PG_VERSION");
        String ours = Files.readString(version);
        Files.writeString(version, "17\n");
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(UnableToRunPostgresException.class)
                    .hasMessageContaining("PostgreSQL 17")
                    .hasMessageContaining("carries 18");
        } finally {
            Files.writeString(version, ours);
        }
        EmbeddedPostgres.start(folder).close();
    }

    @Test
    void start_passwordIsMissing_isRefusedByName() throws Exception {
        Path password = folder.resolve("database.password");
        Path hidden = Files.move(password, folder.resolve("hidden"));
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(UnableToRunPostgresException.class)
                    .hasMessageContaining(password.toString());
        } finally {
            Files.move(hidden, password);
        }
    }

    private static long orphanedServer() throws Exception {
        Program killed = Program.start(folder);
        killed.kill();
        long orphan = runningServer();
        assertThat(orphan).as("the server outlives its program").isNotZero();
        return orphan;
    }

    /** The process id of the folder's server; 0 when none runs. */
    private static long runningServer() throws IOException {
        Path database = PostgresCluster.databaseIn(folder.toRealPath());
        return Postmaster.of(database).map(Postmaster::pid).orElse(0L);
    }

    private static void signal(String name, long pid) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static String kept(EmbeddedPostgres postgres) throws SQLException {
        return ask(postgres, "SELECT value FROM kept");
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
