package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Condition;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;
import io.headroom.simulator.Flow;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.chance.Words;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

class TrackPlannerTest {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int SAMPLES = 300;

    private static final Scenarios SCENARIOS = Scenarios.bundled();

    /** What a screen marks on its bar of the time holds whatever a game draws and a team sets. */
    @ParameterizedTest
    @MethodSource("tracks")
    void deadline_ofATrack_isThatOfItsScoredRequests(TrackRound track) {
        SortedMap<String, Integer> permille = new TreeMap<>();
        track.conditionNames().forEach(name -> permille.put(name, 850));
        Set<Long> deadlines = new HashSet<>();
        Conditions conditions = new Conditions(permille);
        for (Configuration configuration : List.of(track.par(conditions), track.overbuild())) {
            track
                    .planner()
                    .plan(configuration, conditions, Weather.CALM, 900 * SECOND_NANOS)
                    .plan()
                    .flows()
                    .stream()
                    .filter(Flow::isScored)
                    .filter(flow -> flow.objective().since() == Objective.Since.ARRIVAL)
                    .forEach(flow -> deadlines.add(flow.objective().deadlineNanos()));
        }
        assertThat(track.planner().deadlineNanos())
                .isEqualTo(deadlines.size() == 1 ? deadlines.iterator().next() : null);
    }

    @Test
    void plan_ofCloudTitan_bindsKnobsAndConditions() {
        SimulationPlan plan =
                plan(
                        "cloud-titan",
                        Map.of("batch", 16L, "window", 1_250L, "nodes", 22L),
                        Map.of("service", 1_100, "mix", 900, "price", 1_150));

        StationPlan nodes = plan.stations().getFirst();
        assertThat(nodes.servers()).isEqualTo(22);
        assertThat(nodes.batching()).isEqualTo(new BatchingPlan.Windowed(16, 1_250_000_000L));
        assertThat(plan.flows().getFirst().traffic())
                .isInstanceOfSatisfying(
                        TrafficPlan.TraceReplay.class,
                        replay -> {
                            assertThat(replay.trace().size()).isEqualTo(2_000);
                            assertThat(replay.trace().promptTokens(0)).isEqualTo(1_209);
                            assertThat(replay.trace().outputTokens(0)).isEqualTo(396);
                            assertThat(replay.trace().offsetNanos(1)).isEqualTo(78_046_000L);
                            assertThat(replay.meanPerSecond()).isEqualTo(6.5);
                        });
        assertThat(nodes.service())
                .isInstanceOfSatisfying(
                        ServicePlan.LanguageModelBatch.class,
                        service -> {
                            assertThat(service.stepFixedNanos())
                                    .isCloseTo(30.3e6 * 1.1, within(1.0));
                            assertThat(service.perPromptTokenNanos())
                                    .isCloseTo(0.09e6 * 0.9, within(0.01));
                            assertThat(service.padded()).isTrue();
                        });
        assertThat(plan.flows().getFirst().objective().deadlineNanos()).isEqualTo(2_500_000_000L);
        // $24 an hour, 15 % dearer.
        assertThat(plan.tariff().rates().perProvisionedServerSecond())
                .isCloseTo(24.0 / 3_600 * 1.15, within(1e-6));
    }

    @Test
    void plan_betweenTwoPointsOfACurve_isStraight() {
        SimulationPlan plan =
                plan("edge-guardian", Map.of("batch", 5L, "window", 500L, "power", 24L), Map.of());

        // Three fifths of the way from 15 W (1.05) to 30 W (1.65).
        assertThat(plan.stations().getFirst().service())
                .isInstanceOfSatisfying(
                        ServicePlan.PerBatch.class,
                        service -> assertThat(service.speed()).isCloseTo(1.41, within(1e-9)));
        assertThat(plan.stations().getFirst().batching())
                .isEqualTo(new BatchingPlan.Windowed(5, 500_000L));
    }

    @Test
    void plan_ofTinyPioneer_leavesTheHopLessTheLongerItIs() {
        SimulationPlan plan =
                plan("tiny-pioneer", Map.of("hop", 7_500L, "clock", 240L, "gate", 40L), Map.of());

        assertThat(plan.flows().getFirst().objective().deadlineNanos()).isEqualTo(2_500_000L);
        assertThat(plan.flows().getFirst().objective().requestWeight()).isEqualTo(7_500);
        assertThat(plan.flows().getFirst().traffic().meanPerSecond())
                .isCloseTo(1_000 / 7.5, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("tracks")
    void plan_ofAnyConfigurationInAnyWeather_isAccepted(TrackRound track) {
        for (long sample = 0; sample < SAMPLES; sample++) {
            long word = Words.next(sample);
            SortedMap<KnobId, Long> values = new TreeMap<>();
            for (Knob knob : track.knobs()) {
                word = Words.next(word);
                int place = Math.toIntExact(Words.below(word, knob.values().size()));
                values.put(knob.id(), knob.values().get(place));
            }
            SortedMap<String, Integer> permille = new TreeMap<>();
            for (Condition each : track.conditions()) {
                word = Words.next(word);
                boolean least = Words.below(word, 2) == 0;
                permille.put(each.name(), least ? each.leastPermille() : each.mostPermille());
            }
            Configuration configuration = new Configuration(values);
            long seed = word;
            assertThatCode(
                            () ->
                                    track.planner()
                                            .plan(
                                                    configuration,
                                                    new Conditions(permille),
                                                    Weather.storm(seed),
                                                    900 * SECOND_NANOS))
                    .as("sample %d: %s, %s", sample, values, permille)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("tracks")
    void frontierGrid_ofEachTrack_isSmallAndWithinItsKnobs(TrackRound track) {
        assertThat(track.frontierGrid()).hasSizeBetween(2, 200).doesNotHaveDuplicates();
        for (Knob knob : track.knobs()) {
            assertThat(track.frontierGrid())
                    .allSatisfy(each -> assertThat(knob.values()).contains(each.value(knob.id())));
        }
    }

    static Stream<TrackRound> tracks() {
        return SCENARIOS.all().stream()
                .flatMap(scenario -> scenario.rounds().stream())
                .flatMap(round -> round.tracks().stream());
    }

    private static SimulationPlan plan(
            String id, Map<String, Long> knobs, Map<String, Integer> permille) {
        TrackRound found = SCENARIOS.tracks().get("missions/model-serving/round-2/" + id + ".yaml");
        SortedMap<KnobId, Long> values = new TreeMap<>();
        knobs.forEach((knob, value) -> values.put(new KnobId(knob), value));
        return Objects.requireNonNull(found)
                .planner()
                .plan(
                        new Configuration(values),
                        new Conditions(new TreeMap<>(permille)),
                        Weather.CALM,
                        SECOND_NANOS)
                .plan();
    }
}
