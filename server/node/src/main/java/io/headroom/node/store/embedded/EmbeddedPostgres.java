package io.headroom.node.store.embedded;

import io.headroom.node.settings.OwnerOnlyFile;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The PostgreSQL inside: one server per data folder, which belongs to the program that holds the
 * folder. A server that a killed program left behind is adopted when it answers and restarted when
 * it does not, and one that dies is started again. A terminal's Ctrl-C reaches the program only:
 * the server has a session of its own and ends when this is closed.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int PASSWORD_BITS = 192;

    /** How long an orphan or another program's server may take to answer. */
    private static final int ANSWER_ATTEMPTS = 20;

    private static final long ANSWER_PAUSE_MILLIS = 250;

    private final ServerConnection server;
    private final @Nullable Ownership ownership;

    /** What the owner of a server holds, and gives back at the end. */
    private record Ownership(DataFolderLock lock, PostgresCluster cluster, PostgresWatch watch) {}

    private EmbeddedPostgres(ServerConnection server, @Nullable Ownership ownership) {
        this.server = server;
        this.ownership = ownership;
    }

    /**
     * Starts or adopts the server of a data folder and holds the folder until it is closed. Makes
     * both when they are missing.
     *
     * @throws DataFolderInUseException when a running program holds the folder
     * @throws UnableToRunPostgresException when it cannot run; the message says why
     */
    public static EmbeddedPostgres start(Path dataFolder) {
        try {
            OwnerOnlyFile.createFolder(dataFolder);
            Path folder = dataFolder.toRealPath();
            DataFolderLock lock =
                    DataFolderLock.tryLock(folder).orElseThrow(() -> inUse(folder, ""));
            return startHolding(folder, lock);
        } catch (IOException failure) {
            throw unable(dataFolder, failure);
        }
    }

    /**
     * For commands that look at the data beside a running program: joins its server, which goes on
     * when this is closed. When no program runs, starts the server as {@link #start} does.
     *
     * @throws DataFolderInUseException when a program holds the folder and its server does not
     *     answer
     * @throws UnableToRunPostgresException when there are no data or it cannot run
     */
    public static EmbeddedPostgres joinOrStart(Path dataFolder) {
        if (!PostgresCluster.existsIn(dataFolder)) {
            throw new UnableToRunPostgresException(
                    "There are no games in " + dataFolder + ".", null);
        }
        try {
            Path folder = dataFolder.toRealPath();
            for (int attempt = 0; attempt < ANSWER_ATTEMPTS; attempt++) {
                Optional<DataFolderLock> lock = DataFolderLock.tryLock(folder);
                if (lock.isPresent()) {
                    return startHolding(folder, lock.get());
                }
                Optional<ServerConnection> running = running(folder);
                if (running.isPresent() && answers(running.get())) {
                    return new EmbeddedPostgres(running.get(), null);
                }
                pause();
            }
            throw inUse(folder, " Its database does not answer.");
        } catch (IOException failure) {
            throw unable(dataFolder, failure);
        }
    }

    /** The JDBC address of Headroom's database. */
    public String jdbcUrl() {
        return server.jdbcUrl(ServerConnection.DATABASE);
    }

    /** The JDBC address of the database that every server has, for making others. */
    public String maintenanceJdbcUrl() {
        return server.jdbcUrl(ServerConnection.MAINTENANCE_DATABASE);
    }

    /** Who connects. */
    public String user() {
        return PostgresCluster.USER;
    }

    /** With which password. */
    public String password() {
        return server.password();
    }

    /**
     * Stops the server and lets go of the folder, within a quarter of a minute whatever the
     * server's state; leaves both alone when they are another program's.
     */
    @Override
    public void close() {
        if (ownership == null) {
            return;
        }
        try {
            ownership.watch().close();
            try {
                ownership.cluster().stop();
            } finally {
                ownership.lock().close();
            }
        } catch (IOException failure) {
            throw new UnableToRunPostgresException("Unable to stop " + server, failure);
        }
    }

    private static EmbeddedPostgres startHolding(Path folder, DataFolderLock lock)
            throws IOException {
        boolean started = false;
        try {
            PostgresCluster cluster =
                    new PostgresCluster(
                            folder,
                            PostgresBinaries.unpackInto(folder),
                            Unprivileged.inFolder(folder));
            String password = prepare(folder, cluster);
            ServerConnection server =
                    adopt(cluster, password).orElseGet(() -> startServer(cluster, password));
            started = true;
            PostgresWatch watch = PostgresWatch.over(cluster, server.port());
            return new EmbeddedPostgres(server, new Ownership(lock, cluster, watch));
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    /** Makes the database if there is none; returns its password. */
    private static String prepare(Path folder, PostgresCluster cluster) throws IOException {
        Path passwordFile = passwordFile(folder);
        if (PostgresCluster.existsIn(folder)) {
            cluster.requireOwnVersion();
            if (!Files.exists(passwordFile)) {
                throw new UnableToRunPostgresException(
                        "The password of the database is missing: " + passwordFile, null);
            }
        } else {
            OwnerOnlyFile.write(passwordFile, OwnerOnlyFile.randomText(PASSWORD_BITS));
            cluster.initialise(password(folder));
        }
        return password(folder);
    }

    /** Takes over a server that a killed program left behind, or stops it if it is sick. */
    private static Optional<ServerConnection> adopt(PostgresCluster cluster, String password)
            throws IOException {
        Optional<Postmaster> orphan = cluster.postmaster();
        if (orphan.isEmpty()) {
            return Optional.empty();
        }
        ServerConnection server = new ServerConnection(orphan.get().port(), password);
        if (orphan.get().ready() && answers(server)) {
            LOG.info("Adopted the PostgreSQL that an earlier start left behind");
            return Optional.of(server);
        }
        LOG.warn("The PostgreSQL that an earlier start left behind does not answer; restarting it");
        cluster.stop();
        return Optional.empty();
    }

    private static ServerConnection startServer(PostgresCluster cluster, String password) {
        try {
            ServerConnection server = new ServerConnection(cluster.start().port(), password);
            try {
                server.ensureDatabase();
                return server;
            } catch (SQLException failure) {
                cluster.stop();
                throw new UnableToRunPostgresException(
                        "PostgreSQL started and refuses us: " + failure.getMessage(), failure);
            }
        } catch (IOException failure) {
            throw new UnableToRunPostgresException("Unable to start PostgreSQL", failure);
        }
    }

    private static Optional<ServerConnection> running(Path folder) throws IOException {
        Optional<Postmaster> postmaster = Postmaster.of(PostgresCluster.databaseIn(folder));
        return postmaster.isPresent() && postmaster.get().ready()
                ? Optional.of(new ServerConnection(postmaster.get().port(), password(folder)))
                : Optional.empty();
    }

    private static boolean answers(ServerConnection server) {
        try {
            server.ensureDatabase();
            return true;
        } catch (SQLException silent) {
            LOG.info("{} does not answer: {}", server, silent.getMessage());
            return false;
        }
    }

    private static Path passwordFile(Path folder) {
        return folder.resolve("database.password");
    }

    private static String password(Path folder) throws IOException {
        return Files.readString(passwordFile(folder)).strip();
    }

    private static DataFolderInUseException inUse(Path folder, String more) {
        return new DataFolderInUseException(
                "The data folder %s is in use by %s.%s Stop it, or choose another folder with --data."
                        .formatted(folder, DataFolderLock.holder(folder), more),
                null);
    }

    private static UnableToRunPostgresException unable(Path folder, IOException failure) {
        return new UnableToRunPostgresException(
                "Unable to run PostgreSQL in " + folder + ": " + failure, failure);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(ANSWER_PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another program started", interrupted);
        }
    }
}
