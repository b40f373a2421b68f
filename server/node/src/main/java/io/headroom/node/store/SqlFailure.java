package io.headroom.node.store;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import java.sql.SQLException;
import java.util.Set;

/**
 * What a failed autocommit statement means for its caller: the one place that knows SQLSTATEs.
 *
 * <p>Doubt is the default. A failure counts as "nothing changed" only when the server itself said
 * so with a state that ends a statement and not a connection; a lost connection (08), a terminated
 * one (57P), a time-out of the socket and everything unheard of leave the outcome open.
 */
final class SqlFailure {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String QUERY_CANCELED = "57014";

    /** Classes of states after which the server has rolled the statement back and goes on. */
    private static final Set<String> ROLLED_BACK_CLASSES =
            Set.of("0A", "21", "22", "23", "25", "40", "42", "53", "54", "55");

    /** Inside class 40, but it says the opposite. */
    private static final String COMPLETION_UNKNOWN = "40003";

    private SqlFailure() {}

    /** Whether the statement certainly changed nothing. */
    static boolean changedNothing(SQLException failure) {
        String state = failure.getSQLState();
        if (serverMessage(failure) == null || state == null || state.length() != 5) {
            return false;
        }
        if (state.equals(COMPLETION_UNKNOWN)) {
            return false;
        }
        return state.equals(QUERY_CANCELED) || ROLLED_BACK_CLASSES.contains(state.substring(0, 2));
    }

    /** Whether the statement was refused because of this unique constraint or index. */
    static boolean violates(SQLException failure, String constraint) {
        ServerErrorMessage message = serverMessage(failure);
        return message != null
                && UNIQUE_VIOLATION.equals(failure.getSQLState())
                && constraint.equals(message.getConstraint());
    }

    private static @Nullable ServerErrorMessage serverMessage(SQLException failure) {
        return failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
    }
}
