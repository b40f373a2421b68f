package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.content.document.FileSet;
import io.headroom.content.document.ScenarioRefused;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A mission out of nothing but its kept files. */
final class KeptMissionTest {
    private static final String ROUND = "texts/en/missions/model-serving/round-2.yaml";
    private static final String LAW =
            "law: A batch makes room, not haste. The first to come pays, unless alone all would"
                    + " drown.\n";
    private static final Scenarios HERE = Scenarios.bundled();
    private static final FileSet DECIDING = HERE.deciding("model-serving").orElseThrow();
    private static final FileSet TEXTS = HERE.texts("model-serving").orElseThrow();

    @TempDir private Path folder = Path.of("");

    private static Round round(Scenario scenario) {
        return Objects.requireNonNull(scenario.round(2));
    }

    private static FileSet with(String from, String to) {
        Map<String, byte[]> files = new TreeMap<>(TEXTS.files());
        String text = new String(Objects.requireNonNull(files.get(ROUND)), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        files.put(ROUND, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return new FileSet(files);
    }

    @Test
    void mission_ofItsKeptFiles_hasTheSameHashAndTheSameWords() {
        Scenario kept = Scenarios.kept(DECIDING, TEXTS, null);
        Scenario here = Objects.requireNonNull(HERE.byId("model-serving"));

        assertThat(kept.contentHash()).isEqualTo(here.contentHash()).isEqualTo(DECIDING.hash());
        assertThat(round(kept).title()).isEqualTo(round(here).title());
        assertThat(round(kept).lock()).isEqualTo(round(here).lock());
    }

    @Test
    void text_thatWasCorrected_winsOverTheKeptOne_whichStandsInForWhatIsGone() {
        FileSet kept = with("title: The batching tax", "title: The bathing tax");
        FileSet newest = with(LAW, "");

        Scenario scenario = Scenarios.kept(DECIDING, kept, newest);

        assertThat(round(scenario).title()).isEqualTo("The batching tax");
        assertThat(round(scenario).law()).startsWith("A batch makes room");
    }

    @Test
    void mission_ofMoreBytesThanAGameMayKeep_isRefused() throws IOException {
        ShippedFiles.into(folder);
        Path trace = folder.resolve("traces/azure-llm-conversation-2023-slice.csv");
        String text = Files.readString(trace);
        String last = text.substring(text.stripTrailing().lastIndexOf('\n') + 1);
        Files.writeString(trace, text + last.repeat((32 << 20) / last.length()));

        assertThatThrownBy(() -> Scenarios.in(folder))
                .isInstanceOf(ScenarioRefused.class)
                .hasMessageContaining("missions/model-serving/mission.yaml")
                .hasMessageContaining("at most " + (32 << 20));
    }
}
