package io.headroom.node.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;

import java.time.Duration;

/** A bounded pool of connections of which none waits for ever. */
final class ConnectionPool {
    private ConnectionPool() {}

    /**
     * Opens a pool.
     *
     * @param patience how long the first connection is tried for; zero for once
     * @throws UnableToOpenDatabaseException when there is no connection by then
     */
    static HikariDataSource open(Login login, boolean readOnly, Duration patience) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("headroom");
        config.setJdbcUrl(login.jdbcUrl());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(DatabaseLimits.POOL_CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(DatabaseLimits.POOL_WAIT_MILLIS);
        config.setValidationTimeout(DatabaseLimits.VALIDATION_MILLIS);
        config.setInitializationFailTimeout(Math.max(1, patience.toMillis()));
        driver(config, "ApplicationName", "headroom");
        driver(config, "connectTimeout", seconds(DatabaseLimits.CONNECT_TIMEOUT_SECONDS));
        driver(config, "loginTimeout", seconds(DatabaseLimits.CONNECT_TIMEOUT_SECONDS));
        driver(config, "socketTimeout", seconds(DatabaseLimits.SOCKET_TIMEOUT_SECONDS));
        driver(config, "tcpKeepAlive", "true");
        driver(
                config,
                "options",
                "-c lock_timeout=%d -c statement_timeout=%d -c default_transaction_read_only=%s"
                        .formatted(
                                DatabaseLimits.LOCK_TIMEOUT_MILLIS,
                                DatabaseLimits.STATEMENT_TIMEOUT_MILLIS,
                                readOnly));
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException failure) {
            throw login.unable(failure);
        }
    }

    /**
     * Sets a property of the driver. It takes texts only: the driver asks with {@code getProperty},
     * which overlooks a number or a boolean without a word.
     */
    private static void driver(HikariConfig config, String name, String value) {
        config.addDataSourceProperty(name, value);
    }

    private static String seconds(int seconds) {
        return Integer.toString(seconds);
    }
}
