package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * Breaks examples at random, always with the same seed: what the schema refuses the reader refuses,
 * and what the reader refuses of a field by itself the schema refuses.
 */
final class SchemaAgreesTest {
    private static final Path FOLDER = Path.of("..", "..", "scenarios", "simulations");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int BREAKS_OF_EACH = 12;
    private static final String LONG_TRACE = "azure-llm-conversation-2023.csv";

    /** Refused for what else a file says, which no schema can tell. */
    private static final List<String> BESIDE =
            List.of(
                    "further up",
                    "the name of",
                    "shorter than the run",
                    "requests in every flow",
                    "file that can be read",
                    "for its keys and values",
                    "blocks: found nothing",
                    "tokens: found nothing");

    private final Random random = new Random(11);
    private final TreeSet<String> apart = new TreeSet<>();
    private int refused;

    @Test
    void schemaAndReader_ofBrokenExamples_agree() throws IOException {
        for (Path example : SimulationExamplesTest.examples()) {
            String text = Files.readString(example);
            for (int each = 0; each < BREAKS_OF_EACH && !text.contains(LONG_TRACE); each++) {
                JsonNode broken = YAML.readTree(text);
                compare(example, broken, broken(broken));
            }
        }
        assertThat(refused).isGreaterThan(300);
        assertThat(apart).isEmpty();
    }

    private void compare(Path example, JsonNode broken, String what) throws IOException {
        String text = broken.toString();
        boolean fits = SimulationSchema.errors(text).isEmpty();
        List<String> told = new ArrayList<>();
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(new SimulationFile("it.yaml", bytes, FOLDER).experiment(List.of()))
                    .isNotNull();
        } catch (SimulationRefused e) {
            refused++;
            e.problems().forEach(problem -> told.add(problem.toString()));
        }
        boolean beside = told.stream().allMatch(each -> BESIDE.stream().anyMatch(each::contains));
        if (fits == told.isEmpty() || (fits && beside)) {
            return;
        }
        apart.add(
                example.getFileName()
                        + " "
                        + what
                        + (fits ? " fits, but " + told : " does not fit"));
    }

    /** Takes a field away, adds one that nothing knows, or puts a value of a wrong kind. */
    private String broken(JsonNode root) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(root, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> fields = new ArrayList<>();
        object.fieldNames().forEachRemaining(fields::add);
        String field = fields.isEmpty() ? "" : fields.get(random.nextInt(fields.size()));
        int way = fields.isEmpty() ? 1 : random.nextInt(3);
        if (way == 0) {
            object.remove(field);
            return "without " + field;
        }
        if (way == 1) {
            object.put("odd" + field, 1);
            return "with odd" + field;
        }
        ArrayNode list = NODES.arrayNode().add(NODES.objectNode());
        JsonNode value =
                List.of(
                                list,
                                NODES.objectNode(),
                                NODES.textNode("nonsense"),
                                NODES.numberNode(-7.5))
                        .get(random.nextInt(4));
        object.set(field, value);
        return field + ": " + value;
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }
}
