package io.headroom.node.cluster;

import io.headroom.node.store.NodeId;
import io.headroom.node.store.NodeRow;
import io.headroom.node.store.NodeTable;
import io.headroom.node.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A node's sign of life in the database, by the database's clock. It alone says whether an owner
 * lives. A node whose own beat was interrupted, because it stood still or because the database was
 * away for all alike, judges nobody until it has beaten steadily for a while: so have the others by
 * then. Thread-safe.
 */
public final class Heartbeat {
    private static final long BEAT_MILLIS = 300;

    /** A beat that comes later than this after the one before was interrupted. */
    private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** After an interruption nobody is judged for this long. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** Without a beat for this long the node cannot serve: the record is out of its reach. */
    private static final long UNREADY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Vertx vertx;
    private final NodeTable table;
    private final NodeId self;
    private final String address;
    private boolean beating;
    private boolean failed;
    private long timer = -1;
    private long beatNanos = System.nanoTime();
    private long steadySinceNanos = beatNanos - QUIET_NANOS;

    /**
     * A heart that does not beat yet.
     *
     * @param address where people reach the node, for whoever reads the table
     */
    public Heartbeat(Vertx vertx, NodeTable table, NodeId self, String address) {
        this.vertx = vertx;
        this.table = table;
        this.self = self;
        this.address = address;
    }

    /** Beats once, then three times a second. */
    public synchronized Future<Void> start() {
        beatNanos = System.nanoTime();
        return beat().onSuccess(
                        first -> timer = vertx.setPeriodic(BEAT_MILLIS, again -> beatAgain()));
    }

    /** Stops and takes the node's row out, so that its games are claimed at once. */
    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        return vertx.executeBlocking(
                        () -> {
                            table.remove(self);
                            return true;
                        },
                        false)
                .mapEmpty();
    }

    /** This node stood still: it beats now, and judges nobody for a while. */
    public synchronized void stoodStill() {
        steadySinceNanos = System.nanoTime();
        beatAgain();
    }

    /** Whether this node may say that another one is dead. */
    public synchronized boolean mayJudge() {
        long now = System.nanoTime();
        return now - steadySinceNanos >= QUIET_NANOS && now - beatNanos <= STEADY_NANOS;
    }

    /** Whether the last beat is young enough for the node to serve. */
    public synchronized boolean isFresh() {
        return System.nanoTime() - beatNanos <= UNREADY_NANOS;
    }

    /** All nodes that have beaten and were not taken out. Blocks. */
    public List<NodeRow> nodes() {
        return table.nodes();
    }

    private synchronized void beatAgain() {
        if (!beating) {
            beating = true;
            beat().onComplete(done -> note(done.cause()));
        }
    }

    private Future<Void> beat() {
        return vertx.executeBlocking(
                        () -> {
                            table.heartbeat(self, address);
                            return true;
                        },
                        false)
                .mapEmpty();
    }

    private synchronized void note(@Nullable Throwable failure) {
        beating = false;
        if (failure == null) {
            long now = System.nanoTime();
            if (now - beatNanos > STEADY_NANOS) {
                steadySinceNanos = now;
            }
            beatNanos = now;
        }
        if (failure instanceof StoreException && !failed) {
            LOG.warn("the heartbeat cannot be written", failure);
        } else if (failure == null && failed) {
            LOG.info("the heartbeat can be written again");
        }
        failed = failure != null;
    }
}
