package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.EvenGaps;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** What is done to one flow, or to what its requests ask for, by hand. */
class AimedTrafficTest {
    private static final int ALL = 1_000_000;

    /** Every 10 ms; twice as fast from 100 to 200 ms, of which three times that from 150 ms on. */
    @Test
    void burstOfOneFlow_multipliesWithThatOfAllAndLeavesOthersToTheirs() {
        Seen seen = new Seen(flow("one", every(10)), flow("other", every(10)));
        seen.at(100, new Intervention.Burst("one", 2_000, 100 * MILLI));
        seen.at(150, new Intervention.Burst(3_000, 100 * MILLI));
        seen.end();
        // To 150 ms: 10 at the pace of 10 ms (the last at 100) and 10 more at 5 ms; then 1.667.
        assertThat(seen.countIn("one", 0, 150)).isEqualTo(9 + 10);
        assertThat(seen.countIn("one", 150, 200)).isEqualTo(30);
        assertThat(seen.countIn("one", 200, 250)).isEqualTo(15);
        assertThat(seen.countIn("one", 250, 300)).isEqualTo(5);
        assertThat(seen.countIn("other", 0, 150)).isEqualTo(14);
        assertThat(seen.countIn("other", 150, 250)).isEqualTo(30);
    }

    /** From one to three in 32 equal steps of 1 ms, the mean of which is 2 + 1 ÷ 32. */
    @Test
    void rampOfOneFlow_risesForThatFlow() {
        Seen seen = new Seen(flow("one", every(1)), flow("other", every(1)));
        seen.at(100, new Intervention.Ramp("one", 3_000, 31 * MILLI, 60 * MILLI));
        seen.end();
        long sum = 0;
        for (int step = 1; step <= Intervention.Ramp.STEPS; step++) {
            sum += 1_000 + 2_000L * step / Intervention.Ramp.STEPS;
        }
        long steps = sum / 1_000;
        // 31 steps of 1 ms, the last one stays for 60 ms; the arrivals are whole ones of the sum.
        assertThat(seen.countIn("one", 100, 191)).isBetween(steps + 59 * 3 - 2, steps + 59 * 3 + 1);
        assertThat(seen.countIn("other", 100, 191)).isEqualTo(91);
    }

    /** What comes of one flow is the same to the last bit, whatever is done to another. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverIsDoneToOneFlow_movesNoDrawOfAnother(long seed) {
        List<List<String>> others = new ArrayList<>();
        List<Integer> aimed = new ArrayList<>();
        List<Intervention> things = new ArrayList<>();
        things.add(new Intervention.Burst("one", 2_500, SECOND / 4));
        things.add(new FlowIntervention.LongerRequests("one", 4_000, 500, ALL / 2, SECOND / 4));
        things.add(new FlowIntervention.HeavierRequests("one", 3_000, ALL / 3, SECOND / 4));
        things.add(new Intervention.Burst("one", 1_000, 1));
        for (Intervention thing : things) {
            StagePlan own = TestPlans.station(1, TestPlans.LONG_LINE, perItem(MILLI));
            Seen seen =
                    new Seen(seed, flow("one", drawn()), new Flow("other", drawn(), own, any()));
            seen.at(100, thing);
            seen.end();
            others.add(seen.of("other"));
            aimed.add(seen.of("one").hashCode());
        }
        assertThat(others.get(0)).hasSizeGreaterThan(100);
        assertThat(others).containsOnly(others.get(0));
        assertThat(aimed.subList(0, 2)).doesNotContain(aimed.get(3));
    }

    @Test
    void longerRequests_areScaledWhileItIsOnAndMultiply() {
        Seen seen = new Seen(flow("one", fixed(new RequestShape.Fixed(101, 5, 1_000))));
        seen.at(25, new FlowIntervention.LongerRequests("one", 4_500, 100, ALL, 40 * MILLI));
        seen.at(45, new FlowIntervention.LongerRequests(null, 2_000, 3_000, ALL, 40 * MILLI));
        seen.end();
        // 101 × 4.5 = 454.5 and 5 × 0.1 = 0.5 are rounded half up; an answer keeps one token.
        assertThat(seen.tokens().subList(0, 9))
                .containsExactly(
                        "10: 101, 5",
                        "20: 101, 5",
                        "30: 455, 1",
                        "40: 455, 1",
                        "50: 909, 2",
                        "60: 909, 2",
                        "70: 202, 15",
                        "80: 202, 15",
                        "90: 101, 5");
    }

    @Test
    void longerRequests_behindASharedText_areLongerBehindIt() {
        RequestShape own = new RequestShape.Fixed(20, 5, 1_000);
        Seen seen = new Seen(flow("one", fixed(new RequestShape.Prefixed(own, 1, 300))));
        seen.at(15, new FlowIntervention.LongerRequests("one", 3_000, 1_000, ALL, 10 * MILLI));
        seen.end();
        assertThat(seen.tokens().subList(0, 3))
                .containsExactly("10: 320, 5", "20: 360, 5", "30: 320, 5");
    }

    /** The longer ones are the same whatever else is on, and about as many as the share says. */
    @Test
    void share_fallsOnRequestsByTheirNumbers() {
        List<List<Boolean>> longer = new ArrayList<>();
        for (long otherShare : new long[] {1, ALL}) {
            Seen seen = new Seen(flow("one", fixed(new RequestShape.Fixed(100, 5, 1_000), 1)));
            seen.at(
                    0,
                    new FlowIntervention.LongerRequests("one", 4_000, 1_000, ALL / 5, 9 * SECOND));
            seen.at(0, new FlowIntervention.HeavierRequests("one", 2_000, otherShare, SECOND));
            seen.at(9_000, new Intervention.Burst(1_000, 1));
            seen.end();
            longer.add(seen.tokens().stream().map(each -> each.contains(": 400")).toList());
        }
        assertThat(longer.get(1)).isEqualTo(longer.get(0)).hasSize(8_999);
        long many = longer.get(0).stream().filter(each -> each).count();
        // Five deviations of a binomial count.
        double mean = 8_999 / 5.0;
        assertThat((double) many).isCloseTo(mean, within(5 * Math.sqrt(mean * 0.8)));
    }

    /** An item is 1 ms of work: two items for 20 ms, of which six for the last 10. */
    @Test
    void heavierRequests_takeThatMuchMoreWork() {
        TrafficPlan frames = TrafficPlan.FrameClock.every(10 * MILLI);
        StagePlan station = TestPlans.station(1, TestPlans.LONG_LINE, perItem(MILLI));
        Seen seen = new Seen(new Flow("one", frames, station, any()));
        seen.at(5, new FlowIntervention.HeavierRequests("one", 2_000, ALL, 20 * MILLI));
        seen.at(15, new FlowIntervention.HeavierRequests(null, 3_000, ALL, 10 * MILLI));
        seen.end();
        assertThat(seen.times().subList(0, 4)).containsExactly("0: 1", "10: 2", "20: 6", "30: 1");
    }

    /** Two sensors each 10 ms, 1 ms apart; a third from 15 to 35 ms and a fourth for 10 of them. */
    @Test
    void moreSensors_sendBesideTheOthersOnTheirClock() {
        Seen seen = new Seen(flow("one", sensors(2)));
        seen.at(15, new FlowIntervention.MoreSensors("one", 1, 20 * MILLI));
        seen.at(20, new FlowIntervention.MoreSensors("one", 1, 10 * MILLI));
        seen.at(45, new FlowIntervention.MoreSensors("one", 1, 8 * MILLI));
        seen.end();
        assertThat(seen.users().subList(0, 17))
                .containsExactly(
                        "0: 0", "1: 1", "10: 0", "11: 1", "20: 0", "21: 1", "22: 2", "23: 3",
                        "30: 0", "31: 1", "32: 2", "40: 0", "41: 1", "50: 0", "51: 1", "52: 2",
                        "60: 0");
    }

    @Test
    void moreSensors_bearWhatTheirFlowBears() {
        StagePlan station = TestPlans.station(1, TestPlans.LONG_LINE, perItem(MILLI / 4));
        Seen seen = new Seen(new Flow("one", sensors(1), station, any()));
        seen.at(5, new Intervention.Burst("one", 2_000, 10 * MILLI));
        seen.at(5, new FlowIntervention.HeavierRequests("one", 1_500, ALL, 10 * MILLI));
        seen.at(6, new FlowIntervention.MoreSensors("one", 1, 20 * MILLI));
        seen.end();
        // A quarter of a millisecond an item: 2 × 1.5 items are 0.75, afterwards one is 0.25.
        assertThat(seen.micros().subList(0, 5))
                .containsExactly("0: 250", "10: 750", "11: 750", "20: 250", "21: 250");
    }

    @Test
    void whatCannotBeAimed_isRefused() {
        Seen seen = new Seen(flow("one", every(10)), flow("frames", sensors(3)));
        refused(seen, new Intervention.Burst("two", 2_000, 1), "no flow is named \"two\"");
        refused(seen, new Intervention.Ramp("two", 2_000, 32, 1), "no flow is named \"two\"");
        refused(
                seen,
                new FlowIntervention.LongerRequests("frames", 2_000, 2_000, ALL, 1),
                "flow \"frames\" has requests without tokens");
        refused(
                seen,
                new FlowIntervention.HeavierRequests("two", 2_000, ALL, 1),
                "no flow is named \"two\"");
        refused(
                seen,
                new FlowIntervention.MoreSensors("one", 1, 1),
                "flow \"one\" has no sensors that there could be more of");
        assertThatThrownBy(
                        () ->
                                seen.simulation.intervene(
                                        new FlowIntervention.MoreSensors("frames", 4_096, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("4096 sensors at most");
        refused(
                new Seen(flow("frames", sensors(3))),
                new FlowIntervention.LongerRequests(null, 2_000, 2_000, ALL, 1),
                "every flow has requests without tokens");
    }

    private static void refused(Seen seen, Intervention intervention, String message) {
        assertThatThrownBy(() -> seen.simulation.intervene(intervention))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static ServicePlan perItem(long nanos) {
        return new ServicePlan.PerBatch(0, nanos, 1, Sampler.ONE);
    }

    private static TrafficPlan every(int millis) {
        return EvenGaps.of(1_000.0 / millis, 1);
    }

    private static TrafficPlan fixed(RequestShape shape) {
        return fixed(shape, 10);
    }

    private static TrafficPlan fixed(RequestShape shape, int millis) {
        return new TrafficPlan.Renewal(1_000.0 / millis, Sampler.ONE, Sampler.ONE, shape, 0);
    }

    private static TrafficPlan drawn() {
        RequestShape shape =
                RequestShape.Drawn.tokens(
                        new Sampler.Exponential(100),
                        new Sampler.Exponential(50),
                        0.3,
                        new Sampler.Exponential(1));
        return new TrafficPlan.Poisson(400, shape, 7);
    }

    private static TrafficPlan sensors(int count) {
        return new TrafficPlan.PhaseLocked(count, 10 * MILLI, MILLI, Sampler.ZERO);
    }

    private static Objective any() {
        return TestPlans.within(SECOND);
    }

    private static Flow flow(String name, TrafficPlan traffic) {
        return new Flow(name, traffic, new DelayPlan(name, Sampler.ZERO), any());
    }

    /** A run of half a second, or as far as it is taken, and all that came. */
    private static final class Seen {
        private final List<Row> rows = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final Simulation simulation;

        private record Row(String flow, long arrival, long end, int prompt, int output, int user) {}

        Seen(Flow... flows) {
            this(1, flows);
        }

        Seen(long seed, Flow... flows) {
            for (Flow flow : flows) {
                names.add(flow.name());
            }
            simulation =
                    Simulation.start(
                            new SimulationPlan(List.of(flows), TestPlans.FREE, 9 * SECOND),
                            seed,
                            this::note);
        }

        void at(long millis, Intervention intervention) {
            simulation.advanceTo(millis * MILLI);
            simulation.intervene(intervention);
        }

        void end() {
            simulation.advanceTo(Math.max(simulation.nowNanos(), SECOND / 2));
            simulation.checkBooks();
        }

        private void note(EndedRequest ended) {
            rows.add(
                    new Row(
                            names.get(ended.flow()),
                            ended.arrivalNanos(),
                            ended.endNanos(),
                            ended.promptTokens(),
                            ended.outputTokens(),
                            ended.user()));
        }

        long countIn(String flow, long fromMillis, long toMillis) {
            return rows.stream()
                    .filter(row -> row.flow().equals(flow))
                    .filter(row -> row.arrival() >= fromMillis * MILLI)
                    .filter(row -> row.arrival() < toMillis * MILLI)
                    .count();
        }

        List<String> of(String flow) {
            return rows.stream().filter(row -> row.flow().equals(flow)).map(Row::toString).toList();
        }

        List<String> tokens() {
            return rows.stream()
                    .map(row -> row.arrival() / MILLI + ": " + row.prompt() + ", " + row.output())
                    .toList();
        }

        List<String> users() {
            return rows.stream().map(row -> row.arrival() / MILLI + ": " + row.user()).toList();
        }

        List<String> times() {
            return rows.stream()
                    .map(row -> row.arrival() / MILLI + ": " + (row.end() - row.arrival()) / MILLI)
                    .toList();
        }

        List<String> micros() {
            return rows.stream()
                    .map(row -> row.arrival() / MILLI + ": " + (row.end() - row.arrival()) / 1_000)
                    .toList();
        }
    }
}
