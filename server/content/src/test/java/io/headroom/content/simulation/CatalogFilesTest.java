package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.content.catalog.Catalog;
import io.headroom.content.document.ContentFiles;
import io.headroom.content.document.ContentSource;
import io.headroom.content.document.FileSet;
import io.headroom.content.document.Problem;
import io.headroom.simulator.cost.Roofline;
import io.headroom.simulator.stage.EnginePlan;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A description goes by the catalogs that lie among its files, and these are kept with it. */
final class CatalogFilesTest {
    private static final Path SCENARIOS = Path.of("..", "..", "scenarios");
    private static final String SIMULATION =
            """
            traffic: { rate: 1/s, tokens: { prompt: 100, output: 11 } }
            stages:
              - engine: model
                cost: { model: llama-3-8b, hardware: h100 }
            duration: 10 s
            """;

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void copyCatalogs() throws IOException {
        Files.createDirectory(folder.resolve("catalogs"));
        Files.createDirectory(folder.resolve("simulations"));
        for (String name : Catalog.FILES) {
            Files.copy(SCENARIOS.resolve(name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("simulations/it.yaml"), SIMULATION);
    }

    private void change(String name, String from, String to) throws IOException {
        Path file = folder.resolve("catalogs").resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private double weightNanos() {
        Experiment read = SimulationFile.read(folder.resolve("simulations/it.yaml"), List.of());
        EnginePlan engine = (EnginePlan) read.plan().leaves().getFirst();
        return ((Roofline) engine.replica().cost()).weightNanos();
    }

    @Test
    void file_ofAFolderOfContent_goesByTheCatalogsThere() throws IOException {
        double packed = weightNanos();
        change("hardware.yaml", "bandwidthGBs: 3350", "bandwidthGBs: 1675");

        assertThat(weightNanos()).isEqualTo(packed);
        Files.writeString(folder.resolve("index.yaml"), "missions: []\n");
        assertThat(weightNanos()).isCloseTo(2 * packed, within(1e-6));
    }

    @Test
    void catalog_thatLacksAName_tellsThoseThatItHas() throws IOException {
        Files.writeString(folder.resolve("index.yaml"), "missions: []\n");
        change("hardware.yaml", "  h100:\n", "  h101:\n");
        change("stacks.yaml", "h100, h200 ]", "h200 ]");
        change("stacks.yaml", "[ a100, h100 ]", "[ a100 ]");
        change("stacks.yaml", "[ h100-pcie, h100 ]", "[ h100-pcie ]");

        assertThatThrownBy(this::weightNanos).hasMessageContaining("h101");
    }

    @Test
    void catalog_thatIsWrong_isToldByItsLine() throws IOException {
        Files.writeString(folder.resolve("index.yaml"), "missions: []\n");
        change("stacks.yaml", "kvBandwidth: 0.526 ", "kvBandwidth: 526 ");

        assertThatThrownBy(this::weightNanos)
                .hasMessageContaining("catalogs/stacks.yaml")
                .hasMessageContaining("kvBandwidth");
    }

    @Test
    void catalogs_areAmongTheFilesThatAreKept_andReadOutOfThemAgain() throws IOException {
        change("hardware.yaml", "bandwidthGBs: 3350", "bandwidthGBs: 1675");
        List<Problem> problems = new ArrayList<>();
        ContentFiles files = new ContentFiles(new ContentSource.Folder(folder), problems);
        new Traces(files::bytes).catalogs().in(problems);
        FileSet used = files.used();

        assertThat(used.files()).containsOnlyKeys(Catalog.FILES);
        Catalog kept = new Traces(new ContentSource.Kept(used)::read).catalogs().in(problems);
        assertThat(kept.hardware().get("h100"))
                .isNotNull()
                .satisfies(h100 -> assertThat(h100.bytesPerSecond()).isEqualTo(1675e9));
        Traces without = new Traces(new ContentSource.Kept(new FileSet(Map.of()))::read);
        assertThat(without.catalogs().in(problems)).isSameAs(Catalog.packed());
        assertThat(problems).isEmpty();
    }
}
