package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.IdlePart;
import io.headroom.simulator.cost.Tariff;
import io.headroom.simulator.measure.FlowMeasurement;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.ScoringPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Several flows judged together, by hand. In a second come 100 frames of the loop, all good; 20
 * alerts, of which those of 15 ms are late; 10 slices of a map with 8 items each, all late.
 */
class ScoringTest {
    private static final ScoringPlan.Per PER_ITEM =
            new ScoringPlan.Per("map", ScoringPlan.Weight.ITEMS);

    private static Flow flow(String name, long perSecond, long items, long nanos) {
        TrafficPlan traffic =
                TrafficPlan.FrameClock.perSecond(perSecond, new Sampler.Constant(items));
        DelayPlan delay = new DelayPlan(name, new Sampler.Constant(nanos));
        return new Flow(name, traffic, delay, TestPlans.within(10 * MILLI));
    }

    private static final Flow LOOP = flow("loop", 100, 1, 5 * MILLI);
    private static final Flow ALERTS = flow("alerts", 20, 1, 15 * MILLI);
    private static final Flow MAP = flow("map", 10, 8, 20 * MILLI);

    private static Measurement second(
            List<Flow> flows, List<String> groups, double plus, ScoringPlan.@Nullable Per per) {
        ScoringPlan scoring = new ScoringPlan(groups, plus, per);
        // The delays have no servers: what costs is a part, 60 a second.
        Tariff tariff = new Tariff(CostRates.NONE, 0, List.of(new IdlePart("chip", 1, 60, 0)));
        SimulationPlan plan = new SimulationPlan(flows, tariff, SECOND, List.of(), scoring);
        Simulation simulation = Simulation.start(plan, 1);
        simulation.drain();
        return simulation.measure();
    }

    @Test
    void adherence_ofAllFlows_isThatOfScoredOnesOnly() {
        assertThat(second(List.of(LOOP, ALERTS, MAP), List.of(), 1, null).adherence())
                .isEqualTo(100.0 / 130);
        Measurement measured =
                second(List.of(LOOP, ALERTS, MAP.asBackground()), List.of(), 1, null);
        assertThat(measured.adherence()).isEqualTo(100.0 / 120);
        assertThat(measured.goodShareOfEnded()).isEqualTo(100.0 / 120);
        assertThat(measured.offered()).isEqualTo(130);
        assertThat(measured.flows().get(2).adherence()).isZero();
    }

    @Test
    void adherence_withGroups_isCappedByTheWorst() {
        List<Flow> flows = List.of(LOOP, ALERTS, MAP.asBackground());

        Measurement capped = second(flows, List.of("loop", "alerts"), 0.05, null);
        assertThat(capped.adherence()).isEqualTo(0.05);
        assertThat(capped.goodShareOfEnded()).isEqualTo(0.05);
        assertThat(capped.worstGroup()).isEqualTo(new ScoringPlan.Worst("alerts", 0));
        assertThat(second(flows, List.of("loop"), 0.05, null).adherence()).isEqualTo(100.0 / 120);
        assertThat(second(flows, List.of("alerts"), 0.9, null).adherence()).isEqualTo(100.0 / 120);
        assertThat(second(flows, List.of(), 0.05, null).worstGroup()).isNull();
    }

    /** Whoever does not come caps nobody. */
    @Test
    void group_thatIsEmpty_isNotTheWorst() {
        Flow never =
                new Flow(
                        "never",
                        new TrafficPlan.PhaseLocked(
                                1, 9 * SECOND, 0, new Sampler.Constant(8 * SECOND)),
                        new DelayPlan("never", Sampler.ZERO),
                        TestPlans.within(SECOND));

        Measurement measured = second(List.of(LOOP, never), List.of("loop", "never"), 0.05, null);
        assertThat(measured.flows().get(1).offered()).isZero();
        assertThat(measured.adherence()).isEqualTo(1);
    }

    /** 60 over 100 good frames, over 80 items of the map, over its 10 slices. */
    @Test
    void cost_isByGoodUnitsOrByWhatOneFlowGotDone() {
        List<Flow> flows = List.of(LOOP, MAP.asBackground());
        ScoringPlan.Per perSlice = new ScoringPlan.Per("map", ScoringPlan.Weight.REQUESTS);

        Measurement good = second(flows, List.of(), 1, null);
        assertThat(good.costPerGoodUnit()).isCloseTo(good.cost() / 100, within(1e-12));
        Measurement items = second(flows, List.of(), 1, PER_ITEM);
        assertThat(items.costPerGoodUnit()).isCloseTo(items.cost() / 80, within(1e-12));
        assertThat(items.adherence()).isEqualTo(1);
        assertThat(second(flows, List.of(), 1, perSlice).costPerGoodUnit())
                .isCloseTo(items.cost() / 10, within(1e-12));
        assertThat(items.cost()).isGreaterThanOrEqualTo(60);
    }

    static LongStream plans() {
        return LongStream.range(0, 60);
    }

    /** With flows that all count and no groups it is what it always was. */
    @ParameterizedTest
    @MethodSource("plans")
    void judgement_ofAnyPlan_isBetweenItsFlowsAndUnderItsCap(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        Simulation simulation = Simulation.start(plan, seed);
        simulation.drain();
        Measurement measured = simulation.measure();
        double least = 1;
        double most = 0;
        double cap = 1;
        for (FlowMeasurement flow : measured.flows()) {
            if (flow.isScored() && flow.offered() > 0) {
                least = Math.min(least, flow.adherence());
                most = Math.max(most, flow.adherence());
                if (plan.scoring().groups().contains(flow.name())) {
                    cap = Math.min(cap, flow.adherence() + plan.scoring().worstPlus());
                }
            }
        }
        if (most > 0) {
            assertThat(measured.adherence()).isBetween(Math.min(least, cap), Math.min(most, cap));
        }
        assertThat(measured.adherence()).isBetween(0.0, 1.0);

        SimulationPlan bare =
                new SimulationPlan(
                        plan.flows(), plan.tariff(), plan.durationNanos(), plan.devices());
        Simulation again = Simulation.start(bare, seed);
        again.drain();
        assertThat(Digest.of(again.measure())).isEqualTo(Digest.of(measured));
    }

    @Test
    void plans_thatCountNobodyOrName_whoIsNotThere_areRefused() {
        List<Flow> flows = List.of(LOOP, MAP.asBackground());
        assertThatThrownBy(() -> second(List.of(MAP.asBackground()), List.of(), 1, null))
                .hasMessage("one flow at least must be scored");
        assertThatThrownBy(() -> second(flows, List.of("map"), 1, null))
                .hasMessage("no scored flow is named \"map\"");
        assertThatThrownBy(() -> second(List.of(LOOP), List.of(), 1, PER_ITEM))
                .hasMessage("no flow is named \"map\"");
        assertThatThrownBy(() -> second(flows, List.of("loop", "loop"), 1, null))
                .hasMessage("two groups are named \"loop\"");
    }
}
