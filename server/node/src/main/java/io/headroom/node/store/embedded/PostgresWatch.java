package io.headroom.node.store.embedded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Looks after a running server, on a thread of its own: one that has died is started again on the
 * port that its clients know, as often and as long as that takes. What was committed is there then;
 * PostgreSQL recovers it from its journal.
 */
final class PostgresWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresWatch.class);
    private static final long LOOK_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long END_MILLIS = 5_000;

    private final PostgresCluster cluster;
    private final int port;
    private final Thread thread;
    private volatile boolean closed;

    private PostgresWatch(PostgresCluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
        this.thread = Thread.ofPlatform().name("headroom-postgres").daemon().unstarted(this::watch);
    }

    /** Begins to look after a server. */
    static PostgresWatch over(PostgresCluster cluster, int port) {
        PostgresWatch watch = new PostgresWatch(cluster, port);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        long pauseMillis = LOOK_MILLIS;
        while (!closed) {
            try {
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
                if (cluster.postmaster().isEmpty()) {
                    startAgain();
                }
                pauseMillis = LOOK_MILLIS;
            } catch (InterruptedException closing) {
                return;
            } catch (IOException | UnableToRunPostgresException failure) {
                if (!closed) {
                    LOG.error("PostgreSQL has died and does not start again yet", failure);
                }
                pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, 2 * pauseMillis);
            }
        }
    }

    private void startAgain() throws IOException {
        LOG.warn("PostgreSQL has died; starting it again on port {}", port);
        long diedNanos = System.nanoTime();
        cluster.startAgainOn(port);
        LOG.info(
                "PostgreSQL runs again after {} ms",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - diedNanos));
    }

    /** Looks no more; a start that is under way is broken off. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
