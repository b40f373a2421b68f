package io.headroom.node.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.game.event.EventType;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How events of older versions become those of this program, payload by payload, a version at a
 * time. What is here stays here: logs are kept for ever. An upcaster works on what the payload
 * holds and on nothing else; where an old program did not say something, the new shape says that it
 * is not said.
 */
final class Upcasters {
    /** By type, from version 1 on. */
    private static final Map<EventType, List<Consumer<ObjectNode>>> STEPS =
            Map.of(
                    EventType.GAME_CREATED, List.of(Upcasters::created2),
                    EventType.GHOSTS_CHOSEN, List.of(Upcasters::ghosts2),
                    EventType.ROUND_SCORED, List.of(Upcasters::scored2),
                    EventType.TEAM_FORMED, List.of(Upcasters::formed2));

    private Upcasters() {}

    /**
     * A payload in the shape of this program.
     *
     * @param version that it was written with, older than the type's
     * @param payload changed in place
     */
    static JsonNode bringUp(EventType type, int version, JsonNode payload) {
        if (payload instanceof ObjectNode object) {
            STEPS.getOrDefault(type, List.of())
                    .subList(version - 1, type.version() - 1)
                    .forEach(step -> step.accept(object));
        }
        return payload;
    }

    /** One round became several, the agenda and the version of the rules were pinned. */
    private static void created2(ObjectNode created) {
        JsonNode conditions = created.path("conditions");
        JsonNode round = created.remove("round");
        created.putObject("conditions").set(round == null ? "" : round.asText(), conditions);
        created.put("rulesVersion", 1);
        created.putArray("agenda");
    }

    /** What the ghosts do in practice was not written down. */
    private static void ghosts2(ObjectNode chosen) {
        for (JsonNode ghosts : chosen.path("ghosts")) {
            if (ghosts instanceof ObjectNode object) {
                object.putNull("anchors");
            }
        }
    }

    /** A team's name stood there in words. */
    private static void formed2(ObjectNode formed) {
        formed.put("name", TeamWords.number(formed.path("name").asText()));
    }

    /** A sentence stood with the points. */
    private static void scored2(ObjectNode scored) {
        for (JsonNode score : scored.path("scores")) {
            if (score instanceof ObjectNode object) {
                object.remove("nextStep");
            }
        }
    }
}
