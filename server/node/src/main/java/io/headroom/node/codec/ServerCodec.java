package io.headroom.node.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.node.protocol.ServerMessage;

/** What screens are sent, as JSON text. Encoded once for each topic, however many see it. */
public final class ServerCodec {
    private ServerCodec() {}

    /** Writes an answer over HTTP, or a list of them. */
    public static String json(Object answer) {
        return JsonText.of(Shapes.WIRE, answer);
    }

    /** A part of a frame, to be looked at before it is written: see {@link ServerMessage.View}. */
    public static ObjectNode tree(Object part) {
        return Shapes.WIRE.valueToTree(part);
    }

    /** Writes one frame. Every property is present; what is absent is null. */
    public static String encode(ServerMessage message) {
        ObjectNode frame = Shapes.WIRE.createObjectNode();
        frame.put("type", KebabCase.ofType(message.getClass()));
        frame.setAll(tree(message));
        return JsonText.of(Shapes.WIRE, frame);
    }
}
