package io.headroom.content.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.headroom.content.simulation.ExperimentFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the simulator may refuse is told in the words of files. */
final class SimulatorRefusalTest {
    private static final Path SIMULATOR =
            Path.of("..", "simulator", "src", "main", "java", "io", "headroom", "simulator");
    private static final Path SCHEMA =
            Path.of("..", "..", "scenarios", "schema", "simulation.schema.json");
    private static final Pattern REFUSED =
            Pattern.compile("\\b(?:within|positive|notNegative|named)\\(\\s*\"([^\"]+)\"");
    private static final Pattern SENTENCE =
            Pattern.compile("new IllegalArgumentException\\(([^;]*)\\);");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern JAVA_NAME = Pattern.compile("\\b[a-z]+[A-Z]\\w*");

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SIMULATOR)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.startsWith(SIMULATOR.resolve("theory")))
                            .toList();
            List<String> texts = new ArrayList<>();
            for (Path source : sources) {
                texts.add(Files.readString(source));
            }
            return texts;
        }
    }

    private static Set<String> words() throws IOException {
        Set<String> words = new HashSet<>();
        learn(new ObjectMapper().readTree(Files.readString(SCHEMA)), words);
        return words;
    }

    private static void learn(JsonNode schema, Set<String> words) {
        schema.path("properties").fieldNames().forEachRemaining(words::add);
        schema.path("enum").forEach(value -> words.add(value.asText()));
        schema.forEach(part -> learn(part, words));
    }

    /** A row that names a number of a plan would be told at no place if there were none such. */
    @Test
    void rows_thatNameANumberOfAPlan_nameOneThatIsRefused() throws IOException {
        Set<String> refused = new HashSet<>();
        for (String source : sources()) {
            Matcher name = REFUSED.matcher(source);
            while (name.find()) {
                refused.add(SimulatorRefusal.plain(name.group(1).replace("[", "")));
            }
        }
        assertThat(refused).hasSizeGreaterThan(100);
        Set<String> unknown = new TreeSet<>();
        for (Kind<?> kind : Tables.all(ExperimentFile.SHAPE)) {
            for (Row<?> row : kind instanceof Shape<?> shape ? shape.rows() : List.<Row<?>>of()) {
                row.inPlans().stream()
                        .filter(name -> !name.equals(row.name()) && !refused.contains(name))
                        .forEach(unknown::add);
            }
        }
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "windowNanos, window",
        "mean of thinkNanos, mean of think",
        "speedPermille[2], speed",
        "number of clock steps, number of clock steps",
        "perSecond[1], per second"
    })
    void word_ofANumber_isPlain(String name, String word) {
        assertThat(SimulatorRefusal.word(name)).isEqualTo(word);
    }

    @Test
    void sentences_all_areInWordsOfFiles() throws IOException {
        Set<String> words = words();
        Set<String> inner = new TreeSet<>();
        for (String source : sources()) {
            Matcher sentence = SENTENCE.matcher(source);
            while (sentence.find()) {
                Matcher text = TEXT.matcher(sentence.group(1));
                while (text.find()) {
                    Matcher name = JAVA_NAME.matcher(text.group(1));
                    while (name.find()) {
                        if (!words.contains(name.group())) {
                            inner.add(name.group() + " in: " + text.group(1));
                        }
                    }
                }
            }
        }
        assertThat(inner).isEmpty();
    }
}
