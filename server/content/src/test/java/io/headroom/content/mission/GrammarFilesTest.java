package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.binding.SettingRows;
import io.headroom.content.catalog.CatalogShapes;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.SchemaWriter;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Tables;
import io.headroom.content.simulation.ExperimentFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Schemas and the tables of the manual say what the rows of the readers say. {@code -Dgolden=write}
 * writes them anew.
 */
final class GrammarFilesTest {
    private static final Path SCHEMAS = Path.of("..", "..", "scenarios", "schema");
    private static final Path MANUAL = Path.of("..", "..", "scenarios", "simulations", "README.md");
    private static final Pattern BLOCK =
            Pattern.compile("(<!-- rows: ([A-Za-z ]+) -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);
    private static final String GAMES = "games";

    static Map<String, ObjectNode> schemas() {
        Map<String, ObjectNode> schemas = new TreeMap<>();
        schemas.put(
                "simulation",
                SchemaWriter.file(
                        "simulation",
                        "A simulation on its own: traffic, stages, policies, costs and how long",
                        ExperimentFile.SHAPE,
                        SettingRows.REFERENCE));
        schemas.put("track", TrackSchema.of(schemas.get("simulation")));
        files().forEach(
                        (name, shape) ->
                                schemas.put(
                                        name,
                                        SchemaWriter.file(name, shape.sentence(), shape, null)));
        return schemas;
    }

    /** Files in which nothing stands for a value but the value. */
    private static Map<String, Shape<?>> files() {
        Map<String, Shape<?>> files = new TreeMap<>(CatalogShapes.files());
        files.putAll(MissionRows.files());
        return files;
    }

    static Set<String> names() {
        return schemas().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void schema_isWhatTheRowsSay(String name) throws IOException {
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        String text = new ObjectMapper().writer(printer).writeValueAsString(schemas().get(name));
        assertKept(SCHEMAS.resolve(name + ".schema.json"), text + "\n");
    }

    @Test
    void manual_hasTheTablesOfTheRows() throws IOException {
        String manual = Files.readString(MANUAL);
        Set<String> blocks =
                BLOCK.matcher(manual)
                        .results()
                        .map(each -> each.group(2))
                        .collect(Collectors.toSet());
        Map<String, Kind<?>> kinds =
                Tables.all(ExperimentFile.SHAPE).stream()
                        .filter(kind -> !Tables.name(kind).isEmpty())
                        .collect(
                                Collectors.toMap(
                                        Tables::name,
                                        Function.identity(),
                                        (one, other) -> one,
                                        TreeMap::new));
        Tables tables = new Tables(blocks);
        Matcher block = BLOCK.matcher(manual);
        String written =
                block.replaceAll(
                        found -> {
                            String name = found.group(2);
                            String table =
                                    name.equals(GAMES)
                                            ? tables.fields(ofGames())
                                            : tables.of(
                                                    java.util.Objects.requireNonNull(
                                                            kinds.get(name), name));
                            return Matcher.quoteReplacement(
                                    found.group(1) + "\n" + table + "\n" + found.group(4));
                        });
        assertThat(blocks).contains("simulation", "traffic", "stage", "event", GAMES);
        assertKept(MANUAL, written);
    }

    private static List<Row<?>> ofGames() {
        return ExperimentFile.SHAPE.rows().stream().filter(Row::isOfGames).toList();
    }

    private static void assertKept(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as(file + ", written anew with -Dgolden=write")
                .isEqualTo(text);
    }

    /** What a schema asks for stands in tables, and every sentence is one. */
    @Test
    void rows_all_haveASentence() {
        List<Kind<?>> kinds = new ArrayList<>(Tables.all(ExperimentFile.SHAPE));
        files().values().forEach(shape -> kinds.addAll(Tables.all(shape)));
        for (Kind<?> kind : kinds) {
            for (Row<?> row : kind instanceof Shape<?> shape ? shape.rows() : List.<Row<?>>of()) {
                assertThat(row.sentence()).as(row.name()).isNotBlank().doesNotEndWith(".");
                assertThat(row.needed() || !row.shown().isBlank())
                        .as(row.name() + " says what is meant where it is left out")
                        .isTrue();
            }
        }
    }
}
