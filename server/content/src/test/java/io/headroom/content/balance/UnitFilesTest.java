package io.headroom.content.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.content.document.Problem;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class UnitFilesTest {
    private static final DrawReport REPORT =
            new DrawReport(
                    "missions/a/b.yaml",
                    3,
                    new Ghosts(batches(5), batches(12)),
                    List.of("burst", "flat"),
                    List.of(
                            new Finding("burst", new Problem("f", 1, 2, "p", "is", "be"), ""),
                            new Finding("flat", new Problem("f", 3, 4, "q", "is", "be"), "So.")),
                    new TreeMap<>(Map.of("climber", List.of(812.25, 1 / 3.0))),
                    List.of("one line", "another"),
                    17);

    private static Configuration batches(long most) {
        return new Configuration(new TreeMap<>(Map.of(new KnobId("batch"), most)));
    }

    @TempDir private Path folder;

    private int ran;

    private DrawReport unit() {
        ran++;
        return REPORT;
    }

    @Test
    void unit_thatIsDone_isReadAgain() {
        assertThat(UnitFiles.in(folder).done("b-3", this::unit)).isEqualTo(REPORT);
        assertThat(UnitFiles.in(folder).done("b-3", this::unit)).isEqualTo(REPORT);
        assertThat(ran).isEqualTo(1);
    }

    @Test
    void unit_whoseFileIsTorn_isDoneAgain() throws IOException {
        UnitFiles.in(folder).done("b-3", this::unit);
        Path file = folder.resolve("b-3.json");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() / 2));

        assertThat(UnitFiles.in(folder).done("b-3", this::unit)).isEqualTo(REPORT);
        assertThat(ran).isEqualTo(2);
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void unit_thatNobodyKeeps_isDone() {
        assertThat(UnitFiles.none().done("b-3", this::unit)).isEqualTo(REPORT);
        assertThat(folder).isEmptyDirectory();
    }
}
