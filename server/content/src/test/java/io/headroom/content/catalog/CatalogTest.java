package io.headroom.content.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.document.YamlDocument;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The catalogs say what they say with sources, add up, and are refused where they are wrong. */
final class CatalogTest {
    private static final Path FOLDER = Path.of("..", "..", "scenarios");

    private static String text(String name) throws IOException {
        return Files.readString(FOLDER.resolve("catalogs").resolve(name + ".yaml"));
    }

    private static JsonNode tree(String name) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(text(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"models", "hardware", "stacks"})
    void catalog_fitsItsSchema(String name) throws IOException {
        String schema = Files.readString(FOLDER.resolve("schema/" + name + ".schema.json"));
        assertThat(
                        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(schema, InputFormat.JSON)
                                .validate(tree(name).toString(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void hardware_eachFigure_hasASource() throws IOException {
        for (Map.Entry<String, JsonNode> entry :
                tree("hardware").path("accelerators").properties()) {
            List<String> said = new ArrayList<>();
            for (Map.Entry<String, JsonNode> source :
                    entry.getValue().path("sources").properties()) {
                said.addAll(List.of(source.getKey().split(", ", -1)));
            }
            for (String figure :
                    List.of(
                            "memoryGib",
                            "memoryGb",
                            "bandwidthGBs",
                            "teraflops",
                            "watts",
                            "pricePerHour")) {
                if (entry.getValue().has(figure) && !said.contains("all")) {
                    assertThat(said).as(entry.getKey()).contains(figure);
                }
            }
        }
    }

    /** Attention and feed-forward matrices and embeddings, without the few norms and biases. */
    @Test
    void models_theirMatrices_addUpToTheirParameters() throws IOException {
        for (Map.Entry<String, JsonNode> entry : tree("models").path("models").properties()) {
            JsonNode is = entry.getValue();
            double hidden = is.path("hidden").asDouble();
            double size = is.path("headSize").asDouble();
            double attention =
                    2
                            * hidden
                            * size
                            * (is.path("heads").asDouble() + is.path("kvHeads").asDouble());
            double matrices = is.path("gated").asBoolean() ? 3 : 2;
            double layer = attention + matrices * hidden * is.path("feedForward").asDouble();
            double embeddings =
                    hidden
                            * is.path("vocabulary").asDouble()
                            * (is.path("tiedEmbeddings").asBoolean() ? 1 : 2);
            double sum = (is.path("layers").asDouble() * layer + embeddings) / 1e9;
            double parameters = is.path("parametersBillions").asDouble();
            assertThat(sum).as(entry.getKey()).isCloseTo(parameters, within(0.015 * parameters));
        }
    }

    @Test
    void packed_isReadWhole() {
        Catalog catalog = Catalog.packed();
        assertThat(catalog.models()).containsKeys("llama-2-7b", "llama-3-70b", "opt-175b");
        assertThat(catalog.hardware()).containsKeys("a100", "h100", "l40s");
        assertThat(catalog.fabrics()).containsKeys("nvlink-4", "infiniband-ndr", "ethernet-10");
        assertThat(catalog.measuredStacks())
                .containsExactly("vllm-v1", "tensorrt-llm", "vllm-2023", "splitwise-2023");
        assertThat(catalog.mixturesOfExperts())
                .doesNotContainAnyElementsOf(catalog.models().keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hardware| memoryGib: 24| memoryGib: much| memoryGib| a number from",
                "hardware| fp16: 121| fp61: 121| accelerators.l4.teraflops.fp61| one of fp16",
                "hardware| fabric: pcie-3| fabric: pci-3| accelerators.t4.fabric| one of the"
                        + " fabrics",
                "models| kvHeads: 8| kvHeads: 99| models.llama-2-70b.kvHeads| a number from 1 to"
                        + " 64",
                "models| layers: 126| layers: 12.6| models.llama-3-405b.layers| a whole number",
                "models| layers: 126| experts: 8| models.llama-3-405b.experts| a dense model",
                "stacks| kvBandwidth: 0.55| kvBandwidth: 55| stacks.vllm-2023.kvBandwidth| to 1",
                "stacks| farMib: 32| farMb: 32| stacks.splitwise-2023.farMb| one of",
                "stacks| measuredOn: [ h100-pcie,| measuredOn: [ h100-pci,|"
                        + " stacks.vllm-v1.measuredOn| hardware of the catalog",
                "stacks| keptGb: 3| keptGb: 0| keptGb| a number from 0.001",
            })
    void catalog_wrong_isToldWhereAndWhy(
            String name, String said, String instead, String field, String expected)
            throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Located> documents = new ArrayList<>();
        for (String each : List.of("models", "hardware", "stacks")) {
            String text = text(each);
            if (each.equals(name)) {
                assertThat(text).contains(said);
                text =
                        text.substring(0, text.indexOf(said))
                                + instead
                                + text.substring(text.indexOf(said) + said.length());
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            documents.add(requireNonNull(YamlDocument.parse(each + ".yaml", bytes, problems)));
        }
        assertThat(problems).isEmpty();
        assertThat(new Catalog(documents.get(0), documents.get(1), documents.get(2), problems))
                .isNotNull();
        assertThat(problems)
                .anySatisfy(
                        problem -> {
                            assertThat(problem.file()).isEqualTo(name + ".yaml");
                            assertThat(problem.line()).isGreaterThan(1);
                            assertThat(problem.path()).contains(field);
                            assertThat(problem.expected()).contains(expected);
                        });
    }
}
