package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.RoomPlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.SyncPlan;

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

    /** What a file says of a delay, and of what makes attempts, is in the plan. */
    @Test
    void everyStage_saysHowManyItHolds() throws IOException {
        String delay = "{ delay: hop, time: 1 ms%s }";
        String bound = ", most: 3, overflow: dropOldest";
        RoomPlan room = new RoomPlan(3, new Overflow.DropOldest());
        for (String stage :
                List.of(
                        "{ fork: both, branches: [ %s ]%s }",
                        "{ hedge: both, after: 1 ms, stage: %s%s }",
                        "{ tied: both, branches: [ %s ]%s }",
                        "{ sync: both, window: 1 ms, sensors: [ %s ]%s }",
                        "{ retry: both, attempts: 2, stage: %s%s }")) {
            assertThat(room(read(stage.formatted(delay.formatted(""), bound)))).isEqualTo(room);
            assertThat(room(read(stage.formatted(delay.formatted(""), ""))))
                    .isEqualTo(RoomPlan.WIDE);
        }
        assertThat(room(read(delay.formatted(bound)))).isEqualTo(room);
        assertThat(room(read(delay.formatted("")))).isEqualTo(RoomPlan.WIDE);
        assertThatThrownBy(() -> read(delay.formatted(", most: 0")))
                .hasMessageContaining("stages[0].most: found 0, expected a whole number from 1");
        assertThatThrownBy(
                        () ->
                                read(
                                        delay.formatted(
                                                ", overflow: { crashAndReset: { reset: 1 s } }")))
                .isInstanceOf(SimulationRefused.class)
                .hasMessageContaining("its overflow must lose a request");
    }

    private static RoomPlan room(Experiment experiment) {
        return switch (experiment.plan().flows().getFirst().path()) {
            case DelayPlan delay -> delay.room();
            case ForkPlan fork -> fork.room();
            case SyncPlan sync -> sync.room();
            case AttemptsPlan attempts -> attempts.room();
            default -> throw new IllegalArgumentException("holds nothing");
        };
    }

    /** Each is defined once, so that two orders would be a second definition. */
    @Test
    void permits_inTheOtherOrderOnASecondPath_areRefusedWhereTheyStand() throws IOException {
        String hop = "{ delay: hop, time: 1 ms }";
        String one = permits("one", permits("other", hop));
        assertThat(read("[ " + one + ", other ]").plan().leaves()).hasSize(3);
        assertThatThrownBy(() -> read("[ " + one + ", " + permits("other", "one") + " ]"))
                .isInstanceOfSatisfying(
                        SimulationRefused.class,
                        refused -> assertThat(refused.cannotBe()).isFalse())
                .hasMessageContaining("other a second time");
        assertThatThrownBy(() -> read(permits("one", permits("other", permits("one", hop)))))
                .hasMessageContaining("found \"one\" inside itself");
    }

    private static String permits(String name, String stage) {
        return "{ permits: " + name + ", most: 1, stage: " + stage + " }";
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
