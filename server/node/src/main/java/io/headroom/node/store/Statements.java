package io.headroom.node.store;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Runs work on a pooled connection and turns its failure into the store's words. Thread-safe.
 *
 * <p>Nothing is retried here: a read may be asked again by whoever needs it, and a write whose
 * outcome is unknown must be fenced before anything else happens.
 */
final class Statements {
    /** Work on one connection in autocommit mode; a write is one statement. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it. */
        T on(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;

    Statements(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Asks.
     *
     * @param act what is done, for the message: "read game …"
     * @throws UnableToReadException when there is no answer
     */
    <T> T read(String act, Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException failure) {
            throw new UnableToReadException("Unable to " + act, failure);
        }
    }

    /**
     * Writes.
     *
     * @param act what is done, for the message: "append to game …"
     * @throws UnableToWriteException when certainly nothing changed
     * @throws UnknownOutcomeException when the answer was lost
     */
    <T> T write(String act, Work<T> work) {
        try (Connection connection = connect(act)) {
            return work.on(connection);
        } catch (SQLException failure) {
            if (SqlFailure.changedNothing(failure)) {
                throw new UnableToWriteException("Unable to " + act, failure);
            }
            throw new UnknownOutcomeException("No answer to: " + act, failure);
        }
    }

    /** Without a connection nothing can have been sent. */
    private Connection connect(String act) {
        try {
            return dataSource.getConnection();
        } catch (SQLException failure) {
            throw new UnableToWriteException(
                    "Unable to " + act + ": no connection to the database", failure);
        }
    }
}
