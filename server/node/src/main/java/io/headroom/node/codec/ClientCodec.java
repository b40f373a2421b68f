package io.headroom.node.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.Role;

import java.util.regex.Pattern;

/** What screens send, as JSON text: read strictly, for it comes from outside. */
public final class ClientCodec {
    /** What a client calls what it asks for. */
    static final Pattern COMMAND_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private ClientCodec() {}

    /**
     * Reads one frame.
     *
     * @throws BadFrame naming the place when the frame is no message of the protocol
     */
    public static ClientMessage decode(String text) throws BadFrame {
        FrameReader frame = FrameReader.of(text);
        String type = frame.text("type");
        FrameReader message = frame.named(type);
        return switch (type) {
            case "hello" -> hello(message);
            case "ask" -> ask(message);
            case "hint" -> hint(message);
            case "ping" -> ping(message);
            default ->
                    throw new BadFrame(
                            "frame.type", FrameReader.shortened(type), "hello, ask, hint or ping");
        };
    }

    /** Writes one frame, as a client does. */
    public static String encode(ClientMessage message) {
        ObjectNode frame = Shapes.WIRE.createObjectNode();
        frame.put("type", KebabCase.ofType(message.getClass()));
        ObjectNode components = Shapes.WIRE.valueToTree(message);
        frame.setAll(components);
        return JsonText.of(Shapes.WIRE, frame);
    }

    private static ClientMessage hello(FrameReader message) throws BadFrame {
        // Only the version is looked at first: another version may have other properties.
        int protocol = message.count("protocol");
        if (protocol != ClientMessage.PROTOCOL) {
            return new ClientMessage.Hello(protocol, Role.PROJECTOR, "", null);
        }
        String role = message.text("role");
        ClientMessage hello =
                new ClientMessage.Hello(
                        protocol,
                        role(message, role),
                        message.text("code"),
                        message.optionalText("secret"));
        message.end();
        return hello;
    }

    private static Role role(FrameReader message, String name) throws BadFrame {
        for (Role role : Role.values()) {
            if (KebabCase.ofConstant(role).equals(name)) {
                return role;
            }
        }
        throw new BadFrame(
                message.path("role"), FrameReader.shortened(name), "seat, host or projector");
    }

    private static ClientMessage ask(FrameReader message) throws BadFrame {
        String id = message.text("id");
        if (!COMMAND_ID.matcher(id).matches()) {
            throw new BadFrame(
                    message.path("id"),
                    FrameReader.shortened(id),
                    "8 to 64 letters, digits and dashes");
        }
        ClientMessage ask =
                new ClientMessage.Ask(
                        id, message.count("phase"), CommandCodec.decode(message.object("body")));
        message.end();
        return ask;
    }

    private static ClientMessage hint(FrameReader message) throws BadFrame {
        ClientMessage hint =
                new ClientMessage.Hint(
                        message.count("phase"),
                        message.text("knob"),
                        message.number("value", WholeRange.ANY));
        message.end();
        return hint;
    }

    private static ClientMessage ping(FrameReader message) throws BadFrame {
        ClientMessage ping = new ClientMessage.Ping(message.number("number", WholeRange.NATURAL));
        message.end();
        return ping;
    }
}
