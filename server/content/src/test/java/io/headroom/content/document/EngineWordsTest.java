package io.headroom.content.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

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

/** Every number that the engine may refuse has a name in files, or is told in plain words. */
final class EngineWordsTest {
    private static final Path ENGINE =
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
        try (Stream<Path> files = Files.walk(ENGINE)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.startsWith(ENGINE.resolve("theory")))
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

    @Test
    void numbers_all_haveWordsOfFiles() throws IOException {
        Set<String> words = words();
        Set<String> inner = new TreeSet<>();
        int names = 0;
        for (String source : sources()) {
            Matcher refused = REFUSED.matcher(source);
            while (refused.find()) {
                names++;
                String word = EngineWords.word(refused.group(1));
                if (JAVA_NAME.matcher(word).find() && !words.contains(word)) {
                    inner.add(refused.group(1) + " is told as " + word);
                }
            }
        }
        assertThat(names).isGreaterThan(150);
        assertThat(inner).isEmpty();
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
