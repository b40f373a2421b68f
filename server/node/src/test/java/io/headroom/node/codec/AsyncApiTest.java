package io.headroom.node.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;

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
            these grow. x-close-codes and x-limits say the rest of how a server refuses. x-measures has every figure that \
            may be named. Words \
            for people are the client's.\
            """;

    private final Javadocs javadocs = new Javadocs();
    private final MessageSchemas schemas = new MessageSchemas();

    @Test
    void description_ofTheSocket_isTheShippedOne() throws IOException {
        GoldenFile.holds(FILE, yaml(document()));
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

    private static String yaml(ObjectNode document) throws IOException {
        YAMLFactory factory =
                YAMLFactory.builder()
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                        .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                        .disable(YAMLGenerator.Feature.SPLIT_LINES)
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .build();
        return "# Written from the records of the protocol by the server's tests.\n"
                + new ObjectMapper(factory).writeValueAsString(document);
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
        ObjectNode refusals = refusals();
        components.set("schemas", schemas.definitions());
        document.set("x-commands", commands());
        document.set("x-close-codes", closeCodes());
        document.set("x-refusal-codes", refusals);
        document.set("x-measures", measures());
        document.set("x-limits", limits());
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
            codes.put(String.valueOf(code.number()), javadocs.of(CloseCode.class, code.name()));
        }
        return codes;
    }

    private ObjectNode refusals() {
        ObjectNode refusals = Shapes.WIRE.createObjectNode();
        for (RefusalCode code : RefusalCode.values()) {
            ObjectNode refusal = refusals.putObject(code.wireName());
            refusal.put("description", javadocs.of(RefusalCode.class, code.name()));
            if (code.httpStatus() != 0) {
                refusal.put("status", code.httpStatus());
            }
            CloseCode end = code.closeCode();
            if (end != null) {
                refusal.put("close", end.number());
            }
            ObjectNode arguments = refusal.putObject("arguments");
            for (RefusalCode.Argument argument : code.arguments()) {
                ObjectNode schema = schemas.reference(argument.type());
                schema.put("description", javadocs.of(RefusalCode.Argument.class, argument.name()));
                arguments.set(argument.wireName(), schema);
            }
        }
        return refusals;
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

    private ObjectNode limits() {
        ObjectNode limits = Shapes.WIRE.createObjectNode();
        ObjectNode values = Shapes.WIRE.valueToTree(WebLimits.standard());
        values.properties().stream()
                .filter(limit -> limit.getValue().isInt())
                .forEach(
                        limit ->
                                limits.putObject(limit.getKey())
                                        .put("value", limit.getValue().intValue())
                                        .put(
                                                "description",
                                                javadocs.of(WebLimits.class, limit.getKey())));
        return limits;
    }
}
