package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.TransferPlan;
import io.headroom.simulator.policy.LossPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.LinkModes;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Links by hand, to the nanosecond: a transfer is 4 ms of sending and 10 ms of way. */
class LinkTest {
    private static final TransferPlan TRANSFER =
            TransferPlan.fixed(new Sampler.Constant(10 * MILLI), 1e6, 4_000);

    @Test
    void transfers_useTheChannelOneAfterAnother_andTheAirAtOnce() {
        assertThat(new Scripted(Scripted.flow(3, MILLI, link(1, 9))).endNanos())
                .containsExactly(14 * MILLI, 18 * MILLI, 22 * MILLI);
    }

    /** Alone for 1 ms, both at half the bandwidth for 6, then the second alone for its last 1. */
    @Test
    void transfers_thatShareTheChannel_slowEachOtherDown() {
        assertThat(new Scripted(Scripted.flow(2, MILLI, link(2, 9))).endNanos())
                .containsExactly(17 * MILLI, 18 * MILLI);
    }

    @Test
    void fullLine_losesTheNewcomerOrTheOldest() {
        assertThat(new Scripted(Scripted.flow(3, MILLI, link(1, 1))).ends())
                .containsExactly("c@2 REJECTED", "a@14 COMPLETED", "b@18 COMPLETED");
    }

    /** Half of the bandwidth from 2 ms on, and the way of what sets out by 7 ms is doubled. */
    @Test
    void degradation_slowsWhatIsSentAndLengthensTheWayOfWhatSetsOut() {
        Scripted run =
                new Scripted(Scripted.flow(2, MILLI, link(1, 9)))
                        .at(2 * MILLI, new Intervention.Degrade("link", 2_000, 500, 5 * MILLI));
        // The first: 2 + 2 ÷ 0.5 = 6 ms, then 20. The second: 1 ms at half, then 3.5 at full, 10.
        assertThat(run.endNanos()).containsExactly(20_500_000L, 26 * MILLI);
    }

    @Test
    void outage_stopsWhatIsSentAndNotWhatIsOnItsWay() {
        Scripted run =
                new Scripted(Scripted.flow(2, MILLI, link(1, 9)))
                        .at(5 * MILLI, new Intervention.Degrade("link", 1_000, 0, 100 * MILLI));
        assertThat(run.endNanos()).containsExactly(14 * MILLI, 118 * MILLI);
    }

    @Test
    void degradedDelay_takesLongerForThoseWhoCome() {
        DelayPlan delay = new DelayPlan("delay", new Sampler.Constant(10 * MILLI));
        Scripted run =
                new Scripted(Scripted.flow(3, 4 * MILLI, delay))
                        .at(3 * MILLI, new Intervention.Degrade("delay", 3_000, 0, 2 * MILLI));
        assertThat(run.endNanos()).containsExactly(10 * MILLI, 18 * MILLI, 34 * MILLI);
    }

    @Test
    void degradation_ofSomethingElse_isRefused() {
        StationPlan station = TestPlans.exponentialServer(1, MILLI);
        Simulation simulation = Simulation.start(TestPlans.poisson(1, station), 1);
        assertThatThrownBy(
                        () ->
                                simulation.intervene(
                                        new Intervention.Degrade("server", 1_000, 0, SECOND)))
                .hasMessageContaining("neither a link nor a delay");
    }

    /** Not even by the rounding of what three transfers that share the channel have got. */
    @Test
    void degradationByNothing_changesNothing() {
        List<List<Long>> ends = new ArrayList<>();
        for (boolean touched : new boolean[] {false, true}) {
            List<Long> seen = new ArrayList<>();
            Simulation simulation =
                    Simulation.start(
                            TestPlans.path(new TrafficPlan.Poisson(220), link(3, 9), SECOND),
                            5,
                            ended -> seen.add(ended.endNanos()));
            for (int step = 1; touched && step < 900; step++) {
                simulation.advanceTo(step * 1_111_111L);
                simulation.intervene(new Intervention.Degrade("link", 1_000, 1_000, 1));
            }
            simulation.drain();
            ends.add(seen);
        }
        assertThat(ends.get(0)).hasSizeGreaterThan(150);
        assertThat(ends.get(1)).isEqualTo(ends.get(0));
    }

    /** All tries are lost: 4 ms of sending and 1 ms until it is missed, twice. */
    @Test
    void transfer_thatIsLostForGood_isDroppedWhenItIsMissed() {
        LinkPlan link = lossy(1, new LossPlan(1, 2, MILLI));
        Scripted run = new Scripted(Scripted.flow(2, MILLI, link));
        // The retransmission of the first waits for the second, and so on.
        assertThat(run.ends()).containsExactly("a@13 DROPPED", "b@17 DROPPED");
    }

    /** Who sends what changes nothing of how the link fares. */
    @Test
    void disturbances_areTheSameWhateverTheTraffic() {
        List<Long> lasted = new ArrayList<>();
        for (double perSecond : new double[] {1, 50, 400}) {
            LinkModes modes =
                    new LinkModes(
                            List.of(
                                    new LinkModes.Disturbance(
                                            "outage", 0.2, 30 * MILLI, Sampler.ZERO, 0, 0)),
                            true);
            LinkPlan link =
                    new LinkPlan(
                            "link",
                            TRANSFER,
                            1,
                            modes,
                            LossPlan.NONE,
                            TestPlans.LONG_LINE,
                            StationRates.FREE);
            Simulation simulation =
                    Simulation.start(
                            TestPlans.path(new TrafficPlan.Poisson(perSecond), link, 9 * SECOND),
                            3);
            simulation.advanceTo(9 * SECOND);
            lasted.add(simulation.measure().meter("link").value("outageNanos"));
        }
        assertThat(lasted).containsOnly(lasted.get(0));
        assertThat(lasted.get(0)).isBetween(SECOND, 3 * SECOND);
    }

    @Test
    void plans_thatCannotBe_areRefused() {
        assertThatThrownBy(
                        () ->
                                new LinkPlan(
                                        "link",
                                        TRANSFER,
                                        new QueuePlan(1, new Overflow.CrashAndReset(MILLI))))
                .hasMessageContaining("does not crash a link");
        LinkModes.Disturbance outage =
                new LinkModes.Disturbance("outage", 0.5, MILLI, Sampler.ZERO, 0, 0);
        assertThatThrownBy(() -> new LinkModes(List.of(outage), false))
                .hasMessageContaining("must last");
        assertThatThrownBy(() -> new LinkModes(List.of(outage, outage), true))
                .hasMessageContaining("sum of the shares");
    }

    private static LinkPlan link(int atOnce, int capacity) {
        return new LinkPlan(
                "link",
                TRANSFER,
                atOnce,
                LinkModes.STEADY,
                LossPlan.NONE,
                new QueuePlan(capacity, new Overflow.Reject()),
                StationRates.FREE);
    }

    private static LinkPlan lossy(int atOnce, LossPlan loss) {
        return new LinkPlan(
                "link",
                TRANSFER,
                atOnce,
                LinkModes.STEADY,
                loss,
                new QueuePlan(9, new Overflow.Reject()),
                StationRates.FREE);
    }
}
