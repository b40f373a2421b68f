package io.headroom.node.edge;

import io.vertx.core.Future;
import io.vertx.core.Promise;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Waits until games that this node gave away have an owner again. Thread-safe. */
public final class Successors {
    private final Set<String> missing = new HashSet<>();
    private Promise<Void> all = Promise.promise();

    /**
     * Begins to wait.
     *
     * @return completes when each of the games has come up elsewhere
     */
    public synchronized Future<Void> of(Collection<String> games) {
        missing.clear();
        missing.addAll(games);
        all = Promise.promise();
        completeIfNobodyMisses();
        return all.future();
    }

    /** A game has an owner. */
    synchronized void arrived(String game) {
        if (missing.remove(game)) {
            completeIfNobodyMisses();
        }
    }

    private void completeIfNobodyMisses() {
        if (missing.isEmpty()) {
            all.tryComplete();
        }
    }
}
