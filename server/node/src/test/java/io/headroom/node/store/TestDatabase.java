package io.headroom.node.store;

import io.headroom.node.settings.DatabaseSettings.External;
import io.headroom.node.store.embedded.DataFolderInUseException;
import io.headroom.node.store.embedded.EmbeddedPostgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/**
 * A fresh database with Headroom's tables on a real PostgreSQL, which is started once for all tests
 * of a JVM. Create one per test class, close it at the end:
 *
 * <pre>{@code
 * @AutoClose static final TestDatabase DATABASE = TestDatabase.create();
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "test_template";
    private static final int FOLDERS = 8;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final Database database;

    private TestDatabase(String name, Database database) {
        this.name = name;
        this.database = database;
    }

    /** A database of its own, as empty as after a first start. */
    public static TestDatabase create() {
        String name = "test_" + COUNT.incrementAndGet();
        Server.INSTANCE.execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return new TestDatabase(name, Database.open(Server.INSTANCE.settings(name)));
    }

    /** A pool of connections as the program has it. */
    public DataSource dataSource() {
        return database.dataSource();
    }

    /** The logs in it. */
    public EventLog eventLog() {
        return new EventLog(dataSource());
    }

    /** Where games stood a moment ago. */
    public GameMarks marks() {
        return new GameMarks(dataSource());
    }

    /** The content that games pin. */
    public ContentTable content() {
        return new ContentTable(dataSource());
    }

    /** What a node needs to use this database as an external one. */
    public External settings() {
        return Server.INSTANCE.settings(name);
    }

    /** Ends the connections and drops it. */
    @Override
    public void close() {
        database.close();
        Server.INSTANCE.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    /** The server of this JVM; ends with it. */
    private record Server(Path folder, EmbeddedPostgres postgres) {
        static final Server INSTANCE = start();

        private static Server start() {
            Server server = inFreeFolder();
            Runtime.getRuntime().addShutdownHook(new Thread(server.postgres()::close));
            for (String leftOver : server.databases()) {
                server.execute("DROP DATABASE " + leftOver + " WITH (FORCE)");
            }
            server.execute("CREATE DATABASE " + TEMPLATE);
            Database.open(server.settings(TEMPLATE)).close();
            return server;
        }

        /** The first folder that no other JVM's tests are using; kept between runs to be quick. */
        private static Server inFreeFolder() {
            List<Throwable> refusals = new ArrayList<>();
            for (int number = 1; number <= FOLDERS; number++) {
                Path folder = Path.of("target", "test-postgres-" + number).toAbsolutePath();
                try {
                    return new Server(folder, EmbeddedPostgres.start(folder));
                } catch (DataFolderInUseException inUse) {
                    refusals.add(inUse);
                }
            }
            throw new IllegalStateException("other test runs hold all folders: " + refusals);
        }

        External settings(String database) {
            String base = postgres.maintenanceJdbcUrl();
            return new External(
                    base.substring(0, base.lastIndexOf('/') + 1) + database,
                    Optional.of(postgres.user()),
                    Optional.of(folder.resolve("database.password")));
        }

        void execute(String sql) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failure) {
                throw new IllegalStateException(sql, failure);
            }
        }

        private List<String> databases() {
            String tests = "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'";
            List<String> names = new ArrayList<>();
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(tests)) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            } catch (SQLException failure) {
                throw new IllegalStateException(tests, failure);
            }
            return names;
        }

        private Connection connect() throws SQLException {
            return DriverManager.getConnection(
                    postgres.maintenanceJdbcUrl(), postgres.user(), postgres.password());
        }
    }
}
