package io.headroom.node.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.node.games.Games;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A screen that remembers what it was sent, as a phone would show it. */
final class TestScreen implements Games.Screen {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> updates = new CopyOnWriteArrayList<>();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private volatile @Nullable JsonNode view;
    private volatile @Nullable RefusalCode closed;

    @Override
    public void send(Games.Kind kind, String text) {
        JsonNode frame = read(text);
        switch (frame.path("type").asText()) {
            case "view" -> view = newest(view, frame);
            case "update" -> updates.add(frame);
            default -> messages.add(frame);
        }
    }

    private static JsonNode newest(@Nullable JsonNode had, JsonNode frame) {
        return had == null || rank(frame) >= rank(had) ? frame : had;
    }

    private static long rank(JsonNode frame) {
        return frame.path("epoch").asLong() * 1_000_000 + frame.path("version").asLong();
    }

    @Override
    public void close(Refusal why) {
        closed = why.code();
    }

    /** What the screen shows; missing before the first view. */
    JsonNode view() {
        JsonNode frame = view;
        return frame == null ? JSON.missingNode() : frame.path("view");
    }

    /** The epoch of the last view; 0 before it. */
    long epoch() {
        JsonNode frame = view;
        return frame == null ? 0 : frame.path("epoch").asLong();
    }

    /** The updates so far. */
    List<JsonNode> updates() {
        return updates;
    }

    /** The tick of the last update; 0 before it. */
    int tick() {
        return updates.isEmpty() ? 0 : updates.getLast().path("tick").asInt();
    }

    /** All that is neither a view nor an update. */
    List<JsonNode> messages() {
        return messages;
    }

    /** Why it was closed; null while it is open. */
    @Nullable RefusalCode closed() {
        return closed;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(text, bug);
        }
    }
}
