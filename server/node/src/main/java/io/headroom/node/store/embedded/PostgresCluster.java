package io.headroom.node.store.embedded;

import io.headroom.node.settings.OwnerOnlyFile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The database folder of one data folder and the programs that make, start and stop its server.
 * Used only by the program that holds the data folder.
 */
final class PostgresCluster {
    /** The superuser, who owns everything. */
    static final String USER = "headroom";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
    private static final Duration INITDB_LIMIT = Duration.ofSeconds(60);

    /** After a crash the server reads its journal first. */
    private static final int START_LIMIT_SECONDS = 60;

    private static final int START_ATTEMPTS = 5;
    private static final int FAST_STOP_SECONDS = 5;
    private static final int IMMEDIATE_STOP_SECONDS = 2;
    private static final long SERVER_LOG_BYTES = 8L << 20;
    private static final int TOLD_LOG_LINES = 12;

    /**
     * Durable, on loopback, and small: one program with a pool, and now and then a command. Given
     * at each start, so that they hold for older data folders too.
     */
    private static final List<String> SERVER_SETTINGS =
            List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "fsync=on",
                    "synchronous_commit=on",
                    "full_page_writes=on",
                    "max_connections=40",
                    "shared_buffers=32MB",
                    "password_encryption=scram-sha-256",
                    "log_checkpoints=off");

    private final Path folder;
    private final Path database;
    private final Path serverLog;
    private final PostgresBinaries binaries;
    private final Unprivileged user;

    PostgresCluster(Path folder, PostgresBinaries binaries, Unprivileged user) {
        this.folder = folder;
        this.database = databaseIn(folder);
        this.serverLog = folder.resolve("postgresql.log");
        this.binaries = binaries;
        this.user = user;
    }

    /** Where the database of a data folder lives. */
    static Path databaseIn(Path folder) {
        return folder.resolve("database");
    }

    /** Whether there is a database of any version. */
    static boolean existsIn(Path folder) {
        return Files.exists(databaseIn(folder).resolve("PG_VERSION"));
    }

    /** Refuses data of another major version. */
    void requireOwnVersion() throws IOException {
        String found = Files.readString(database.resolve("PG_VERSION")).strip();
        String ours = PostgresBinaries.majorVersion();
        if (!found.equals(ours)) {
            throw new UnableToRunPostgresException(
                    "The database in %s was made by PostgreSQL %s; this program carries %s and cannot"
                                    .formatted(database, found, ours)
                            + " read it. Use the Headroom that made it, or another --data.",
                    null);
        }
    }

    /** Makes an empty database, whole or not at all. */
    void initialise(String password) throws IOException {
        Path unfinished = folder.resolve("database.unfinished");
        PostgresBinaries.deleteTree(unfinished);
        OwnerOnlyFile.createFolder(unfinished);
        Path passwordFile = folder.resolve("initdb.password");
        try {
            OwnerOnlyFile.write(passwordFile, password);
            user.own(passwordFile);
            user.own(unfinished);
            run(
                    "make the database",
                    INITDB_LIMIT,
                    List.of(
                            binaries.program("initdb"),
                            "--pgdata=" + unfinished,
                            "--username=" + USER,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C"));
            Files.move(unfinished, database, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** The living server, if there is one. */
    Optional<Postmaster> postmaster() throws IOException {
        return Postmaster.of(database);
    }

    /** Starts the server on a free port; returns when it accepts connections. */
    Postmaster start() throws IOException {
        return start(PostgresCluster::freePort);
    }

    /** Starts a server that has died where it was, so that who knew its port finds it again. */
    Postmaster startAgainOn(int port) throws IOException {
        return start(() -> port);
    }

    private interface Port {
        int choose() throws IOException;
    }

    private Postmaster start(Port port) throws IOException {
        user.own(database);
        Postmaster.removeFileOfStranger(database);
        prepareServerLog();
        for (int attempt = 1; ; attempt++) {
            long logged = Files.size(serverLog);
            BoundedCommand.Outcome outcome = startOn(port.choose());
            Optional<Postmaster> running = postmaster();
            if (outcome.succeeded() && running.isPresent()) {
                return running.get();
            }
            String said = serverLogFrom(logged);
            if (attempt == START_ATTEMPTS || !worthAnotherTry(said)) {
                stop();
                throw new UnableToRunPostgresException(
                        "PostgreSQL in %s did not start: %s%n%s"
                                .formatted(database, outcome.output(), said),
                        null);
            }
            LOG.info("PostgreSQL did not start at once, trying again: {}", said);
        }
    }

    /** Stops the server, if it runs: politely, then not, then for certain. */
    void stop() throws IOException {
        if (stopped("fast", FAST_STOP_SECONDS) || stopped("immediate", IMMEDIATE_STOP_SECONDS)) {
            return;
        }
        Optional<Postmaster> hung = postmaster();
        if (hung.isPresent()) {
            LOG.warn("PostgreSQL {} does not stop, killing it", hung.get().pid());
            hung.get().kill();
        }
    }

    private boolean stopped(String mode, int seconds) throws IOException {
        if (postmaster().isEmpty()) {
            return true;
        }
        List<String> stop =
                List.of(
                        binaries.program("pg_ctl"),
                        "stop",
                        "--pgdata=" + database,
                        "--mode=" + mode,
                        "--wait",
                        "--timeout=" + seconds);
        BoundedCommand.Outcome outcome =
                BoundedCommand.run(folder, Duration.ofSeconds(seconds + 2L), user.command(stop));
        return outcome.succeeded() || postmaster().isEmpty();
    }

    private BoundedCommand.Outcome startOn(int port) throws IOException {
        String options =
                SERVER_SETTINGS.stream()
                        .map(setting -> "-c " + setting)
                        .collect(Collectors.joining(" ", "-c port=" + port + " ", ""));
        List<String> start =
                List.of(
                        binaries.program("pg_ctl"),
                        "start",
                        "--pgdata=" + database,
                        "--log=" + serverLog,
                        "--wait",
                        "--timeout=" + START_LIMIT_SECONDS,
                        "--options=" + options);
        return BoundedCommand.run(
                folder, Duration.ofSeconds(START_LIMIT_SECONDS + 5L), user.command(start));
    }

    /** Somebody took the port in between, or a killed server's children are not all gone yet. */
    private static boolean worthAnotherTry(String said) {
        return said.contains("Address already in use")
                || said.contains("shared memory block")
                || said.contains("is being used by another process");
    }

    private void prepareServerLog() throws IOException {
        Path older = folder.resolve("postgresql.log.old");
        if (Files.exists(serverLog) && Files.size(serverLog) > SERVER_LOG_BYTES) {
            Files.move(serverLog, older, StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(older)) {
            OwnerOnlyFile.ensure(older);
        }
        // It tells statements that failed, and so what people typed.
        OwnerOnlyFile.ensure(serverLog);
        user.own(serverLog);
    }

    private String serverLogFrom(long offset) throws IOException {
        byte[] all = Files.readAllBytes(serverLog);
        int from = (int) Math.min(offset, all.length);
        List<String> lines =
                new String(all, from, all.length - from, StandardCharsets.UTF_8).lines().toList();
        return String.join(
                "\n", lines.subList(Math.max(0, lines.size() - TOLD_LOG_LINES), lines.size()));
    }

    private void run(String act, Duration limit, List<String> command) throws IOException {
        BoundedCommand.Outcome outcome = BoundedCommand.run(folder, limit, user.command(command));
        if (!outcome.succeeded()) {
            throw new UnableToRunPostgresException(
                    "Unable to %s in %s:%n%s".formatted(act, folder, outcome.output()), null);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
