package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.content.document.ScenarioRefused;
import io.headroom.game.Phase;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.scenario.Preset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

class PresetsTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void preset_thatNamesItsRounds_isWalkedInTheirOrder() throws Exception {
        TenCameras.into(folder);
        presetOfRounds(3, 2);
        Preset preset =
                Objects.requireNonNull(Scenarios.in(folder).all().getFirst().preset("rounds"));
        assertThat(preset.agenda(9))
                .hasSize(10)
                .startsWith(new AgendaStep(3, Phase.BRIEF, 1), new AgendaStep(3, Phase.LOCK, 2))
                .endsWith(
                        new AgendaStep(2, Phase.LIVE, 4_000), new AgendaStep(2, Phase.DEBRIEF, 5));
        Preset one = Objects.requireNonNull(Scenarios.in(folder).all().getFirst().preset("test"));
        assertThat(one.agenda(9)).extracting(AgendaStep::round).containsOnly(9).hasSize(5);
    }

    @Test
    void preset_ofTheSameRoundTwice_isRefused() throws Exception {
        TenCameras.into(folder);
        presetOfRounds(2, 2);
        assertThat(
                        catchThrowableOfType(ScenarioRefused.class, () -> Scenarios.in(folder))
                                .problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.path()).isEqualTo("presets[3].rounds[1].round");
                            assertThat(problem.expected()).isEqualTo("each round once");
                        });
    }

    private void presetOfRounds(int... numbers) throws IOException {
        StringBuilder text = new StringBuilder(Files.readString(folder.resolve("presets.yaml")));
        text.append("  - id: rounds\n    title: Several rounds\n    rounds:\n");
        for (int number : numbers) {
            text.append("      - { round: ")
                    .append(number)
                    .append(", briefMillis: 1, lockMillis: 2,");
            text.append(" workbenchMillis: 3, liveMillis: 4000, debriefMillis: 5 }\n");
        }
        Files.writeString(folder.resolve("presets.yaml"), text);
    }
}
