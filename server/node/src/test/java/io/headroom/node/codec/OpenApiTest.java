package io.headroom.node.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.game.decision.RefusalCode;
import io.headroom.node.games.Games;
import io.headroom.node.games.Practising;
import io.headroom.node.protocol.HttpAnswer;
import io.headroom.node.web.ConnectionLimits;
import io.headroom.node.web.GuessLimits;
import io.headroom.node.web.HttpRoute;
import io.headroom.node.web.WebLimits;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The description of what a node answers over HTTP, which the server gives at {@code
 * /api/openapi.yaml}: it says what the routes and the records say.
 */
class OpenApiTest {
    private static final Path FILE = Path.of("src/main/resources/web/api/openapi.yaml");

    private static final String INFO =
            """
            A request names this machine in its Host header, and a page's Origin is this server. \
            Answers are JSON that nobody may keep; a client leaves out properties that it does not \
            know. HEAD and OPTIONS are answered wherever GET is. Every refusal is a code with \
            arguments, words are the client's; 429 says in Retry-After when to come again. Games \
            are hosted and listed with the host key as a bearer token. The socket of the screens \
            at /ws is described in asyncapi.yaml.\
            """;

    private static final String PRACTICE_KEY =
            """
            The token of a seat of the game, 22 characters of base64url; or that of the game's \
            long link, a dot, and another one that the visitor has made and keeps.\
            """;

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final ApiText written = new ApiText();
    private final MessageSchemas schemas = new MessageSchemas();

    @Test
    void description_ofTheAnswers_isTheShippedOne() throws IOException {
        GoldenFile.holds(
                FILE, ApiText.yaml("the routes of a node by the server's tests", document()));
    }

    @Test
    void description_hasAllAnswers_andSaysWhatTheyAre() {
        ObjectNode described = document().withObjectProperty("components");
        described
                .withObjectProperty("schemas")
                .properties()
                .forEach(
                        schema ->
                                assertThat(schema.getValue().path("description").asText())
                                        .as("what the source says of " + schema.getKey())
                                        .isNotBlank());
        for (Class<?> answer : HttpAnswer.class.getPermittedSubclasses()) {
            assertThat(described.withObjectProperty("schemas").has(answer.getSimpleName()))
                    .as(answer.getSimpleName())
                    .isTrue();
        }
    }

    /** What is not in the table would not be in the description. */
    @Test
    void server_routesProgramsByTheTableAlone() throws IOException {
        Path server = Path.of("src/main/java/io/headroom/node/web/WebServer.java");
        assertThat(Files.readString(server))
                .doesNotContainPattern(Pattern.compile("\"/(api|health)"));
    }

    private ObjectNode document() {
        ObjectNode document = Shapes.WIRE.createObjectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Headroom, programs")
                .put("version", "1")
                .put("description", INFO);
        ObjectNode paths = document.putObject("paths");
        for (HttpRoute route : HttpRoute.values()) {
            String method = route.method().toLowerCase(Locale.ROOT);
            describe(route, paths.withObjectProperty(route.path()).putObject(method));
        }
        ObjectNode components = document.putObject("components");
        ObjectNode security = components.putObject("securitySchemes");
        security.putObject("hostKey").put("type", "http").put("scheme", "bearer");
        security.putObject("practiceKey")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", PRACTICE_KEY);
        List<RefusalCode> codes =
                Stream.of(RefusalCode.values()).filter(code -> code.httpStatus() != 0).toList();
        ObjectNode refusals = written.refusals(schemas, codes);
        components.set("schemas", schemas.definitions());
        // Whoever leaves them out plays all tracks of the round, without teams of the house.
        ArrayNode needed = components.withArray("/schemas/HostRequest/required");
        needed.remove(needed.size() - 1);
        needed.remove(needed.size() - 1);
        assertThat(needed)
                .extracting(JsonNode::asText)
                .doesNotContain("tracks", "houseTeams")
                .hasSize(4);
        document.set("x-refusal-codes", refusals);
        ObjectNode limits = document.putObject("x-limits");
        written.limits(limits, WebLimits.standard());
        written.limits(limits, ConnectionLimits.standard());
        written.limits(limits, GuessLimits.standard());
        return document;
    }

    private void describe(HttpRoute route, ObjectNode operation) {
        operation.put("operationId", KebabCase.ofConstant(route));
        operation.put("summary", written.said(HttpRoute.class, route.name()));
        PARAMETER
                .matcher(route.path())
                .results()
                .map(found -> found.group(1))
                .forEach(name -> parameter(name, operation.withArray("parameters").addObject()));
        if (route == HttpRoute.HOST) {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            content(body, "application/json")
                    .set("schema", schemas.reference(Games.HostRequest.class));
        }
        if (route == HttpRoute.FORGET) {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            content(body, "application/json")
                    .set("schema", schemas.reference(Games.ForgetRequest.class));
        }
        if (route == HttpRoute.PRACTISE) {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            content(body, "application/json")
                    .set("schema", schemas.reference(Practising.TryRequest.class));
        }
        if (route.wantsKey()) {
            operation.putArray("security").addObject().putArray("hostKey");
        } else if (route.isPractice()) {
            operation.putArray("security").addObject().putArray("practiceKey");
        }
        ObjectNode responses = operation.putObject("responses");
        answer(route, responses.putObject(String.valueOf(route.status())));
        if (route == HttpRoute.READY) {
            answer(route, responses.putObject("503"));
        }
        refusals(route)
                .forEach(
                        (status, codes) ->
                                refusal(codes, responses.putObject(String.valueOf(status))));
    }

    private static void parameter(String name, ObjectNode parameter) {
        parameter.put("name", name).put("in", "path").put("required", true);
        parameter.putObject("schema").put("type", name.equals("round") ? "integer" : "string");
    }

    private void answer(HttpRoute route, ObjectNode response) {
        if (route.answer() == null) {
            response.put("description", "a YAML document");
            content(response, "application/yaml").putObject("schema").put("type", "string");
            return;
        }
        ObjectNode one = schemas.reference(Objects.requireNonNull(route.answer()));
        response.put("description", route.isList() ? "a list" : "the answer");
        ObjectNode media = content(response, "application/json");
        if (route.isList()) {
            media.putObject("schema").put("type", "array").set("items", one);
        } else {
            media.set("schema", one);
        }
    }

    private static Map<Integer, List<String>> refusals(HttpRoute route) {
        List<RefusalCode> all = new ArrayList<>(route.codes());
        all.addAll(HttpRoute.ANYWHERE);
        if (route == HttpRoute.HOST) {
            all.addAll(HttpRoute.NOT_HOSTED);
        }
        Map<Integer, List<String>> byStatus = new LinkedHashMap<>();
        all.stream()
                .sorted()
                .forEach(
                        code ->
                                byStatus.computeIfAbsent(
                                                code.httpStatus(), status -> new ArrayList<>())
                                        .add(code.wireName()));
        return byStatus;
    }

    private void refusal(List<String> codes, ObjectNode response) {
        response.put("description", String.join(", ", codes));
        ObjectNode schema = content(response, "application/json").putObject("schema");
        schema.withArray("allOf").add(schemas.reference(HttpAnswer.Refused.class));
        ArrayNode known = schema.withObject("/properties/code").putArray("enum");
        codes.forEach(known::add);
    }

    private static ObjectNode content(ObjectNode around, String media) {
        return around.putObject("content").putObject(media);
    }
}
