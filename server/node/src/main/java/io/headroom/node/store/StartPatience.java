package io.headroom.node.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

import javax.sql.DataSource;

/**
 * How long a start waits for a database that does not answer yet: one that is still starting, is
 * reached over a network that comes up later, or is slow because everything starts at once. What
 * would be the same in a minute, such as a refused password, is not waited for. For one start.
 */
final class StartPatience {
    private static final Logger LOG = LoggerFactory.getLogger(StartPatience.class);
    private static final Duration OF_A_START = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 250;

    /**
     * No connection, a lost one, a database that starts or stops, one whose places are taken; by
     * the names of <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">
     * PostgreSQL's codes</a>.
     */
    private static final Set<String> PASSING =
            Set.of("08000", "08001", "08003", "08006", "57P01", "57P02", "57P03", "53300");

    private final Duration limit;
    private final long untilNanos;
    private boolean told;

    /** A patience that begins to run out now. */
    StartPatience(Duration limit) {
        this.limit = limit;
        this.untilNanos = System.nanoTime() + limit.toNanos();
    }

    /** The patience of a server's start. */
    static StartPatience ofAStart() {
        return new StartPatience(OF_A_START);
    }

    /** What is left of it; zero when it has run out. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, untilNanos - System.nanoTime()));
    }

    /**
     * Returns when somebody could log in.
     *
     * @throws UnableToOpenDatabaseException when that is refused, or the patience runs out
     */
    void awaitAnswer(Login login) {
        DataSource single = login.patient(DatabaseLimits.START_LOGIN_TIMEOUT_SECONDS);
        boolean answered = false;
        while (!answered) {
            try (Connection connection = single.getConnection()) {
                answered = connection != null;
            } catch (SQLException failure) {
                waitOut(login, failure);
            }
        }
    }

    /**
     * Waits a moment after a failure, to try again.
     *
     * @throws UnableToOpenDatabaseException when it would be the same then, or the patience has run
     *     out
     */
    void waitOut(Login login, Exception failure) {
        if (!passes(failure) || left().isZero()) {
            throw login.unable(failure);
        }
        if (!told) {
            told = true;
            LOG.warn(
                    "Waiting for the database {}, at most {} s: {}",
                    login,
                    limit.toSeconds(),
                    failure.getMessage());
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw login.unable(interrupted);
        }
    }

    private static boolean passes(Exception failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                return PASSING.contains(sql.getSQLState());
            }
        }
        return false;
    }
}
