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

    /** Each is given up after 20 ms and tried once more, if there is anything in the budget. */
    @Test
    void retries_areCounted_withinTheirBudget() throws IOException {
        Measurement few = run(retry("budget: 0.25"));

        assertThat(of("offered", few)).isEqualTo(100);
        assertThat(of("retried", few)).isEqualTo(25);
        assertThat(of("retriesWithheld", few)).isEqualTo(75);
        assertThat(of("attempts", few)).isEqualTo(125);
        assertThat(of("turnedAway", few)).isNaN();
        assertThat(of("retried", run(retry("")))).isNaN();
    }

    /** Each is in for 40 ms: of those who come every 25 ms only each second one finds room. */
    @Test
    void requestsInFlight_beyondTheBound_areTurnedAway() throws IOException {
        Measurement all = run(retry("most: 1"));
        Measurement half = run(retry("most: 1").replace("frames: 10", "frames: 40"));

        assertThat(of("turnedAway", all)).isZero();
        assertThat(of("turnedAway", half)).isEqualTo(of("rejected", half)).isEqualTo(50);
    }

    private static String retry(String more) {
        return """
        traffic: { frames: 10 }
        stages:
          - retry: again
            attempts: 2
            timeout: 20 ms
            cancels: true
            stage: { delay: slow, time: 30 ms }
            %s
        requests: 100
        """
                .formatted(more);
    }

    /**
     * One user holds three of five slabs of 100 B for 100 of 200 ms and keeps them: 240 B and three
     * headers of 10 B. The first request fills them, the others find them. Only after the last
     * nothing is kept any more, as the run is over.
     */
    @Test
    void pool_isAllSharedOut() throws IOException {
        Measurement kept = run(pool("kept: {}"));
        Measurement gone = run(pool(""));

        assertThat(of("poolUsedShare", kept)).isCloseTo(0.3, within(0.005));
        assertThat(of("poolKeptShare", kept)).isCloseTo(0.3, within(0.005));
        assertThat(of("poolFreeShare", kept)).isCloseTo(0.4, within(0.005));
        assertThat(of("poolKeptShare", gone)).isZero();
        assertThat(of("poolFreeShare", gone)).isCloseTo(0.7, within(0.005));
        for (Measurement each : List.of(kept, gone)) {
            assertThat(of("poolContentShare", each)).isCloseTo(0.8, within(0.001));
            assertThat(of("poolHeaderShare", each)).isCloseTo(0.1, within(0.001));
            assertThat(of("poolInternalShare", each)).isCloseTo(0.1, within(0.001));
            assertThat(of("poolEvictions", each)).isZero();
            assertThat(of("poolKills", each)).isZero();
        }
        assertThat(of("poolMissShare", kept)).isCloseTo(0.01, within(EXACT));
        assertThat(of("poolMissShare", gone)).isEqualTo(1);
        assertThat(of("poolUsedShare", run(retry("")))).isNaN();
    }

    /** The same in the words of a report. */
    @Test
    void pool_isToldInWords() throws IOException {
        Path file = Files.writeString(folder.resolve("it.yaml"), pool("kept: {}"));
        Experiment experiment = SimulationFile.read(file, List.of());
        String text =
                ReportText.of(
                        Report.of(experiment, SimulationRun.run(experiment, null, new Watching())));

        assertThat(text)
                .contains("banks: memory in use 30.", ", kept 29.", "taken at most 60.00 %")
                .contains("of what is taken 80.0", " content, ", " headers, ", " lost inside")
                .contains(
                        "holdings found 99, filled 1 (1.00 %); made room 0, given back 0; killed"
                                + " 0");
    }

    private static String pool(String more) {
        return """
        traffic: { clients: 1, think: 100 ms }
        stages:
          - pool: banks
            room: 500 B
            slab: 100 B
            header: 10 B
            bytes: 240 B
            stage: { delay: inside, time: 100 ms }
            %s
        requests: 100
        """
                .formatted(more);
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
