package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.measure.Measurement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How a run is cut into spans, which changes what is looked at and nothing that happens. One that
 * is cut into far too many does not end within the time-out.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ReplicationTest {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    @TempDir private Path folder = Path.of("");

    private RunResult run(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("it.yaml"), yaml);
        return SimulationRun.one(SimulationFile.read(file, List.of()), new Watching());
    }

    /** How long it takes cannot be guessed from a source that does not say how long it waits. */
    @Test
    void closedLoop_thatLastsForDays_isLookedAtSeldom() throws IOException {
        RunResult result =
                run(
                        """
                        traffic: { clients: 1, think: 0 }
                        stages:
                          - station: server
                            service: { exponential: 1 min }
                            queue: { capacity: 9 }
                        requests: 20000
                        duration: 30 d
                        """);
        Measurement measured = result.measured();
        assertThat(measured.completed()).isEqualTo(20_000);
        assertThat(measured.presenceNanos()).isEqualTo(measured.toNanos());
        assertThat(result.intervals().inSystem().interval(0.95).halfWidth()).isZero();
        assertThat(result.intervals().inSystem().mean()).isEqualTo(1);
        assertThat(result.intervals().arrivals().mean() * 1e9 * 60).isBetween(0.98, 1.02);
    }

    /** As many seconds of warm-up as there are, so that every cut of the spans comes to pass. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 60, 61, 997, 6_000})
    void closedLoop_withAWarmUp_isMeasuredToItsLastRequest(int seconds) throws IOException {
        RunResult result =
                run(
                        """
                        traffic: { clients: 1, think: 0 }
                        stages:
                          - station: server
                            service: { exponential: 1 min }
                            queue: { capacity: 9 }
                        requests: 5000
                        warmUp: %d s
                        """
                                .formatted(seconds));
        Measurement measured = result.measured();
        assertThat(measured.fromNanos()).isEqualTo(seconds * 1_000_000_000L);
        assertThat(measured.offered() + (seconds == 0 ? 0 : measured.carriedIn()))
                .isEqualTo(measured.completed() + measured.carriedInEnded());
        assertThat(measured.presenceNanos())
                .isEqualTo(measured.spanNanos())
                .isEqualTo(measured.withinNanos());
        assertThat(result.intervals().inSystem().interval(0.95).halfWidth()).isZero();
        assertThat(result.reach().sent()).isEqualTo(5_000);
        assertThat(result.reach().isShort()).isFalse();
    }

    @Test
    void runByRequests_thatMustEndBeforeTheyHaveCome_saysHowFarItCame() throws IOException {
        RunResult result =
                run(
                        """
                        traffic: { rate: 1/h, gaps: fixed }
                        stages: [ { station: server, service: 1 ms, queue: { capacity: 9 } } ]
                        requests: 1000
                        """);
        // Thirty days are as long as a run may be; the last would come when they are over.
        long hours = 30 * 24;
        assertThat(result.reach())
                .isEqualTo(new RunResult.Reach(hours * HOUR_NANOS, hours - 1, 1000L));
        assertThat(result.reach().isShort()).isTrue();
        assertThat(result.measured().toNanos()).isEqualTo(hours * HOUR_NANOS);
    }

    @Test
    void runByRequests_thatEndsAmidItsWarmUp_tellsOfNothing() throws IOException {
        RunResult result =
                run(
                        """
                        traffic: { rate: 1000/s }
                        stages: [ { station: server, service: 1 ms } ]
                        requests: 10
                        warmUp: 1 h
                        """);
        assertThat(result.reach().sent()).isEqualTo(10);
        assertThat(result.measured().spanNanos()).isZero();
        assertThat(result.measured().offered()).isZero();
        assertThat(result.measured().adherence()).isZero();
    }

    /** With a queue that does not end, half of the good ones of the window were carried in. */
    @Test
    void adherence_afterAWarmUp_isOfWhoArrived() throws IOException {
        RunResult result =
                run(
                        """
                        traffic: { rate: 1000/s, profile: { steps: [ { at: 0, factor: 1 },
                          { at: 10 s, factor: 0.01 } ] } }
                        stages: [ { station: server, service: 2 ms } ]
                        slo: { deadline: 1 h }
                        duration: 20 s
                        warmUp: 10 s
                        """);
        Measurement measured = result.measured();
        assertThat(measured.carriedIn()).isGreaterThan(4_000);
        assertThat(measured.offered()).isLessThan(200);
        assertThat(measured.good()).isEqualTo(measured.offered());
        assertThat(measured.adherence()).isEqualTo(1);
        assertThat(measured.completions()).isGreaterThan(4_000);
    }

    @Test
    void overload_thatEndsLongAfterTheLastArrival_isLookedAtSeldom() throws IOException {
        RunResult result =
                run(
                        """
                        traffic: { rate: 1000/s }
                        stages: [ { station: server, service: 1 h, queue: { capacity: 99 } } ]
                        requests: 100
                        duration: 30 d
                        """);
        assertThat(result.measured().completed()).isEqualTo(100);
    }
}
