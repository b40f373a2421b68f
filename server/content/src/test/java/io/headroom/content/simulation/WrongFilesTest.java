package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import io.headroom.content.document.Problem;
import io.headroom.content.grammar.Unit;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes every mistake in every field of every example, each once: whatever is refused is refused in
 * the words of files, at a place of the file, and nothing stops the reading otherwise.
 */
final class WrongFilesTest {
    private static final Path FOLDER = Path.of("..", "..", "scenarios", "simulations");
    private static final Path SCHEMA = Path.of("..", "..", "scenarios", "schema");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Takes long to read, and another example has a part of it. */
    private static final String LONG_TRACE = "azure-llm-conversation-2023.csv";

    /** A name in the manner of Java, a printed record, or a word of Java. */
    private static final Pattern INNER =
            Pattern.compile(
                    "\\b[a-zA-Z]*[a-z0-9][A-Z]\\w*\\b|\\w+\\[\\w+=|\\w+\\[[0-9]+\\]"
                            + "|java\\.|Exception|Infinity|NaN|[0-9.]+E-?[0-9]+");

    private static final Pattern TYPED = Pattern.compile("\"[^\"]*\"|[\\[{].*");
    private static final Pattern QUANTITY = Pattern.compile("-?[0-9.]+(?:e-?[0-9]+)?(.*)");

    private final Set<String> words = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> wrong = new TreeSet<>();
    private int refused;

    @Test
    void mistakes_all_areToldInTheWordsOfFiles() throws IOException {
        for (String schema : List.of("simulation", "models", "hardware")) {
            Path file = SCHEMA.resolve(schema + ".schema.json");
            learnWords(new ObjectMapper().readTree(Files.readString(file)));
        }
        for (Unit unit : Unit.values()) {
            words.addAll(List.of(unit.expected().split("\\W+", -1)));
        }
        for (Path example : SimulationExamplesTest.examples()) {
            String text = Files.readString(example);
            if (text.contains(LONG_TRACE)) {
                continue;
            }
            JsonNode root = YAML.readTree(text);
            List<String> places = new ArrayList<>();
            collect(root, "", places);
            for (String place : places) {
                for (JsonNode mistake : mistakes(root.at(place))) {
                    String kind = place.replaceAll("/[0-9]+", "/#") + " " + mistake;
                    if (made.add(kind)) {
                        make(root, place, mistake);
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(1_000);
        assertThat(wrong).isEmpty();
    }

    private void make(JsonNode root, String place, JsonNode mistake) {
        String text = with(root, place, mistake).toString();
        SimulationFile file =
                new SimulationFile("it.yaml", text.getBytes(StandardCharsets.UTF_8), FOLDER);
        try {
            assertThat(file.experiment(List.of())).isNotNull();
        } catch (SimulationRefused told) {
            refused++;
            for (Problem problem : told.problems()) {
                if (!isInWordsOfFiles(problem, mistake) || problem.line() < 1) {
                    wrong.add(place + " = " + mistake + " is told as " + problem);
                }
            }
        }
    }

    private boolean isInWordsOfFiles(Problem problem, JsonNode mistake) {
        String found = TYPED.matcher(problem.found()).replaceAll("");
        String expected = problem.expected();
        Matcher inner =
                INNER.matcher(found.equals(mistake.toString()) ? expected : found + " " + expected);
        while (inner.find()) {
            if (!words.contains(inner.group())) {
                return false;
            }
        }
        return true;
    }

    /** What files may say: the names of fields, and the values that have names. */
    private void learnWords(JsonNode schema) {
        schema.path("properties").fieldNames().forEachRemaining(words::add);
        schema.path("enum").forEach(value -> words.add(value.asText()));
        words.add(schema.path("const").asText());
        schema.forEach(this::learnWords);
    }

    private static void collect(JsonNode node, String pointer, List<String> places) {
        if (!pointer.isEmpty()) {
            places.add(pointer);
        }
        node.fieldNames()
                .forEachRemaining(name -> collect(node.path(name), pointer + "/" + name, places));
        for (int item = 0; node.isArray() && item < node.size(); item++) {
            collect(node.path(item), pointer + "/" + item, places);
        }
    }

    /** What may stand in the place of a value; a missing node for nothing at all. */
    private static List<JsonNode> mistakes(JsonNode value) {
        List<JsonNode> mistakes =
                new ArrayList<>(
                        List.of(
                                NODES.missingNode(),
                                NODES.nullNode(),
                                NODES.arrayNode(),
                                NODES.objectNode(),
                                NODES.textNode(" "),
                                NODES.textNode("nonsense"),
                                NODES.numberNode(-1),
                                NODES.numberNode(0),
                                NODES.numberNode(0.5),
                                NODES.numberNode(3_000_000_000L),
                                NODES.numberNode(new BigDecimal("1e40"))));
        Matcher quantity = QUANTITY.matcher(value.isTextual() ? value.asText() : "");
        if (quantity.matches()) {
            for (String number : List.of("-1", "0", "1e-30", "1e9", "1e30", "1e300")) {
                mistakes.add(NODES.textNode(number + quantity.group(1)));
            }
        }
        if (value.isArray() && !value.isEmpty()) {
            List<JsonNode> items = new ArrayList<>();
            value.forEach(items::add);
            mistakes.add(NODES.arrayNode().addAll(items.subList(1, items.size())));
            mistakes.add(NODES.arrayNode().addAll(items).add(items.getFirst()));
            mistakes.add(NODES.arrayNode().addAll(items.reversed()));
        }
        return mistakes;
    }

    private static JsonNode with(JsonNode root, String place, JsonNode mistake) {
        JsonNode copy = root.deepCopy();
        int slash = place.lastIndexOf('/');
        JsonNode around = copy.at(place.substring(0, slash));
        String name = place.substring(slash + 1);
        if (around instanceof ObjectNode mapping && mistake.isMissingNode()) {
            mapping.remove(name);
        } else if (around instanceof ObjectNode mapping) {
            mapping.set(name, mistake);
        } else if (around instanceof ArrayNode list && mistake.isMissingNode()) {
            list.remove(Integer.parseInt(name));
        } else if (around instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), mistake);
        }
        return copy;
    }
}
