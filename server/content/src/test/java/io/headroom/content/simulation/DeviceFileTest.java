package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.content.document.Problem;
import io.headroom.simulator.FlowIntervention;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.TransferPlan;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.LossPlan;
import io.headroom.simulator.policy.TickClock;
import io.headroom.simulator.stage.GatePlan;
import io.headroom.simulator.stage.LinkModes;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.StationPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What files say about links, gates and devices, and how those are refused that are wrong. */
final class DeviceFileTest {
    private static final String FILE =
            """
            traffic: { frames: 60 }
            stages:
              - link: wifi
                latency: 2 ms
                bandwidth: 80 Mbit/s
                bytes: 20 kB
                bytesPerItem: 1 KiB
                loss: { probability: 0.1, tries: 3, timeout: 4 ms }
                disturbances: [{ name: outage, share: 0.01, for: 300 ms, bandwidth: 0 }]
              - station: npu
                service: { perBatch: { fixed: 5 ms } }
                batching: { onTick: { frames: 60 } }
              - { gate: display, frames: 60, phase: 3 ms }
            devices:
              - device: glasses
                stages: [{ stage: npu, busy: 2 W, arena: 300 kB }]
                idle: 0.5 W
                clock: [{ speed: 1, volts: 0.8 }, { speed: 0.65, volts: 0.65 }]
                thermal: { ambient: 25, celsiusPerWatt: 6, joulesPerCelsius: 20 }
                governor: { limit: 43 }
                memory: 1 MiB
            slo: { deadline: 40 ms }
            duration: 10 s
            events:
              - { at: 1 s, degrade: { link: wifi, latency: 2, for: 1 s } }
              - { at: 2 s, heat: { device: glasses, warmer: 8, for: 1 s } }
              - { at: 3 s, neighbour: { device: glasses, factor: 0.5, for: 1 s } }
              - { at: 4 s, sag: { device: glasses, speed: 0.7, for: 1 s } }
              - { at: 5 s, powerMode: { device: glasses, fastest: 1 } }
              - { at: 6 s, drift: { partsPerMillion: -200, for: 1 s } }
              - { at: 7 s, interrupts: { station: npu, factor: 3, for: 1 s } }
            """;

    private static final long SECOND = 1_000_000_000;

    @TempDir private Path folder = Path.of("");

    private Experiment read(String yaml, String... overrides) throws IOException {
        Path file = Files.writeString(folder.resolve("it.yaml"), yaml);
        return SimulationFile.read(file, List.of(overrides));
    }

    @Test
    void file_isWhatItSays() throws IOException {
        Experiment experiment = read(FILE);
        assertThat(SimulationSchema.errors(FILE)).isEmpty();
        LinkPlan link = (LinkPlan) experiment.plan().leaves().getFirst();
        assertThat(link.transfer())
                .isEqualTo(new TransferPlan(new Sampler.Constant(2e6), 1e7, 20_000, 1_024, 0));
        assertThat(link.loss()).isEqualTo(new LossPlan(0.1, 3, 4_000_000));
        assertThat(link.modes().disturbances())
                .containsExactly(
                        new LinkModes.Disturbance(
                                "outage", 0.01, 300_000_000, new Sampler.Constant(2e6), 0, 0.1));
        StationPlan npu = (StationPlan) experiment.plan().leaves().get(1);
        assertThat(npu.batching()).isEqualTo(new BatchingPlan.OnTick(1, TickClock.perSecond(60)));
        GatePlan gate = (GatePlan) experiment.plan().leaves().get(2);
        assertThat(gate.clock()).isEqualTo(new TickClock(60, SECOND, 3_000_000));
        assertThat(gate.queue().capacity()).isEqualTo(1);
        DevicePlan device = experiment.plan().devices().getFirst();
        assertThat(device.stages()).containsExactly(new DevicePlan.Placed("npu", 2, 300_000));
        assertThat(device.power().busyShare(1)).isBetween(0.42, 0.44);
        assertThat(device.memoryBytes()).isEqualTo(1_048_576);
    }

    @Test
    void faults_areWhatTheySay() throws IOException {
        assertThat(read(FILE).timetable().stream().map(Experiment.Timed::intervention))
                .containsExactly(
                        new Intervention.Degrade("wifi", 2_000, 1_000, SECOND),
                        new Intervention.Heat("glasses", 8_000, SECOND),
                        new Intervention.Neighbour("glasses", 500, SECOND),
                        new Intervention.Sag("glasses", 700, SECOND),
                        new Intervention.PowerMode("glasses", 1),
                        new FlowIntervention.Drift("requests", -200, SECOND),
                        new Intervention.Interrupts("npu", 3_000, SECOND));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "devices[0].memory=200 kB| must fit into its memory of 200000 bytes",
                "devices[0].stages[0].stage=wifi| holds stations",
                "events[0].degrade.link=npu| the name of a link or a delay",
                "events[1].heat.device=phone| the name of a device",
                "stages.wifi.bandwidth=100| a bandwidth with its unit",
                "stages.wifi.disturbances[0].share=1| a number from 0 to 0.99",
                "stages.display.queue={ capacity: 0 }| a number from 1 to 10000000",
                "devices[0].clock[0].speed=0.5| exactly 1",
                "devices[0].governor.hysteresis=0| a number greater than 0",
            })
    void wrongValue_isRefusedWithWhatWasExpected(String override, String expected) {
        SimulationRefused refused =
                catchThrowableOfType(SimulationRefused.class, () -> read(FILE, override));
        assertThat(refused.problems())
                .extracting(Problem::expected)
                .as(override)
                .anySatisfy(text -> assertThat(text).contains(expected));
    }

    /** What meters tell is in the report, and a file without any has none of it. */
    @Test
    void report_tellsWhatMetersTell() throws IOException {
        Experiment experiment = read(FILE);
        JsonNode report =
                Report.of(experiment, SimulationRun.run(experiment, null, new Watching()));
        JsonNode glasses = report.path("meters").get(2);
        assertThat(glasses.path("name").asText()).isEqualTo("glasses");
        JsonNode values = glasses.path("values");
        assertThat(values.path("clock0Nanos").asLong() + values.path("clock1Nanos").asLong())
                .isGreaterThanOrEqualTo(10 * SECOND);
        assertThat(values.path("clockPermille").asInt()).isEqualTo(650);
        assertThat(report.path("meters").get(1).path("values").path("shown").asLong()).isPositive();
        assertThat(ReportText.of(report)).contains("glasses: clock0Nanos");
        Experiment plain =
                read("traffic: { rate: 1/s }\nstages: [{ delay: d, time: 1 s }]\nduration: 9 s\n");
        assertThat(Report.of(plain, SimulationRun.run(plain, null, new Watching())).has("meters"))
                .isFalse();
    }
}
