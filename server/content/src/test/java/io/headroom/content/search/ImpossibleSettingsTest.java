package io.headroom.content.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.content.simulation.Watching;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A search among settings of which some, or all, cannot be: that is a result, not a mistake. */
final class ImpossibleSettingsTest {
    @TempDir private Path folder = Path.of("");

    private JsonNode search(String never, int budget, Narrowing given) throws IOException {
        Path file = Files.writeString(folder.resolve("searched.yaml"), twoKnobs(never));
        Frontier.Settings settings = new Frontier.Settings(1, budget, 1, null, given);
        return Frontier.search(file, settings, new Watching());
    }

    /** Two knobs must be turned together before anything can be; one alone finds nothing. */
    @ParameterizedTest
    @CsvSource({"'few: servers < 3 or places < 2', true", "'all: servers > 0', false"})
    void search_ofAFileThatCannotBeAsWritten_findsWhateverCan(String never, boolean any)
            throws IOException {
        JsonNode report = search(never, 100, Narrowing.NONE);
        assertThat(report.path("front").isEmpty()).isEqualTo(!any);
        assertThat(report.path("best").isNull()).isEqualTo(!any);
        assertThat(report.has("cannotBe")).isEqualTo(!any);
    }

    @Test
    void search_whereWhatIsGivenLeavesNothingThatCanBe_saysSo() throws IOException {
        Narrowing given = new Narrowing(List.of("places=1"), List.of());
        JsonNode report = search("few: servers < 3 or places < 2", 40, given);
        assertThat(report.path("front")).isEmpty();
        assertThat(report.path("cannotBe").asText()).contains("servers < 3 or places < 2");
        assertThat(FrontierText.of(report))
                .contains("No setting can be", "servers < 3 or places < 2");
    }

    private static String twoKnobs(String never) {
        return """
        traffic: { rate: 90/s }
        stages:
          - station: server
            servers: $servers
            service: 10 ms
            queue: { capacity: $places }
            cost: { provisioned: 1/s }
        slo: { deadline: 50 ms }
        duration: 10 s
        knobs: [ { id: servers, from: 1, to: 4 }, { id: places, from: 1, to: 3 } ]
        par: { servers: 1, places: 1 }
        never: { %s }
        """
                .formatted(never);
    }
}
