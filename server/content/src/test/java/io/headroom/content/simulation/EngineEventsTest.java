package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/** What files do to replicas of language models in mid-run. */
final class EngineEventsTest {
    private static final String FLEET =
            """
            traffic: { rate: 20/s, tokens: { prompt: 100, output: 50 } }
            stages:
              - replicas: pool
                count: 3
                each:
                  engine: model
                  memory: { paged: { blocks: 20000 } }
                  life: { coldStart: 1 s }
                  cost: { host: 5 ms }
            duration: 30 s
            """;

    private static RunResult run(String text) {
        return SimulationRun.one(
                new SimulationFile("fleet.yaml", text.getBytes(UTF_8), Path.of(""))
                        .experiment(List.of()),
                new Watching());
    }

    /** Of the run, the share in which the last replica was on. */
    private static double shareOn(RunResult result) {
        long nanos = result.measured().stages().getLast().provisionedNanos();
        return (double) nanos / (double) result.measured().toNanos();
    }

    @Test
    void fleet_scaledOrLost_hasFewerReplicasFromThenOn() {
        assertThat(shareOn(run(FLEET))).isEqualTo(1);
        String scaled = FLEET + "events: [ { at: 10 s, scale: { station: pool, servers: 1 } } ]\n";
        assertThat(shareOn(run(scaled))).isBetween(0.33, 0.4);
        String lost =
                FLEET + "events: [ { at: 10 s, loss: { station: pool, servers: 1, for: 9 s } } ]\n";
        assertThat(run(lost).measured().completed()).isEqualTo(run(FLEET).measured().completed());
        assertThat(run(lost).digest()).isNotEqualTo(run(FLEET).digest());
    }

    @Test
    void replica_slowedOrRescheduled_answersLater() {
        double calm = run(FLEET).measured().meanTimeInSystemNanos();
        String slow =
                FLEET
                        + "events: [ { at: 5 s, speed: { station: model-1, factor: 0.2, for: 9 s }"
                        + " } ]\n";
        assertThat(run(slow).measured().meanTimeInSystemNanos()).isGreaterThan(1.1 * calm);
        String tight =
                FLEET
                        + "events: [ { at: 5 s, reschedule: { engine: model-2, maxSequences: 1 } }"
                        + " ]\n";
        assertThat(run(tight).measured().meanTimeInSystemNanos()).isGreaterThan(1.1 * calm);
    }

    @Test
    void events_onWhatCannotMeetThem_areRefused() {
        for (String event :
                List.of(
                        "scale: { station: model-1, servers: 1 }",
                        "reconfigure: { station: pool, batching: none }",
                        "reschedule: { engine: pool, maxSequences: 1 }",
                        "speed: { station: pool, factor: 1, for: 1 s }")) {
            String text = FLEET + "events: [ { at: 1 s, " + event + " } ]\n";
            assertThatThrownBy(() -> run(text))
                    .as(event)
                    .isInstanceOf(SimulationRefused.class)
                    .hasMessageContaining("events[0]");
        }
    }
}
