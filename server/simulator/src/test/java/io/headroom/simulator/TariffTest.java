package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.IdlePart;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.Tariff;
import io.headroom.simulator.measure.CostTerms;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.FleetPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/**
 * Prices by hand: a frame every 10 ms for a second, each worked on for 4 ms by itself, by one of
 * two servers.
 *
 * <pre>
 *   there 2 s of servers, busy 100 × 4 ms = 0.4 s, 100 batches, 100 items
 *   energy 2 × 5 + 0.4 × 3 + 100 × 2 + 100 × 1 = 311.2 J, and 1.5 GB × 2 W × 1 s = 3 J
 * </pre>
 */
class TariffTest {
    private static final CostRates WATTS = new CostRates(5, 3, 2, 1);
    private static final CostRates MONEY = new CostRates(10, 100, 1, 0.5);
    private static final IdlePart MEMORY = new IdlePart("memory", 1.5, 4, 2);

    private static SimulationPlan frames(Tariff tariff) {
        StationPlan station =
                new StationPlan(
                        "npu",
                        2,
                        new BatchingPlan.Single(),
                        new QueuePlan(10, new Overflow.Reject()),
                        new ServicePlan.PerBatch(4 * MILLI, 0, 1, Sampler.ONE),
                        FleetPlan.STEADY,
                        new StationRates(MONEY, WATTS));
        TrafficPlan traffic = TrafficPlan.FrameClock.perSecond(100, Sampler.ONE);
        Flow flow = new Flow("frames", traffic, station, TestPlans.within(SECOND));
        return new SimulationPlan(List.of(flow), tariff, SECOND, List.of());
    }

    private static Measurement second(Tariff tariff) {
        Simulation simulation = Simulation.start(frames(tariff), 1);
        simulation.advanceTo(SECOND);
        return simulation.measure();
    }

    @Test
    void cost_ofRatesEnergyAndParts_isWhatAHandAddsUp() {
        Measurement measured = second(new Tariff(new CostRates(1, 0, 0, 2), 0.25, List.of(MEMORY)));

        CostTerms terms = measured.costTerms();
        assertThat(measured.energyJoules()).isCloseTo(311.2 + 3, within(1e-9));
        assertThat(terms.time()).isCloseTo(2 * (10 + 1) + 0.4 * 100, within(1e-9));
        assertThat(terms.batches()).isCloseTo(100, within(1e-9));
        assertThat(terms.items()).isCloseTo(100 * (0.5 + 2), within(1e-9));
        assertThat(terms.energy()).isCloseTo(314.2 / 4, within(1e-9));
        assertThat(terms.parts()).isCloseTo(1.5 * 4, within(1e-9));
        assertThat(measured.cost()).isCloseTo(62 + 100 + 250 + 78.55 + 6, within(1e-9));
    }

    /** The price of a joule turns K of energy into K of money, and nothing else. */
    @Test
    void energy_atAPrice_isTheCostWhereNothingElseIsPriced() {
        Measurement free = second(new Tariff(CostRates.NONE));
        Measurement priced = second(new Tariff(CostRates.NONE, 1 / 3600.0, List.of()));

        assertThat(priced.cost() - free.cost())
                .isCloseTo(priced.energyJoules() / 3600, within(1e-12));
        assertThat(priced.energyJoules()).isEqualTo(free.energyJoules());
    }

    /** Half of the window, half of what is there. */
    @Test
    void parts_areThereAllTheTimeOfTheWindow() {
        Simulation simulation =
                Simulation.start(frames(new Tariff(CostRates.NONE, 0, List.of(MEMORY))), 1);
        simulation.advanceTo(SECOND / 4);
        simulation.warmedUp();
        simulation.advanceTo(3 * SECOND / 4);

        assertThat(simulation.measure().costTerms().parts()).isCloseTo(3, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void terms_ofAnyPlan_addUpToTheCost(long seed) {
        SimulationPlan plan = RandomPlans.of(seed);
        Simulation simulation = Simulation.start(plan, seed);
        simulation.drain();

        CostTerms terms = simulation.measure().costTerms();
        double sum =
                terms.time() + terms.batches() + terms.items() + terms.energy() + terms.parts();
        assertThat(simulation.measure().cost()).isCloseTo(sum, within(1e-9 * sum));
    }

    @Test
    void prices_changeNothingThatHappens() {
        SimulationPlan plan = RandomPlans.of(7);
        Tariff dear = new Tariff(MONEY, 5, List.of(MEMORY));
        Simulation one = Simulation.start(plan, 7);
        Simulation other =
                Simulation.start(
                        new SimulationPlan(
                                plan.flows(), dear, plan.durationNanos(), plan.devices()),
                        7);
        one.drain();
        other.drain();

        assertThat(Digest.of(other.measure())).isEqualTo(Digest.of(one.measure()));
    }

    @Test
    void tariff_withTwoPartsOfOneName_isRefused() {
        assertThatThrownBy(() -> new Tariff(CostRates.NONE, 0, List.of(MEMORY, MEMORY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two idle parts are named \"memory\"");
        assertThatThrownBy(() -> new IdlePart("fan", -1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("count");
        assertThatThrownBy(() -> new Tariff(CostRates.NONE, -1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("perJoule");
    }
}
