package io.headroom.node.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.node.cluster.NodeMessage;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What nodes say to each other, as JSON text. Both ends are this program. */
public final class NodeCodec {
    private static final Map<String, Class<? extends NodeMessage>> TYPES =
            Arrays.stream(NodeMessage.class.getPermittedSubclasses())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    KebabCase::ofType, type -> type.asSubclass(NodeMessage.class)));

    private NodeCodec() {}

    /** Writes a message. */
    public static String encode(NodeMessage message) {
        ObjectNode text = Shapes.LOG.createObjectNode();
        text.put("type", KebabCase.ofType(message.getClass()));
        text.set("body", Shapes.LOG.valueToTree(message));
        return JsonText.of(Shapes.LOG, text);
    }

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException when it is none: another version of the program sent it
     */
    public static NodeMessage decode(String text) {
        try {
            JsonNode message = Shapes.LOG.readTree(text);
            String type = message.path("type").asText();
            Class<? extends NodeMessage> shape = TYPES.get(type);
            if (shape == null) {
                throw new IllegalArgumentException("no message between nodes is called " + type);
            }
            return Shapes.LOG.treeToValue(message.path("body"), shape);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("a message between nodes is broken", broken);
        }
    }
}
