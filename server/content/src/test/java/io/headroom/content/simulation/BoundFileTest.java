package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.headroom.content.document.Problem;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Knobs, derived values and conditions move a description before it is read. */
final class BoundFileTest {
    private static final String TEXT =
            """
            traffic: { rate: 100/s }
            stages:
              - station: engine
                servers: $nodes
                batching: $way.batching
                queue: { capacity: 40, overflow: $way.overflow }
                service:
                  perBatch:
                    fixed: 2 ms
                    perItem: { knob: power, curve: { 8: 3, 16: 1 }, unit: ms }
                    speed: $speed
                cost: { provisioned: $idle/h }
            slo: { deadline: 10 ms }
            duration: 90 s
            events: [ { at: 1/3, burst: { factor: 1.5, for: 20 % } } ]
            weather:
              burst: [ { at: [30 %, 0.45], burst: { factor: 2, for: [0.1, 20 %] } } ]
              fault: [ { into: 90 %, speed: { station: engine, factor: 0.5, for: 1/9 } } ]
            knobs:
              - { id: nodes, values: [1, 2, 4] }
              - { id: power, from: 8, to: 16, unit: W }
              - id: way
                choices:
                  single: { batching: none, overflow: null }
                  windowed:
                    batching: { dynamic: { max: $nodes, window: 5 ms } }
                    overflow: dropOldest
            let:
              speed: { of: power, table: { 8: 0.5, 12: 1, 16: 2 } }
              idle: 0.4 * power ^ 2
            conditions:
              service: [ stages.engine.service.perBatch.fixed ]
              price: [ stages.engine.cost.provisioned ]
            never: { thrifty: "nodes = 1 and power > 12" }
            par: { nodes: 2, power: 12 }
            """;

    private static SimulationFile file(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new SimulationFile("it.yaml", bytes, Path.of("."));
    }

    private static StationPlan station(List<String> sets, List<String> conditions) {
        return file(TEXT).experiment(sets, conditions).plan().stations().getFirst();
    }

    private static ServicePlan.PerBatch service(StationPlan station) {
        return (ServicePlan.PerBatch) station.service();
    }

    @Test
    void experiment_asWritten_isThatOfPar() {
        StationPlan station = station(List.of(), List.of());

        assertThat(station.servers()).isEqualTo(2);
        assertThat(station.batching()).isEqualTo(new BatchingPlan.Single());
        assertThat(service(station).speed()).isEqualTo(1);
        // Halfway from 3 ms at 8 W to 1 ms at 16 W.
        assertThat(service(station).perItemNanos()).isEqualTo(2e6);
        assertThat(station.rates().money().perProvisionedServerSecond())
                .isEqualTo(0.4 * 144 / 3_600);
    }

    @Test
    void experiment_withKnobsAndConditions_isMovedByThem() {
        StationPlan station =
                station(
                        List.of("nodes=4", "power=16", "way=windowed"),
                        List.of("service=1.1", "price=0.5"));

        assertThat(station.servers()).isEqualTo(4);
        assertThat(station.batching()).isEqualTo(new BatchingPlan.Windowed(4, 5_000_000));
        assertThat(service(station).speed()).isEqualTo(2);
        assertThat(service(station).fixedNanos()).isEqualTo(2.2e6);
        assertThat(station.rates().money().perProvisionedServerSecond())
                .isCloseTo(0.2 * 256 / 3_600, within(1e-15));
    }

    /** Who draws twice the traffic sets out with twice the servers, as far as there are so many. */
    @ParameterizedTest
    @CsvSource({"0.5, 1", "0.7, 1", "0.8, 1", "0.9, 2", "1, 2", "1.25, 2", "1.3, 4", "2, 4"})
    void par_byTheDay_isTheValueNearestToTheCurve(String factor, int servers) {
        Experiment read =
                file(byTheDay("nodes: { of: crowd, curve: { 0.7: 1, 1: 2, 1.5: 4 } }"))
                        .experiment(List.of(), List.of("crowd=" + factor));

        assertThat(read.plan().stations().getFirst().servers()).isEqualTo(servers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nodes: { of: crwd, curve: { 0.7: 1, 1.5: 4 } }|par.nodes.of: found the name crwd,",
                "nodes: { of: power, curve: { 0.7: 1, 1.5: 4 } }|par.nodes.of: found the name"
                        + " power,",
                "nodes: { of: crowd, curve: { 0.7: 1, 1: 2 } }|par.nodes.curve: found"
                        + " {\"0.7\":1,\"1\":2}, expected points that reach from 0.7 to 1.5",
                "nodes: { of: crowd }|par.nodes.curve: found nothing",
                "way: { of: crowd, curve: { 0.7: 1, 1.5: 4 } }|expected one of [single, windowed]:",
                "nodes: 3|par.nodes: found 3, expected one of [1, 2, 4]",
            })
    void par_byTheDay_thatCannotBe_saysWhy(String said, String problem) {
        SimulationRefused refused =
                catchThrowableOfType(
                        SimulationRefused.class, () -> file(byTheDay(said)).experiment(List.of()));

        assertThat(refused.problems().getFirst().toString()).contains(problem);
    }

    private static String byTheDay(String said) {
        return TEXT.replace("par: { nodes: 2, power: 12 }", "par: { power: 12, " + said + " }")
                .replace(
                        "conditions:",
                        "conditions:\n  crowd: { from: 0.7, to: 1.5, fields: [ traffic.rate ] }");
    }

    /** A day of other cameras, and there is no half of one. */
    @ParameterizedTest
    @CsvSource({"0.5, 20", "0.76, 30", "0.77, 31", "1.5, 60"})
    void experiment_withAWholeCondition_isRounded(String factor, int places) {
        String file =
                TEXT.replace(
                        "conditions:",
                        "conditions:\n  crowd: { from: 0.7, to: 1.5, whole: true, fields:"
                                + " [ stages.engine.queue.capacity ] }");

        StationPlan station =
                file(file)
                        .experiment(List.of(), List.of("crowd=" + factor))
                        .plan()
                        .stations()
                        .getFirst();

        assertThat(station.queue().capacity()).isEqualTo(places);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ from: 0.5, to: 1.2, fields: [ duration ] }|conditions.crowd.from: found 0.5",
                "{ from: 0.8, to: 1.6, fields: [ duration ] }|conditions.crowd.to: found 1.6",
                "{ to: 1.2, fields: [ duration ] }|conditions.crowd.from: found nothing",
                "{ from: 0.8, to: 1.2, fields: [ duration, duration ] }|fields[1]: found"
                        + " \"duration\", expected each field once",
                "duration|conditions.crowd: found \"duration\", expected a list of fields",
            })
    void conditions_thatCannotBe_sayWhy(String condition, String problem) {
        String file = TEXT.replace("conditions:", "conditions:\n  crowd: " + condition);

        assertThat(refused(file, "nodes=1").problems())
                .anySatisfy(each -> assertThat(each.toString()).contains(problem));
    }

    @Test
    void events_inShares_areOfTheRun() {
        Experiment experiment = file(TEXT).experiment(List.of("duration=900 s"));

        assertThat(experiment.timetable())
                .containsExactly(
                        new Experiment.Timed(
                                300_000_000_000L, new Intervention.Burst(1_500, 180_000_000_000L)));
        // The fault comes when nine tenths of the burst are over.
        assertThat(experiment.storm().fault().events())
                .containsExactly(
                        new Experiment.Timed(
                                351_000_000_000L,
                                new Intervention.Speed(
                                        "engine", Intervention.Speed.ALL, 500, 100_000_000_000L)));
    }

    @Test
    void experiment_ofWhatTheAuthorForbids_cannotBe() {
        SimulationRefused refused = refused(TEXT, "nodes=1", "power=16");

        assertThat(refused.cannotBe()).isTrue();
        assertThat(refused.problems())
                .singleElement()
                .hasToString(
                        "it.yaml:34:10 never.thrifty: found {nodes=1, power=16, way=single}, which"
                                + " never go together, expected not nodes = 1 and power > 12");
    }

    @Test
    void experiment_ofWhatTheEngineHoldsImpossibleTogether_cannotBe() {
        SimulationRefused refused =
                refused(TEXT.replace("capacity: 40", "capacity: 3"), "nodes=4", "way=windowed");

        assertThat(refused.cannotBe()).isTrue();
        assertThat(refused.problems().getFirst().expected()).contains("the largest batch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12: 1, 16|12: -1, 16|power=12|it.yaml:29:40 stages[0].service.perBatch.speed:"
                        + " found -1, from $speed at power 12, expected a number greater than 0, at"
                        + " most 1000000",
                "{ 8: 3, 16: 1 }|{ 8: 3, 12: 1 }|power=14|it.yaml:10:33"
                        + " stages[0].service.perBatch.perItem.curve: found {\"8\":3,\"12\":1} at"
                        + " power 14, expected a point for 14",
                "0.4 * power|0.4 * powr|power=14|it.yaml:30:3 let.idle: found the name powr,"
                        + " expected one of nodes, power, price, service, speed, way.batching,"
                        + " way.overflow (did you mean power?)",
                "servers: $nodes|servers: $node|power=14|it.yaml:4:5 stages[0].servers: found the"
                        + " name $node, expected one of $idle, $nodes, $power, $price, $service,"
                        + " $speed, $way.batching, $way.overflow (did you mean $nodes?)",
                "window: 5 ms }|windo: 5 ms }|way=windowed|it.yaml:26:45"
                        + " stages[0].batching.dynamic.windo: found an unknown field, from"
                        + " $way.batching at way windowed, expected window, which is needed; one"
                        + " of max, window (did you mean window?)",
                "perBatch.fixed ]|perBatch.fix ]|power=14|it.yaml:32:14 conditions.service[0]:"
                    + " found stages.engine.service.perBatch.fix, expected the path of a number, of"
                    + " any unit",
            })
    void experiment_ofAMistake_namesTheKnobAndTheAuthorsLine(
            String from, String to, String set, String problem) {
        assertThat(TEXT).contains(from);
        SimulationRefused refused = refused(TEXT.replace(from, to), set);

        assertThat(refused.cannotBe()).isFalse();
        assertThat(refused.problems()).extracting(Problem::toString).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "way=paged|--set way=paged: found paged, expected one of single, windowed",
                "nodes=many|--set nodes=many: found many, expected one of [1, 2, 4]",
                "nodes=3|--set nodes=3: found 3, expected one of [1, 2, 4]",
                "power=17|--set power=17: found 17, expected one of [8, 9, 10, 11, 12, 13, 14, 15,"
                        + " 16]",
            })
    void experiment_withAWrongKnob_saysSo(String set, String problem) {
        assertThat(refused(TEXT, set).problems()).singleElement().hasToString(problem);
    }

    /** However a number is written, it is the knob's. */
    @Test
    void experiment_withAKnobsValueInOtherDigits_isTheSame() {
        assertThat(file(TEXT).experiment(List.of("nodes=4.0")))
                .isEqualTo(file(TEXT).experiment(List.of("nodes=4")));
    }

    /** What a game is made of is read by the same reader where no game is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "par: { nodes: 3, power: 12 }|par.nodes: found 3, expected one of [1, 2, 4]",
                "par: { nods: 2 }|par.nods: found a knob 'nods', expected knobs of [nodes, power,"
                        + " way]",
                "overbuild: { way: pairs }|overbuild.way: found \"pairs\", expected one of single,"
                        + " windowed",
                "frontierGrid: { nodes: [1, 1] }|frontierGrid.nodes[1]: found 1, expected each"
                        + " value of a knob once",
                "frontierGrid: { nodes: [3] }|frontierGrid.nodes[0]: found 3, expected one of",
                "frontierGrid: { nodes: 2 }|frontierGrid.nodes: found 2, expected a list",
                "starts: { one: { node: 1 } }|starts.one.node: found a knob 'node'",
                "starts: { one: { nodes: 3 } }|starts.one.nodes: found 3, expected one of",
                "archetypes: { good: { node: 1 } }|archetypes.good.node: found a knob 'node'",
                "archetypes: { good: { nodes: 1.5 } }|archetypes.good.nodes: found 1.5, expected a"
                        + " whole number",
                "measures: { primary: p98 }|measures.primary: found \"p98\", expected one of",
                "measures: { series: [p99, p99] }|expected each measure once",
            })
    void experiment_withWrongSettingsOfAGame_isRefused(String line, String told) {
        String text = TEXT.replaceFirst("par: .*", line);
        assertThat(refused(text).problems()).singleElement().asString().contains(told);
    }

    @Test
    void experiment_withAWrongKnob_isToldOfNothingElse() {
        String text = TEXT.replace("values: [1, 2, 4]", "values: [2, 1]");
        assertThat(refused(text).problems())
                .singleElement()
                .asString()
                .contains("knobs[0].values: found [2,1], expected values that rise");
    }

    @Test
    void experiment_withAnUnknownCondition_saysSo() {
        SimulationRefused refused =
                catchThrowableOfType(
                        SimulationRefused.class,
                        () -> file(TEXT).experiment(List.of(), List.of("prize=1.1")));
        assertThat(refused.problems())
                .singleElement()
                .hasToString(
                        "--condition prize=1.1: found no condition prize, expected one of service,"
                                + " price (did you mean price?)");
    }

    @Test
    void experiment_withoutKnobs_isReadAsBefore() {
        Experiment experiment =
                file("traffic: { rate: 10/s }\nstages: [ { delay: d, time: 1 s } ]\nduration: 9 s")
                        .experiment(List.of());
        assertThat(experiment.plan().flows().getFirst().traffic())
                .isEqualTo(new TrafficPlan.Poisson(10));
    }

    private static SimulationRefused refused(String text, String... sets) {
        return catchThrowableOfType(
                SimulationRefused.class, () -> file(text).experiment(List.of(sets)));
    }
}
