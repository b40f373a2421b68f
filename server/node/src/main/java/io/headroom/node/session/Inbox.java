package io.headroom.node.session;

import io.headroom.node.cluster.NodeMessage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What waits to be decided in one game, in the order in which it came. People's commands are
 * bounded: of {@value #WAITING} one more is refused. The loop's own are few, one for each timer and
 * computation, and never refused. Only {@link #admits} may be called from anywhere.
 */
final class Inbox {
    private static final int WAITING = 1_024;

    private final AtomicInteger waiting = new AtomicInteger();
    private final Queue<Entry> queue = new ArrayDeque<>();
    private boolean expiryQueued;

    /** Whether there is room for a person's command, which is to be added then. */
    boolean admits() {
        if (waiting.incrementAndGet() > WAITING) {
            waiting.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Adds an entry; a person's must have been admitted. */
    void add(Entry entry) {
        queue.add(entry);
    }

    /** Adds the end of a phase, once until it is decided. */
    void addExpiry(Entry expiry) {
        if (!expiryQueued) {
            expiryQueued = true;
            queue.add(expiry);
        }
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The entry whose turn it is; null when nothing waits. */
    @Nullable Entry peek() {
        return queue.peek();
    }

    /** Takes that entry out. */
    void remove() {
        if (queue.remove() instanceof Entry.OfPerson) {
            waiting.decrementAndGet();
        } else {
            expiryQueued = false;
        }
    }

    /** Takes everything out, and tells people that the game is not here any more. */
    void turnAway(String game) {
        for (Entry entry : queue) {
            if (entry instanceof Entry.OfPerson person) {
                person.reply().accept(new NodeMessage.NotHere(game));
            }
        }
        queue.clear();
    }
}
