package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.measure.Measurement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
