package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import io.headroom.content.document.Problem;
import io.headroom.content.document.ScenarioRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Few words: a text may be as long as its screen has room, and not a character longer. */
class TextLimitsTest {
    private static final String TEXTS = "texts/en/missions/model-serving/round-2.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final Map<String, Integer> LIMITS =
            Map.of(
                    "/law", 90,
                    "/riddle", 90,
                    "/lock/opening", 140,
                    "/lock/question", 160,
                    "/tracks/edge-guardian/persona", 140,
                    "/tracks/edge-guardian/crisis", 140,
                    "/tracks/edge-guardian/objective", 90,
                    "/tracks/edge-guardian/knobs/batch/plainWords", 90,
                    "/tracks/edge-guardian/fault/plainWords", 200);

    @TempDir private Path folder;

    @Test
    void texts_ofACharacterTooMany_areRefused() throws IOException {
        ShippedFiles.into(folder);
        LIMITS.forEach((pointer, most) -> write(pointer, "x".repeat(most - 1) + "?"));
        assertThatCode(() -> Scenarios.in(folder)).doesNotThrowAnyException();

        LIMITS.forEach((pointer, most) -> write(pointer, "x".repeat(most) + "?"));
        assertThat(refused())
                .allMatch(problem -> problem.file().equals(TEXTS))
                .extracting(problem -> problem.path() + ": " + problem.expected())
                .containsExactlyInAnyOrderElementsOf(
                        LIMITS.entrySet().stream()
                                .map(each -> told(each.getKey(), each.getValue()))
                                .toList());
    }

    /** Its length is counted with the figures that are computed into it. */
    @Test
    void explanation_ofACharacterTooMany_isRefused() throws IOException {
        ShippedFiles.into(folder);
        write("/lock/explanation", "x".repeat(220));
        assertThatCode(() -> Scenarios.in(folder)).doesNotThrowAnyException();

        write("/lock/explanation", "x".repeat(221));
        assertThat(refused())
                .extracting(problem -> problem.path() + ": " + problem.expected())
                .containsExactly(told("/lock/explanation", 220));
    }

    private List<Problem> refused() {
        return catchThrowableOfType(ScenarioRefused.class, () -> Scenarios.in(folder)).problems();
    }

    private static String told(String pointer, int most) {
        return pointer.substring(1).replace('/', '.') + ": " + most + " characters at most";
    }

    private void write(String pointer, String text) {
        Path file = folder.resolve(TEXTS);
        int last = pointer.lastIndexOf('/');
        try {
            ObjectNode texts = (ObjectNode) YAML.readTree(file.toFile());
            texts.withObject(JsonPointer.compile(pointer.substring(0, last)))
                    .put(pointer.substring(last + 1), text);
            Files.writeString(file, YAML.writeValueAsString(texts));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
