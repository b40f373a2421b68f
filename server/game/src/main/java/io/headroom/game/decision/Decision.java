package io.headroom.game.decision;

import io.headroom.game.event.Event;
import io.headroom.game.id.TextKey;

import java.util.List;
import java.util.Map;

/** What a game answers to a command: events to append, or a refusal. */
public sealed interface Decision {
    /**
     * The command is carried out once these events are committed.
     *
     * @param events in order; empty when there was nothing left to do
     * @param texts what a person typed, by the keys that the events hold
     */
    record Accepted(List<Event> events, Map<TextKey, String> texts) implements Decision {
        /** Keeps its own copies. */
        public Accepted {
            events = List.copyOf(events);
            texts = Map.copyOf(texts);
        }
    }

    /** The command changes nothing. */
    record Refused(Refusal refusal) implements Decision {}
}
