package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import io.headroom.content.document.ScenarioRefused;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Few words: a text may be as long as its screen has room, and not a character longer. */
class TextLimitsTest {
    private static final String TEXTS = "texts/en/missions/model-serving/round-2.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "/law, 90",
        "/riddle, 90",
        "/lock/opening, 140",
        "/lock/question, 260",
        "/lock/explanation, 220",
        "/tracks/edge-guardian/persona, 140",
        "/tracks/edge-guardian/crisis, 140",
        "/tracks/edge-guardian/objective, 90",
        "/tracks/edge-guardian/knobs/batch/plainWords, 90",
        "/tracks/edge-guardian/fault/plainWords, 200",
    })
    void text_ofACharacterTooMany_isRefused(String pointer, int most) throws IOException {
        ShippedFiles.into(folder);
        write(pointer, "x".repeat(most - 1) + "?");
        assertThatCode(() -> Scenarios.in(folder)).doesNotThrowAnyException();

        write(pointer, "x".repeat(most) + "?");
        assertThat(
                        catchThrowableOfType(ScenarioRefused.class, () -> Scenarios.in(folder))
                                .problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.file()).isEqualTo(TEXTS);
                            assertThat("/" + problem.path().replace('.', '/')).isEqualTo(pointer);
                            assertThat(problem.expected()).contains(most + " characters at most");
                        });
    }

    private void write(String pointer, String text) throws IOException {
        Path file = folder.resolve(TEXTS);
        ObjectNode texts = (ObjectNode) YAML.readTree(file.toFile());
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) texts.at(pointer.substring(0, last))).put(pointer.substring(last + 1), text);
        Files.writeString(file, YAML.writeValueAsString(texts));
    }
}
