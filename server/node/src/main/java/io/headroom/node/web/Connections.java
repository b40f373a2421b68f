package io.headroom.node.web;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * All connections of a node: how many there are, and until when each must have sent a whole
 * request. The server's own idle time-out begins anew with each byte, so that a client which drips
 * them would stay for ever. Lives on one event loop, so nothing here is locked.
 */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final ConnectionLimits limits;
    private final Clients clients;
    private final Map<HttpConnection, Watched> open = new HashMap<>();
    private final Map<String, Integer> byAddress = new HashMap<>();

    /** One connection with what it is about. */
    private static final class Watched {
        private final String address;
        private @Nullable HttpServerRequest request;
        private long sinceNanos;
        private boolean resting;
        private boolean upgraded;

        Watched(String address, long nowNanos) {
            this.address = address;
            this.sinceNanos = nowNanos;
        }

        /** Whether it has had its time. */
        boolean late(ConnectionLimits limits, long nowNanos) {
            if (upgraded) {
                return false;
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(nowNanos - sinceNanos);
            HttpServerRequest current = request;
            if (current == null || !current.isEnded()) {
                return millis > limits.requestMillis();
            }
            if (!current.response().ended()) {
                // The answer is ours to give.
                return false;
            }
            if (!resting) {
                resting = true;
                sinceNanos = nowNanos;
                return false;
            }
            return millis > limits.restMillis();
        }
    }

    Connections(ConnectionLimits limits, Clients clients) {
        this.limits = limits;
        this.clients = clients;
    }

    /** Takes a new connection, or closes it when there are too many. */
    void accept(HttpConnection connection) {
        String peer = String.valueOf(connection.remoteAddress().hostAddress());
        String address = Clients.network(peer);
        int ofAddress = byAddress.getOrDefault(address, 0);
        boolean tooManyOfIt = ofAddress >= limits.mostPerAddress() && !clients.isTrustedProxy(peer);
        if (open.size() >= limits.most() || tooManyOfIt) {
            close(connection);
            return;
        }
        byAddress.put(address, ofAddress + 1);
        open.put(connection, new Watched(address, System.nanoTime()));
        connection.closeHandler(closed -> left(connection));
    }

    /** A request's headers are complete. */
    void begins(HttpServerRequest request) {
        Watched watched = open.get(request.connection());
        if (watched != null) {
            watched.request = request;
            watched.sinceNanos = System.nanoTime();
            watched.resting = false;
        }
    }

    /** A connection became a socket, which has deadlines of its own; it still counts. */
    void upgraded(HttpConnection connection) {
        Watched watched = open.get(connection);
        if (watched != null) {
            watched.upgraded = true;
        }
    }

    /** A connection is over. */
    void left(HttpConnection connection) {
        Watched watched = open.remove(connection);
        if (watched != null) {
            byAddress.computeIfPresent(
                    watched.address, (address, count) -> count > 1 ? count - 1 : null);
        }
    }

    /** Closes what has had its time. Called a few times a second. */
    void sweep(long nowNanos) {
        List<HttpConnection> late =
                open.entrySet().stream()
                        .filter(entry -> entry.getValue().late(limits, nowNanos))
                        .map(Map.Entry::getKey)
                        .toList();
        late.forEach(Connections::close);
    }

    private static void close(HttpConnection connection) {
        connection.close().onFailure(failure -> LOG.debug("connection was gone", failure));
    }
}
