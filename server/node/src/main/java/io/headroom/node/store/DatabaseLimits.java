package io.headroom.node.store;

import java.time.Duration;

/**
 * How long the database may take, and how many connections we take from it. The server's own limits
 * come first, so that a slow statement is normally answered for certain before the socket gives up.
 */
public final class DatabaseLimits {
    /** A statement waits for a lock at most this long. */
    static final int LOCK_TIMEOUT_MILLIS = 1_000;

    /** A statement takes at most this long. */
    static final int STATEMENT_TIMEOUT_MILLIS = 1_500;

    /** A socket may stay silent at most this long; the driver counts in whole seconds. */
    static final int SOCKET_TIMEOUT_SECONDS = 2;

    /** A new connection is given up after this long. */
    static final int CONNECT_TIMEOUT_SECONDS = 2;

    /**
     * A connection of a start is given up after this long: a cold program on a loaded machine needs
     * seconds for what later takes milliseconds.
     */
    static final int START_LOGIN_TIMEOUT_SECONDS = 15;

    /** How long a command that only looks tries for its pool, once somebody could log in. */
    static final Duration READING_PATIENCE = Duration.ofSeconds(10);

    /** Whether a pooled connection still lives is asked for at most this long. */
    static final int VALIDATION_MILLIS = 1_000;

    /** A caller waits for a free connection at most this long, then it is refused. */
    static final int POOL_WAIT_MILLIS = 1_500;

    /**
     * Connections of one node. Each game has at most one append in flight, of a fraction of a
     * millisecond; callers beyond this number wait in the pool.
     */
    static final int POOL_CONNECTIONS = 8;

    /**
     * A migration may take this long: it runs once, before anybody plays, and may wait for another
     * node's.
     */
    static final int MIGRATION_TIMEOUT_SECONDS = 120;

    private DatabaseLimits() {}
}
