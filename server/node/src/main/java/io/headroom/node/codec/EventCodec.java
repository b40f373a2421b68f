package io.headroom.node.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.game.event.Event;
import io.headroom.game.event.EventType;

import java.util.stream.Collectors;

/**
 * Events as they stand in the log: a type, a version, and a payload whose text is always the same
 * for the same event, because it enters the game's digest. An older version of a type is
 * {@linkplain Upcasters brought up} to the shape of this program before it is read; what is stored
 * stays as it is.
 */
public final class EventCodec {
    private EventCodec() {}

    /**
     * An event as text.
     *
     * @param type the event's name in kebab-case
     * @param version of the payload's shape
     * @param payload a JSON object
     */
    public record Encoded(String type, int version, String payload) {}

    /** Writes an event. */
    public static Encoded encode(Event event) {
        EventType type = EventType.of(event);
        return new Encoded(type.typeName(), type.version(), JsonText.of(Shapes.LOG, event));
    }

    /**
     * Reads an event.
     *
     * @throws UnreadableEvent when this program does not know the type or the version, or the
     *     payload is not of their shape
     */
    public static Event decode(Encoded encoded) {
        EventType type = EventType.named(encoded.type());
        if (type == null || encoded.version() < 1 || encoded.version() > type.version()) {
            throw new UnreadableEvent(encoded, "this program does not know it", null);
        }
        try {
            if (encoded.version() == type.version()) {
                return Shapes.LOG.readValue(encoded.payload(), type.payload());
            }
            JsonNode present =
                    Upcasters.bringUp(
                            type, encoded.version(), Shapes.LOG.readTree(encoded.payload()));
            return Shapes.LOG.treeToValue(present, type.payload());
        } catch (JsonProcessingException broken) {
            throw new UnreadableEvent(encoded, reason(broken), broken);
        }
    }

    private static String reason(JsonProcessingException broken) {
        if (!(broken instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return "its payload holds " + Unreadable.in(broken);
        }
        String place =
                mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
                        .collect(Collectors.joining("."));
        return "its payload." + place + " is missing, unknown or of another kind";
    }
}
