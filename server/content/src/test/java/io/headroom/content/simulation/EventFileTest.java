package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.util.Objects.requireNonNull;

import io.headroom.content.document.Problem;
import io.headroom.simulator.FlowIntervention;
import io.headroom.simulator.Intervention;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Events that are aimed at a flow, a link or a station, and those that nobody would feel. */
class EventFileTest {
    private static final long SECOND = 1_000_000_000;
    private static final String HEAD =
            """
            stages:
              - link: radio
                bandwidth: 1 Mbit/s
                bytes: 1 kB
                disturbances: [ { name: fade, share: 0.1, for: 1 s } ]
              - { delay: way, time: 1 ms }
              - { station: plain, service: { perBatch: { fixed: 1 ms } } }
            flows:
              - { name: chat, traffic: { rate: 10/s } }
              - { name: cameras, traffic: { sensors: 3, period: 1 s } }
            duration: 10 s
            """;

    private static Experiment read(String yaml) {
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        return new SimulationFile("it.yaml", bytes, Path.of("")).experiment(List.of());
    }

    private static Experiment with(String event) {
        return read(HEAD + "events:\n  - " + event + "\n");
    }

    private static Intervention done(String event) {
        return with("{ at: 1 s, " + event + " }").timetable().getFirst().intervention();
    }

    @Test
    void events_aimedAtAFlow_areItsOwn() {
        assertThat(done("burst: { flow: chat, factor: 2, for: 3 s }"))
                .isEqualTo(new Intervention.Burst("chat", 2_000, 3 * SECOND));
        assertThat(done("burst: { factor: 2, for: 3 s }"))
                .isEqualTo(new Intervention.Burst(2_000, 3 * SECOND));
        assertThat(done("ramp: { flow: chat, factor: 2, rise: 1 s, hold: 3 s }"))
                .isEqualTo(new Intervention.Ramp("chat", 2_000, SECOND, 3 * SECOND));
        assertThat(done("tokens: { flow: chat, prompt: 4, share: 0.25, for: 3 s }"))
                .isEqualTo(
                        new FlowIntervention.LongerRequests(
                                "chat", 4_000, 1_000, 250_000, 3 * SECOND));
        assertThat(done("items: { factor: 2, for: 10 % }"))
                .isEqualTo(new FlowIntervention.HeavierRequests(null, 2_000, 1_000_000, SECOND));
        assertThat(done("sensors: { more: 2, flow: cameras, for: 3 s }"))
                .isEqualTo(new FlowIntervention.MoreSensors("cameras", 2, 3 * SECOND));
    }

    @Test
    void link_thatGetsWorse_mayLoseMoreAndFadeMore() {
        assertThat(
                        done(
                                "degrade: { link: radio, loss: 0.05, for: 1 s,"
                                        + " disturbance: { name: fade, share: 0.5 } }"))
                .isEqualTo(
                        new Intervention.Degrade(
                                "radio",
                                1_000,
                                1_000,
                                50_000,
                                new Intervention.Degrade.Disturbed("fade", 500_000),
                                SECOND));
        assertThat(done("degrade: { link: way, latency: 2, for: 1 s }"))
                .isEqualTo(new Intervention.Degrade("way", 2_000, 1_000, SECOND));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "burst: { flow: chats, factor: 2, for: 1 s }| burst.flow| did you mean chat?",
                "ramp: { flow: x, factor: 2, rise: 1 s, hold: 1 s }| ramp.flow| one of chat",
                "tokens: { flow: cameras, prompt: 2, for: 1 s }| tokens.flow| with tokens",
                "items: { flow: x, factor: 2, for: 1 s }| items.flow| one of chat, cameras",
                "sensors: { flow: chat, more: 2, for: 1 s }| sensors.flow| one of cameras",
                "sensors: { flow: cameras, more: 4094, for: 1 s }| sensors.more| from 1 to 4093",
                "degrade: { link: way, loss: 0.1, for: 1 s }| degrade.loss| a delay loses nothing",
                "degrade: { link: radio, disturbance: { name: fade }, for: 1 s }|"
                        + " degrade.disturbance.share| from 0 to 0.99",
                "degrade: { link: radio, disturbance: { share: 0.1 }, for: 1 s }|"
                        + " degrade.disturbance.name| a text",
                "degrade: { link: radio, disturbance: { name: fad, share: 0.1 }, for: 1 s }|"
                        + " degrade.disturbance.name| did you mean fade?",
                "degrade: { link: way, disturbance: { name: a, share: 0.1 }, for: 1 s }|"
                        + " degrade.disturbance| a delay loses nothing",
                "degrade: { link: radio, loss: 1.5, for: 1 s }| degrade.loss| from 0 to 1",
            })
    void event_thatCannotBeAimed_isRefusedPrecisely(String event, String path, String expected) {
        SimulationRefused refused =
                catchThrowableOfType(
                        SimulationRefused.class, () -> with("{ at: 1 s, " + event + " }"));
        Problem problem = requireNonNull(refused, "nothing was refused").problems().getFirst();
        assertThat(refused.problems()).hasSize(1);
        assertThat(problem.path()).isEqualTo("events[0]." + path);
        assertThat(problem.expected()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ at: 10 s, burst: { flow: chat, factor: 2, for: 1 s } }| events[0].at|"
                        + " before the end of the run",
                "{ at: 1 s, burst: { factor: 2, for: 1 s } }| events[0].burst| perItem",
                "{ at: 1 s, ramp: { flow: cameras, factor: 2, rise: 1 s, hold: 1 s } }|"
                        + " events[0].ramp| perItem",
                "{ at: 1 s, items: { flow: chat, factor: 2, for: 1 s } }| events[0].items| perItem",
                "{ at: 1 s, tokens: { prompt: 2, for: 1 s } }| events[0].tokens| an engine",
                "{ at: 1 s, degrade: { link: way, bandwidth: 0.5, for: 1 s } }|"
                        + " events[0].degrade.bandwidth| a delay has no bandwidth",
                "{ at: 1 s, interrupts: { station: plain, factor: 2, for: 1 s } }|"
                        + " events[0].interrupts.station| a station with interrupts",
            })
    void event_thatNobodyFeels_isFoundAndNotRefused(String event, String path, String expected) {
        List<Problem> findings = with(event).findings();
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().line()).isEqualTo(13);
        assertThat(findings.getFirst().path()).isEqualTo(path);
        assertThat(findings.getFirst().expected()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "service: { perBatch: { fixed: 1 ms } }| false",
                "service: 1 ms| true",
                "service: { perBatch: { fixed: 1 ms, perItem: 1 us } }| true",
                "service: { interrupted: { fixed: 1 ms, interrupts: 9/s, stolen: 1 us } }| false",
                "service: { interrupted: { workPerAudio: 0.1, audio: 10 ms, interrupts: 9/s,"
                        + " stolen: 1 us } }| true",
                "service: { paddedCalls: { fixed: 1 ms, itemsPerCall: 4, perSlot: 1 ms, itemCap: 8"
                        + " } }| true",
            })
    void itemsOfFrames_areFeltByServicesThatWorkOnItems(String service, boolean felt) {
        String yaml =
                """
                traffic: { frames: 30 }
                stages: [ { station: it, %s } ]
                duration: 10 s
                events: [ { at: 1 s, burst: { factor: 2, for: 1 s } } ]
                """
                        .formatted(service);
        assertThat(read(yaml).findings().isEmpty()).isEqualTo(felt);
    }

    @ParameterizedTest
    @CsvSource({"0 B, false", "100 B, true"})
    void itemsOfFrames_areFeltByPoolsThatHoldMoreForThem(String bytesPerItem, boolean felt) {
        String yaml =
                """
                traffic: { frames: 30 }
                stages:
                  - pool: banks
                    room: 64 kB
                    slab: 4 kB
                    bytes: 7 kB
                    bytesPerItem: %s
                    stage: [ { station: it, service: { perBatch: { fixed: 1 ms } } } ]
                duration: 10 s
                events: [ { at: 1 s, burst: { factor: 2, for: 1 s } } ]
                """
                        .formatted(bytesPerItem);
        assertThat(read(yaml).findings().isEmpty()).isEqualTo(felt);
    }

    @Test
    void lists_ofNothing_meanNone() {
        Experiment experiment =
                read(
                        HEAD.replace("[ { name: fade, share: 0.1, for: 1 s } ]", "[]")
                                + "events: []\ndevices: []\nknobs: []\n");
        assertThat(experiment)
                .isEqualTo(
                        read(
                                HEAD.replace(
                                        "disturbances: [ { name: fade, share: 0.1, for: 1 s } ]",
                                        "correlated: true")));
    }
}
