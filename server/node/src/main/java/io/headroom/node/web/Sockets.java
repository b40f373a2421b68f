package io.headroom.node.web;

import io.headroom.game.decision.RefusalCode;
import io.headroom.node.games.Games;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** All connections of one node. Lives on one event loop, so nothing here is locked. */
final class Sockets {
    /** Screens that are sent away go within this time, fewer of them within less. */
    private static final long SPREAD_MILLIS = 1_000;

    private static final long SPREAD_MILLIS_EACH = 5;

    private final Games games;
    private final WebLimits limits;
    private final HostKeyCheck hostKey;
    private final WrongAttempts attempts;
    private final CodeLookups lookups;
    private final Set<ScreenSocket> open = new LinkedHashSet<>();
    private final Map<String, ScreenSocket> bySeat = new HashMap<>();

    Sockets(
            Games games,
            WebLimits limits,
            HostKeyCheck hostKey,
            WrongAttempts attempts,
            CodeLookups lookups) {
        this.games = games;
        this.limits = limits;
        this.hostKey = hostKey;
        this.attempts = attempts;
        this.lookups = lookups;
    }

    /** Whether there is room for one more connection. */
    boolean full() {
        return open.size() >= limits.maxSockets();
    }

    /**
     * Takes a new connection.
     *
     * @param connection that it came by
     * @param address for which its wrong codes and keys count
     * @param gone told when nothing is left of the connection
     */
    void accept(ServerWebSocket socket, HttpConnection connection, String address, Runnable gone) {
        ScreenSocket screen = new ScreenSocket(socket, this, address, gone);
        open.add(screen);
        UnreadableFrames.of(connection, screen::unreadable);
        screen.listen();
    }

    /** Closes what has been silent for too long. Called a few times a second. */
    void sweep(long nowNanos) {
        List.copyOf(open).forEach(screen -> screen.checkSilence(nowNanos));
    }

    /**
     * Sends every screen away, each at a moment of its own, so that a hall does not come back in
     * one instant, here or elsewhere.
     *
     * @return completes when all are gone
     */
    Future<Void> drain(Vertx vertx) {
        List<Future<Void>> goodbyes = new ArrayList<>();
        long mostMillis = Math.min(SPREAD_MILLIS, open.size() * SPREAD_MILLIS_EACH);
        for (ScreenSocket screen : List.copyOf(open)) {
            long delayMillis = ThreadLocalRandom.current().nextLong(mostMillis + 1);
            Promise<Void> gone = Promise.promise();
            vertx.setTimer(
                    1 + delayMillis,
                    due -> {
                        screen.end(RefusalCode.STOPPING);
                        gone.complete();
                    });
            goodbyes.add(gone.future());
        }
        return Future.join(goodbyes).mapEmpty();
    }

    /** Forgets a connection that is over. */
    void left(ScreenSocket screen) {
        open.remove(screen);
    }

    /** Makes a connection the only one of its seat; an older one is closed. */
    void seated(String seat, ScreenSocket screen) {
        ScreenSocket older = bySeat.put(seat, screen);
        if (older != null && older != screen) {
            older.end(RefusalCode.REPLACED);
        }
    }

    /** Frees a seat, if this connection still holds it. */
    void unseated(String seat, ScreenSocket screen) {
        bySeat.remove(seat, screen);
    }

    Games games() {
        return games;
    }

    WebLimits limits() {
        return limits;
    }

    HostKeyCheck hostKey() {
        return hostKey;
    }

    WrongAttempts attempts() {
        return attempts;
    }

    CodeLookups lookups() {
        return lookups;
    }
}
