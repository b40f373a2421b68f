package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.stage.SharingPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How many a stage holds, in files. */
final class BoundedStagesFileTest {
    @TempDir private Path folder = Path.of("");

    private Experiment read(String stage) throws IOException {
        String text =
                """
                traffic: { rate: 100/s }
                stages:
                  - %s
                duration: 1 s
                """
                        .formatted(stage);
        Path file = Files.writeString(folder.resolve("it.yaml"), text);
        return SimulationFile.read(file, List.of());
    }

    private SharingPlan sharing(String more) throws IOException {
        Experiment experiment = read("{ sharing: cores, work: 1 ms" + more + " }");
        return (SharingPlan) experiment.plan().leaves().getFirst();
    }

    @Test
    void sharing_saysWhatBecomesOfOneMore() throws IOException {
        assertThat(sharing("").overflow()).isEqualTo(new Overflow.Reject());
        assertThat(sharing(", overflow: dropNewest").overflow())
                .isEqualTo(new Overflow.DropNewest());
        SharingPlan oldest = sharing(", most: 4, overflow: dropOldest");
        assertThat(oldest.overflow()).isEqualTo(new Overflow.DropOldest());
        assertThat(oldest.mostPresent()).isEqualTo(4);
        assertThatThrownBy(() -> sharing(", overflow: { crashAndReset: { reset: 1 s } }"))
                .isInstanceOf(SimulationRefused.class)
                .hasMessageContaining("its overflow must lose a request");
    }

    /** Whatever it says inside, it is a wrong file and not a setting that cannot be. */
    @Test
    void permits_insideThemselves_areRefusedWhereTheyStand() throws IOException {
        String permits = "{ permits: frames, most: %d, stage: %s }";
        for (int most : new int[] {1, 2}) {
            String inside = permits.formatted(most, "{ delay: hop, time: 1 ms }");
            assertThatThrownBy(() -> read(permits.formatted(1, "[ " + inside + " ]")))
                    .isInstanceOfSatisfying(
                            SimulationRefused.class,
                            refused -> assertThat(refused.cannotBe()).isFalse())
                    .hasMessageContaining("stages[0].stage: found \"frames\" inside itself");
        }
        assertThat(read(permits.formatted(1, "{ delay: hop, time: 1 ms }")).plan().leaves())
                .hasSize(2);
    }
}
