package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.TransferPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.LossPlan;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.LinkModes;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** Links that lose more, or are disturbed more often, for a while. */
class LinkWeatherTest {
    private static final TransferPlan TRANSFER = TransferPlan.fixed(Sampler.ZERO, 1e6, 100);
    private static final int MILLION = 1_000_000;

    /** Who leaves the channel in it is lost, once, and not who leaves it afterwards. */
    @Test
    void lossOfAll_losesWhoLeavesTheChannelInIt() {
        LinkPlan link = link(LinkModes.STEADY, new LossPlan(0, 2, 3 * MILLI));
        Scripted run =
                new Scripted(Scripted.flow(3, 2 * MILLI, link))
                        .at(MILLI, worse(MILLION, null, 2 * MILLI));
        // 0.1 ms of sending; the second is missed 3 ms after it and sent again.
        assertThat(run.endNanos()).containsExactly(100_000L, 4_100_000L, 5_200_000L);
    }

    /** What is left multiplies: 0.8 × 0.5 × 0.9; whoever is lost in the better times is lost. */
    @Test
    void losses_multiplyByWhatIsLeft() {
        List<List<Outcome>> outcomes = new ArrayList<>();
        for (boolean worse : new boolean[] {false, true}) {
            List<Outcome> seen = new ArrayList<>();
            LinkPlan link = link(LinkModes.STEADY, new LossPlan(0.2, 1, 0));
            Simulation simulation =
                    Simulation.start(
                            TestPlans.path(TrafficPlan.FrameClock.every(MILLI), link, 20 * SECOND),
                            4,
                            ended -> seen.add(ended.outcome()));
            if (worse) {
                simulation.intervene(worse(500_000, null, 20 * SECOND));
                simulation.intervene(worse(100_000, null, 20 * SECOND));
            }
            simulation.drain();
            outcomes.add(seen);
        }
        assertThat(arrived(outcomes.get(0))).isCloseTo(0.8, within(deviations(0.8)));
        assertThat(arrived(outcomes.get(1))).isCloseTo(0.36, within(deviations(0.36)));
        for (int number = 0; number < 20_000; number++) {
            boolean lost = outcomes.get(0).get(number) == Outcome.DROPPED;
            assertThat(lost && outcomes.get(1).get(number) == Outcome.COMPLETED).isFalse();
        }
    }

    private static double arrived(List<Outcome> outcomes) {
        assertThat(outcomes).hasSize(20_000);
        long arrived = outcomes.stream().filter(each -> each == Outcome.COMPLETED).count();
        return arrived / 20_000.0;
    }

    /** Five of a share of 20,000 independent ones. */
    private static double deviations(double share) {
        return 5 * Math.sqrt(share * (1 - share) / 20_000);
    }

    /**
     * The share of a disturbance is what the event says while it is on, and the plan's before and
     * after; the mean stay stays. Stays of 5 ms: the share of 1,000 s has a deviation of less than
     * sqrt(2 × 5 ms ÷ 1,000 s) times the share of the usual state.
     */
    @ParameterizedTest(name = "share {0}")
    @ValueSource(ints = {0, 50_000, 400_000, 900_000})
    void shareOfADisturbance_isThatOfTheEventWhileItIsOn(int millionths) {
        LinkPlan link = link(modes(true, 0.1), LossPlan.NONE);
        Simulation simulation = Simulation.start(steady(link, 3_000 * SECOND), 8);
        double before = disturbed(simulation, 1_000);
        simulation.intervene(
                worse(0, new Intervention.Degrade.Disturbed("deep", millionths), 1_000 * SECOND));
        double in = disturbed(simulation, 2_000);
        double after = disturbed(simulation, 3_000);
        assertThat(before).isCloseTo(0.1, within(5 * 0.0032 * 0.9));
        double share = millionths / 1e6;
        assertThat(in).isCloseTo(share, within(5 * 0.0032 * (1 - share) + 1e-4));
        assertThat(after).isCloseTo(0.1, within(5 * 0.0032 * 0.9));
    }

    @Test
    void disturbanceThatNeverCame_comesWhenItHasAShare() {
        LinkPlan link = link(modes(true, 0), LossPlan.NONE);
        Simulation simulation = Simulation.start(steady(link, 3_000 * SECOND), 8);
        assertThat(disturbed(simulation, 1_000)).isZero();
        simulation.intervene(
                worse(0, new Intervention.Degrade.Disturbed("deep", 300_000), 1_000 * SECOND));
        assertThat(disturbed(simulation, 2_000)).isCloseTo(0.3, within(0.012));
        disturbed(simulation, 2_001);
        assertThat(disturbed(simulation, 3_000)).isZero();
    }

    /** Of two that overlap the last begun counts, and then again the one that is still on. */
    @Test
    void sharesThatOverlap_followTheLastBegun() {
        LinkPlan link = link(modes(true, 0.5), LossPlan.NONE);
        Simulation simulation = Simulation.start(steady(link, 3_000 * SECOND), 8);
        simulation.intervene(
                worse(0, new Intervention.Degrade.Disturbed("deep", 200_000), 3_000 * SECOND));
        assertThat(disturbed(simulation, 1_000)).isCloseTo(0.2, within(0.013));
        simulation.intervene(
                worse(0, new Intervention.Degrade.Disturbed("deep", 800_000), 1_000 * SECOND));
        assertThat(disturbed(simulation, 2_000)).isCloseTo(0.8, within(0.004));
        assertThat(disturbed(simulation, 3_000)).isCloseTo(0.2, within(0.013));
    }

    /** Where states do not last each transfer draws its own, by the shares of that time. */
    @Test
    void shareOfStatesThatDoNotLast_isThatOfTheTransfers() {
        LinkPlan link = link(modes(false, 0.1), LossPlan.NONE);
        List<Long> nanos = new ArrayList<>();
        Simulation simulation =
                Simulation.start(
                        TestPlans.path(TrafficPlan.FrameClock.every(MILLI), link, 20 * SECOND),
                        4,
                        ended -> nanos.add(ended.endNanos() - ended.arrivalNanos()));
        simulation.intervene(
                worse(0, new Intervention.Degrade.Disturbed("deep", 600_000), 20 * SECOND));
        simulation.drain();
        long disturbed = nanos.stream().filter(each -> each > 200_000).count();
        assertThat(disturbed / 20_000.0).isCloseTo(0.6, within(deviations(0.6)));
    }

    /** Neither does the same share again, nor no loss at all. */
    @Test
    void weatherAsItIs_changesNothing() {
        List<Long> digests = new ArrayList<>();
        for (boolean touched : new boolean[] {false, true}) {
            LinkPlan link = link(modes(true, 0.25), new LossPlan(0.1, 3, MILLI));
            Simulation simulation =
                    Simulation.start(TestPlans.path(new TrafficPlan.Poisson(900), link, SECOND), 5);
            for (int step = 1; touched && step < 50; step++) {
                simulation.advanceTo(step * 11_111_111L);
                simulation.intervene(
                        worse(0, new Intervention.Degrade.Disturbed("deep", 250_000), 7 * MILLI));
            }
            digests.add(Digest.of(simulation));
        }
        assertThat(digests.get(1)).isEqualTo(digests.get(0));
    }

    @Test
    void weatherThatCannotBe_isRefused() {
        LinkPlan link = link(modes(true, 0.1), LossPlan.NONE);
        Simulation simulation = Simulation.start(steady(link, SECOND), 1);
        assertThatThrownBy(
                        () ->
                                simulation.intervene(
                                        worse(
                                                0,
                                                new Intervention.Degrade.Disturbed("tunnel", 1),
                                                1)))
                .hasMessage("link \"link\" has no disturbance \"tunnel\"");
        SimulationPlan delay =
                TestPlans.path(
                        new TrafficPlan.Poisson(1), new DelayPlan("link", Sampler.ZERO), SECOND);
        assertThatThrownBy(() -> Simulation.start(delay, 1).intervene(worse(1, null, 1)))
                .hasMessageContaining("is a delay, which loses nothing");
    }

    private static Intervention worse(
            int lossMillionths, Intervention.Degrade.@Nullable Disturbed disturbed, long nanos) {
        return new Intervention.Degrade("link", 1_000, 1_000, lossMillionths, disturbed, nanos);
    }

    private static SimulationPlan steady(LinkPlan link, long nanos) {
        return TestPlans.path(new TrafficPlan.Poisson(0.1), link, nanos);
    }

    /** The disturbed share of the time from now to then. */
    private static double disturbed(Simulation simulation, long second) {
        Measurement before = simulation.measure();
        simulation.advanceTo(second * SECOND);
        Measurement after = simulation.measure();
        long nanos =
                after.meter("link").value("deepNanos") - before.meter("link").value("deepNanos");
        return nanos / (double) (after.toNanos() - before.toNanos());
    }

    private static LinkModes modes(boolean correlated, double share) {
        return new LinkModes(
                List.of(
                        new LinkModes.Disturbance(
                                "deep", share, 5 * MILLI, new Sampler.Constant(MILLI), 500, 0)),
                correlated);
    }

    private static LinkPlan link(LinkModes modes, LossPlan loss) {
        return new LinkPlan(
                "link", TRANSFER, 1, modes, loss, TestPlans.LONG_LINE, StationRates.FREE);
    }
}
