package io.headroom.node.store;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import java.util.Objects;

import javax.sql.DataSource;

/**
 * Where a server is and who asks.
 *
 * @param jdbcUrl of the database
 */
record Login(String jdbcUrl, @Nullable String user, @Nullable String password) {
    /**
     * Single connections with the patience of a start: a cold program on a busy machine does not
     * finish a login in the time that is enough later.
     *
     * @param silentSeconds how long an answer may take once one is logged in
     * @throws UnableToOpenDatabaseException when the address is none
     */
    DataSource patient(int silentSeconds) {
        PGSimpleDataSource single = new PGSimpleDataSource();
        try {
            single.setURL(jdbcUrl);
        } catch (IllegalArgumentException noAddress) {
            throw unable(noAddress);
        }
        if (user != null) {
            single.setUser(user);
        }
        if (password != null) {
            single.setPassword(password);
        }
        single.setConnectTimeout(DatabaseLimits.START_LOGIN_TIMEOUT_SECONDS);
        single.setLoginTimeout(DatabaseLimits.START_LOGIN_TIMEOUT_SECONDS);
        single.setSocketTimeout(silentSeconds);
        single.setTcpKeepAlive(true);
        return single;
    }

    /** The failure to open it, with the first reason in its chain. */
    UnableToOpenDatabaseException unable(Exception failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        String words = Objects.requireNonNullElse(reason.getMessage(), reason.toString());
        return new UnableToOpenDatabaseException(
                "Unable to open the database " + jdbcUrl + ": " + words.strip(), failure);
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
