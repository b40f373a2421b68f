package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What an editor that knows the schema says of a track-round. */
class TrackSchemaTest {
    private static final Path MISSIONS = Path.of("..", "..", "scenarios", "missions");
    private static final List<String> OTHERS = List.of("mission.yaml", "round.yaml");

    private static final String FILE =
            """
            traffic: { frames: $nodes, per: { knob: power, unit: ms } }
            stages:
              - station: engine
                servers: $nodes
                batching: $way.batching
                queue: { capacity: 40, overflow: $way.overflow }
                service:
                  perBatch:
                    fixed: $power us
                    perItem: { knob: power, curve: { 8: 3, 16: 1 }, unit: ms }
                    speed: { knob: power, table: { 8: 0.5, 12: 1, 16: 2 } }
                    noise: { logNormal: { mean: 1, cv: $work } }
                cost: { provisioned: $idle/h }
            slo: { deadline: $work ms, unit: frame }
            duration: 90 s
            events: [ { at: 1/3, burst: { factor: $nodes, for: 20 % } } ]
            weather:
              burst: [ { at: [30 %, 0.45], burst: { factor: [1.4, $nodes], for: [1/7, 1/6] } } ]
              fault: [ { into: 90 %, speed: { station: engine, factor: 0.5, for: 1/9 } } ]
            let:
              work: { of: power, table: { 8: 0.5, 12: 1, 16: 2 } }
              idle: 0.4 * power ^ 2
            conditions:
              price: [ stages.engine.cost.provisioned ]
            never: { thrifty: nodes = 1 and power > 12 }
            knobs:
              - { id: nodes, values: [1, 2, 4] }
              - { id: power, from: 8, to: 16, step: 4, unit: W, divisor: 10 }
              - id: way
                choices:
                  single: { batching: none, overflow: null }
                  windowed: { batching: { greedy: { max: $nodes } }, overflow: dropOldest }
            par: { nodes: 2, power: 12, way: single }
            overbuild: { nodes: 4, power: 16, way: windowed }
            starts: { one: { nodes: 1 }, windows: { way: windowed } }
            exempt: { rule: profile, reason: three values are too few }
            score: { floor: 0.8, target: 0.9, goldStar: 10 }
            frontierGrid: { nodes: [1, 2], power: [8], way: [single] }
            archetypes: { good: { power: 1 }, lean: { nodes: -1 } }
            """;

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(MISSIONS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !OTHERS.contains(file.getFileName().toString()))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void trackRound_asShipped_fits(Path file) throws IOException {
        assertThat(SimulationSchema.ofTrack(Files.readString(file))).isEmpty();
    }

    @Test
    void trackRounds_areAllLookedAt() throws IOException {
        assertThat(shipped()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void everyField_fits() throws IOException {
        assertThat(SimulationSchema.ofTrack(FILE)).isEmpty();
        assertThat(SimulationSchema.errors(FILE)).isEmpty();
    }

    /** What stands in the file, and a mistake in its place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    servers: $nodes                    | servers: $
                    servers: $nodes                    | servers: nodes
                    speed: { knob: power, table:       | speed: { nob: power, table:
                    speed: { knob: power, table:       | speed: { knob: power, curv:
                    curve: { 8: 3, 16: 1 }             | curve: { low: 3, 16: 1 }
                    curve: { 8: 3, 16: 1 }             | curve: { 8: three, 16: 1 }
                    curve: { 8: 3, 16: 1 }             | curve: { 8: 3 }, table: { 8: 3 }
                    provisioned: $idle/h               | provisioned: idle/h
                    at: 1/3                            | at: a third
                    for: 20 %                          | for: 20 percent
                    fault: [ { into: 90 %, speed:      | fault: [ { at: 1 s, speed:
                    fault: [ { into: 90 %, speed:      | fault: [ { into: 90 %, at: 1/2, speed:
                    fault: [ { into: 90 %, speed:      | fault: [ { speed:
                    fault: [ { into: 90 %, speed:      | fault: [ { into: 90 %, slow:
                    fault: [ { into: 90 %, speed:      | faults: [ { into: 90 %, speed:
                    burst: [ { at:                     | burst: { at: 1/3 } #
                    at: [30 %, 0.45]                   | at: [30 s, 45 s]
                    at: [30 %, 0.45]                   | at: [30 %, 40 %, 0.45]
                    work: { of: power, table:          | work: { knob: power, table:
                    work: { of: power, table:          | work: { table:
                    idle: 0.4 * power ^ 2              | idle: [ 0.4 ]
                    price: [ stages                    | price: [ 4, stages
                    price: [ stages                    | the price: [ stages
                    thrifty: nodes = 1 and power > 12  | thrifty: { of: nodes }
                    id: nodes, values: [1, 2, 4]       | id: nodes, values: [one, two]
                    id: nodes, values: [1, 2, 4]       | id: nodes, values: [1.5, 2]
                    id: nodes, values: [1, 2, 4]       | id: nodes, values: [1]
                    id: nodes, values                  | id: no des, values
                    id: nodes, values                  | path: stages.engine.servers, values
                    id: nodes, values                  | id: nodes, from: 1, to: 4, values
                    id: power, from: 8, to: 16         | id: power, from: 8
                    id: power, from: 8                 | id: power, from: low
                    step: 4                            | step: 0
                    divisor: 10                        | divisor: ten
                    unit: W                            | units: W
                    choices:                           | values: [1, 2]\\n    choices:
                    single: { batching: none,          | single: none #
                    par: { nodes: 2                    | par: { nodes: [2]
                    overbuild: { nodes: 4              | overbuild: { nodes: { of: 4 }
                    starts: { one: { nodes: 1 }        | starts: { one: { nodes: [1] }
                    starts: { one: { nodes: 1 }        | starts: { one: 1
                    rule: profile, reason              | reason
                    reason: three values are too few   | because: three values
                    floor: 0.8                         | floor: 80
                    goldStar: 10                       | goldStar: 0
                    power: [8]                         | power: 8
                    lean: { nodes: -1 }                | lean: { nodes: fewer }
                    archetypes:                        | archetype:
                    """)
    void mistake_inAField_doesNotFit(String right, String wrong) throws IOException {
        String instead = wrong == null ? "" : wrong.replace("\\n", "\n");
        assertThat(FILE).contains(right);
        assertThat(SimulationSchema.ofTrack(FILE.replace(right, instead))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"weather", "conditions", "par", "overbuild", "frontierGrid"})
    void track_withoutWhatAGameNeeds_doesNotFit(String field) throws IOException {
        String without = FILE.replaceFirst("(?m)^" + field + ":.*\\n( .*\\n)*", "");
        assertThat(SimulationSchema.ofTrack(without)).isNotEmpty();
        assertThat(SimulationSchema.errors(without)).isEmpty();
    }
}
