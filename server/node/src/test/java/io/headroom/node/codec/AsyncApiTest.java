package io.headroom.node.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.game.decision.CloseCode;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.measure.Measure;
import io.headroom.game.measure.Measures;
import io.headroom.game.rules.CommandRow;
import io.headroom.game.rules.CommandTable;
import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.ServerMessage;
import io.headroom.node.web.WebLimits;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The description of the socket that the server gives at {@code /api/asyncapi.yaml} and that the
 * client's decoders are made from: it says what the records say.
 */
class AsyncApiTest {
    private static final Path FILE = Path.of("src/main/resources/web/api/asyncapi.yaml");

    private static final String INFO =
            """
            A screen opens a WebSocket at /ws, says hello, and is welcomed. From then on it \
            is sent views, which replace all that it shows, and in a live run updates, of \
            which the newest counts. It asks for one thing at a time, under an id of its \
            own; each ask is answered once what it leads to is saved, and the same id again \
            gets the same answer. Each message is one text frame. A server writes every \
            property; a client leaves out those that it does not know. A client pings every \
            5 seconds, takes a connection that is silent for 12 seconds for lost, and comes \
            back after 0.3 to 3 seconds, also after any close code that does not end the \
            matter. x-commands says who may ask what and when (phase-bound ones name the \
            phase instance that the sender saw; the cost is taken of asksPerSecond); \
            x-refusal-codes has every reason to say no, with what it \
            tells besides, the status of an HTTP answer and the close code that it can come with; \
            these grow. x-close-codes and x-limits say the rest of how a server refuses. \
            x-measures has every figure that may be named. Words for people are the client's.\
            """;

    private final ApiText written = new ApiText();
    private final MessageSchemas schemas = new MessageSchemas();

    @Test
    void description_ofTheSocket_isTheShippedOne() throws IOException {
        GoldenFile.holds(
                FILE,
                ApiText.yaml("the records of the protocol by the server's tests", document()));
    }

    @Test
    void description_hasEveryRecord_andSaysWhatItIs() {
        ObjectNode described = document().withObjectProperty("components");
        described.withObjectProperty("schemas").properties().stream()
                .filter(schema -> !schema.getValue().has("anyOf"))
                .forEach(
                        schema ->
                                assertThat(schema.getValue().path("description").asText())
                                        .as("what the source says of " + schema.getKey())
                                        .isNotBlank());
        assertThat(described.withObjectProperty("messages").size())
                .isEqualTo(
                        ClientMessage.class.getPermittedSubclasses().length
                                + ServerMessage.class.getPermittedSubclasses().length);
    }

    private ObjectNode document() {
        ObjectNode document = Shapes.WIRE.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Headroom, screens")
                .put("version", String.valueOf(ClientMessage.PROTOCOL))
                .put("description", INFO);
        document.put("defaultContentType", "application/json");
        ObjectNode channel = document.putObject("channels").putObject("screen");
        channel.put("address", "/ws").putObject("messages");
        ObjectNode operations = document.putObject("operations");
        ObjectNode components = document.putObject("components");
        direction(ClientMessage.class, "receive", document);
        direction(ServerMessage.class, "send", document);
        assertThat(operations.size()).isEqualTo(2);
        ObjectNode refusals = written.refusals(schemas, List.of(RefusalCode.values()));
        components.set("schemas", schemas.definitions());
        document.set("x-commands", commands());
        document.set("x-close-codes", closeCodes());
        document.set("x-refusal-codes", refusals);
        document.set("x-measures", measures());
        written.limits(document.putObject("x-limits"), WebLimits.standard());
        return document;
    }

    private void direction(Class<?> union, String action, ObjectNode document) {
        ObjectNode operation =
                document.withObjectProperty("operations").putObject(action).put("action", action);
        operation.putObject("channel").put("$ref", "#/channels/screen");
        ObjectNode channel = document.withObject("/channels/screen/messages");
        ObjectNode messages = document.withObject("/components/messages");
        for (Class<?> type : union.getPermittedSubclasses()) {
            String name = KebabCase.ofType(type);
            operation
                    .withArray("messages")
                    .addObject()
                    .put("$ref", "#/channels/screen/messages/" + name);
            channel.putObject(name).put("$ref", "#/components/messages/" + name);
            messages.putObject(name).set("payload", schemas.reference(type));
        }
    }

    private static ObjectNode commands() {
        ObjectNode commands = Shapes.WIRE.createObjectNode();
        for (CommandRow<?> row : CommandTable.ROWS) {
            ObjectNode command = commands.putObject(KebabCase.ofType(row.type()));
            command.put("who", KebabCase.ofConstant(row.who()));
            row.phases().stream()
                    .sorted()
                    .forEach(phase -> command.withArray("phases").add(KebabCase.ofConstant(phase)));
            command.put("whilePaused", row.whilePaused()).put("phaseBound", row.phaseBound());
            command.put("cost", row.cost());
        }
        return commands;
    }

    private ObjectNode closeCodes() {
        ObjectNode codes = Shapes.WIRE.createObjectNode();
        for (CloseCode code : CloseCode.values()) {
            codes.put(String.valueOf(code.number()), written.said(CloseCode.class, code.name()));
        }
        return codes;
    }

    private static ObjectNode measures() {
        ObjectNode measures = Shapes.WIRE.createObjectNode();
        for (Measure measure : Measures.all()) {
            measures.putObject(measure.name())
                    .put("unit", measure.unit())
                    .put("better", KebabCase.ofConstant(measure.better()))
                    .put("digits", measure.digits());
        }
        return measures;
    }
}
