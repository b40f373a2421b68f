package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.game.measure.Measured;
import io.headroom.game.measure.Measures;
import io.headroom.simulator.measure.Measurement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is measured of engines, links and batteries, by name, beside what a hand works out. */
final class ToldByNameTest {
    private static final double EXACT = 1e-9;

    @TempDir private Path folder = Path.of("");

    private Measurement run(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("it.yaml"), text);
        return SimulationRun.one(SimulationFile.read(file, List.of()), new Watching()).measured();
    }

    private static double of(String name, Measurement measured) {
        return Measures.named(name).of(Measured.of(measured));
    }

    /** An answer of five tokens at a millisecond an iteration. */
    private Measurement answers(String more) throws IOException {
        return run(
                """
                traffic: { rate: 1/s, tokens: { prompt: 10, output: 5 } }
                stages:
                  - engine: model
                    maxOutputTokens: 30
                    cost: { host: 1 ms }
                    %s
                requests: 1
                """
                        .formatted(more));
    }

    @Test
    void pace_ofAnAnswer_isAnIterationForEachToken() throws IOException {
        Measurement plain = answers("memory: { paged: { blocks: 100 } }");

        assertThat(of("meanPerOutputToken", plain)).isCloseTo(1, within(EXACT));
        for (String percentile : List.of("50", "90", "95", "99")) {
            assertThat(of("perOutputTokenP" + percentile, plain)).isCloseTo(1, within(1.0 / 128));
        }
        assertThat(of("acceptedTokens", plain)).isZero();
        assertThat(of("acceptedShare", plain)).isZero();
        assertThat(of("networkBusyShare", plain)).isNaN();
        assertThat(of("chargeLeftShare", plain)).isNaN();
    }

    /** After the first token two iterations of 1 ms, each with a draft's of 1 ms, make two each. */
    @Test
    void proposals_thatAreAlwaysRight_areHalfOfWhatFollows() throws IOException {
        Measurement drafted =
                answers(
                        "speculation: { draft: { host: 1 ms }, acceptance: 1, proposals: 1 }\n"
                                + "    memory: { paged: { blocks: 100 } }");

        assertThat(of("acceptedTokens", drafted)).isEqualTo(2);
        assertThat(of("acceptedShare", drafted)).isCloseTo(0.4, within(EXACT));
        assertThat(of("meanPerOutputToken", drafted)).isCloseTo(1, within(EXACT));
    }

    /**
     * 40 of 100 places are taken for a prompt of 10 and a longest answer of 30, of which 14 will be
     * filled: as its five iterations begin 0, 10, 11, 12 and 13 are.
     */
    @Test
    void memory_isAllSharedOut() throws IOException {
        Measurement alone = answers("memory: { contiguous: { tokens: 100 } }");

        assertThat(of("kvUsedShare", alone)).isCloseTo(0.4, within(EXACT));
        assertThat(of("kvStoredShare", alone)).isCloseTo(0.092, within(EXACT));
        assertThat(of("kvReservedShare", alone)).isCloseTo(0.048, within(EXACT));
        assertThat(of("kvInternalShare", alone)).isCloseTo(0.26, within(EXACT));
        assertThat(of("kvOutsideShare", alone)).isZero();
        assertThat(of("kvFreeShare", alone)).isCloseTo(0.6, within(EXACT));
    }

    /** 160 kB at 8 MB a second are 20 ms of each 100. */
    @Test
    void network_isBusyWhileItSends() throws IOException {
        Measurement sent = run(link(""));

        assertThat(of("networkBusyShare", sent)).isCloseTo(0.2, within(EXACT));
        assertThat(of("networkLosses", sent)).isZero();
    }

    @Test
    void network_thatLosesEachTry_losesAllTries() throws IOException {
        Measurement lost = run(link(", loss: { probability: 1, tries: 3 }"));

        assertThat(of("networkLosses", lost)).isEqualTo(3 * of("offered", lost));
        assertThat(of("retransmissions", lost)).isEqualTo(2 * of("offered", lost)).isPositive();
    }

    private static String link(String more) {
        return """
        traffic: { frames: 10 }
        stages:
          - { link: radio, bandwidth: 8 MB/s, bytes: 160 kB%s }
        duration: 10 s
        """
                .formatted(more);
    }

    /** Each takes 30 ms and is asked again after 20, if there is anything in the budget. */
    @Test
    void hedges_areCounted_withinTheirBudget() throws IOException {
        Measurement all = run(hedge(1));
        Measurement few = run(hedge(0.25));

        assertThat(of("hedged", all)).isEqualTo(of("offered", all)).isEqualTo(100);
        assertThat(of("hedgesWithheld", all)).isZero();
        assertThat(of("hedged", few)).isBetween(24.0, 26.0);
        assertThat(of("hedged", few) + of("hedgesWithheld", few)).isEqualTo(100);
    }

    private static String hedge(double budget) {
        return """
        traffic: { frames: 10 }
        stages:
          - hedge: again
            after: 20 ms
            budget: %s
            stage:
              replicas: pool
              balancer: roundRobin
              count: 2
              each: { station: server, service: { perBatch: { fixed: 30 ms } } }
        requests: 100
        """
                .formatted(budget);
    }

    /** One of two cameras is late each time, and the first time there is no frame to use. */
    @Test
    void sets_withAnOldFrame_areStale() throws IOException {
        Measurement fresh = run(sync("67 ms"));
        Measurement old = run(sync("20 ms"));

        assertThat(of("staleSets", fresh)).isEqualTo(99).isEqualTo(of("staleFrames", fresh));
        assertThat(of("tooStaleSets", fresh)).isEqualTo(1);
        assertThat(of("tooStaleSets", old)).isEqualTo(100);
    }

    private static String sync(String mostAge) {
        return """
        traffic: { frames: 30 }
        stages:
          - sync: cameras
            sensors:
              - { delay: prompt, time: 0.1 ms }
              - { delay: late, time: 9 ms }
            window: 4 ms
            mostAge: %s
        requests: 100
        """
                .formatted(mostAge);
    }

    /** Half of the time at 1.8 W and half at 0.2 W take 100 J in 100 s. */
    @Test
    void battery_tellsWhatIsLeft() throws IOException {
        Measurement worn =
                run(
                        """
                        traffic: { frames: 50 }
                        stages:
                          - { station: npu, service: { perBatch: { fixed: 10 ms } } }
                        devices:
                          - device: glasses
                            stages: [{ stage: npu, busy: 1.6 W }]
                            idle: 0.2 W
                            clock: [{ speed: 1, volts: 1 }]
                            battery: { charge: 400 J }
                        duration: 100 s
                        """);

        assertThat(of("chargeLeftShare", worn)).isCloseTo(0.75, within(0.001));
    }

    /** Nine want blocks for 13 tokens each, of which there are 40. */
    @Test
    void preempted_areToldApart() throws IOException {
        Measurement crowded =
                run(
                        """
                        traffic: { rate: 10000/s, tokens: { prompt: 4, output: 10 } }
                        stages:
                          - engine: model
                            maxOutputTokens: 10
                            cost: { host: 1 ms }
                            memory: { paged: { blockTokens: 1, blocks: 40 } }
                        slo: { preemptions: 0 }
                        requests: 9
                        """);

        assertThat(of("completed", crowded)).isEqualTo(9);
        assertThat(of("preempted", crowded)).isBetween(1.0, of("preemptions", crowded));
        assertThat(of("good", crowded) + of("preempted", crowded)).isEqualTo(9);
    }
}
