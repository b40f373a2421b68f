package io.headroom.node.store.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * How to reach a server on loopback.
 *
 * @param port where it listens
 * @param password of {@link PostgresCluster#USER}
 */
record ServerConnection(int port, String password) {
    /** The database that is Headroom's. */
    static final String DATABASE = "headroom";

    /** Exists in every server. */
    static final String MAINTENANCE_DATABASE = "postgres";

    /** A healthy server answers at once; a cold program on a busy machine may need a while. */
    private static final String TIMEOUT_SECONDS = "5";

    /** The JDBC address of a database. */
    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Makes Headroom's database when it is missing; a server that can do this is healthy. */
    void ensureDatabase() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            String exists = "SELECT FROM pg_database WHERE datname = '" + DATABASE + "'";
            boolean missing;
            try (ResultSet row = statement.executeQuery(exists)) {
                missing = !row.next();
            }
            if (missing) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
    }

    private Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", PostgresCluster.USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", TIMEOUT_SECONDS);
        return DriverManager.getConnection(jdbcUrl(MAINTENANCE_DATABASE), properties);
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return jdbcUrl(DATABASE);
    }
}
