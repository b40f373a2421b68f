package io.headroom.node.cluster;

import io.headroom.node.store.NodeId;
import io.headroom.node.store.NodeTable;
import io.headroom.node.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A node's sign of life in the database, once a second by the database's clock. It decides whether
 * an owner lives when membership does not know.
 */
public final class Heartbeat {
    /** A node that has not beaten for this long counts as dead. */
    public static final Duration DEAD_AFTER = Duration.ofSeconds(4);

    private static final long BEAT_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Vertx vertx;
    private final NodeTable table;
    private final NodeId self;
    private final String address;
    private boolean beating;
    private boolean failed;
    private long timer = -1;

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

    /** Beats once, then once a second; on the event loop of this call. */
    public Future<Void> start() {
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

    /** The nodes that have beaten lately. Blocks. */
    public Set<NodeId> living() {
        return table.living(DEAD_AFTER).stream()
                .map(row -> row.nodeId())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void beatAgain() {
        if (!beating) {
            beating = true;
            beat().onComplete(
                            done -> {
                                beating = false;
                                note(done.cause());
                            });
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

    private void note(@Nullable Throwable failure) {
        if (failure instanceof StoreException && !failed) {
            LOG.warn("the heartbeat cannot be written", failure);
        } else if (failure == null && failed) {
            LOG.info("the heartbeat can be written again");
        }
        failed = failure != null;
    }
}
