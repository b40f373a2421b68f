package io.headroom.node.web;

import io.headroom.node.games.Games;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;

/**
 * What waits for one screen whose connection is full. Of views, updates and instruments only the
 * newest waits; messages wait in order, at most {@code maxMessages} of them: the screen is given up
 * when one more comes, and gets everything anew when it reconnects. So a slow phone costs a bounded
 * amount of memory and no other screen notices it.
 */
final class Outbox {

    /** The connection under an outbox. */
    interface Wire {
        /** Whether it would buffer beyond its bound what it is given now. */
        boolean full();

        /** Sends a text frame. */
        void write(String text);
    }

    private final Wire wire;
    private final int maxMessages;
    private final Queue<String> messages = new ArrayDeque<>();

    /** Of what a newer one replaces the newest, by its kind. */
    private final Map<Games.Kind, String> newest = new EnumMap<>(Games.Kind.class);

    Outbox(Wire wire, int maxMessages) {
        this.wire = wire;
        this.maxMessages = maxMessages;
    }

    /**
     * Sends a frame, now or when there is room.
     *
     * @return false when the screen is to be given up; the frame is lost
     */
    boolean offer(Games.Kind kind, String text) {
        if (kind != Games.Kind.MESSAGE) {
            newest.put(kind, text);
        } else if (messages.size() == maxMessages) {
            return false;
        } else {
            messages.add(text);
        }
        flush();
        return true;
    }

    /**
     * Sends what waits, as far as there is room: messages, then what waits by its kind, views
     * first.
     */
    void flush() {
        while (!wire.full()) {
            String next = take();
            if (next == null) {
                return;
            }
            wire.write(next);
        }
    }

    private @Nullable String take() {
        String message = messages.poll();
        if (message != null || newest.isEmpty()) {
            return message;
        }
        return newest.remove(newest.keySet().iterator().next());
    }
}
