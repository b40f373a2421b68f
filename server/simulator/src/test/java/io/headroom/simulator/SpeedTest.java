package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Work in progress under speeds that change, by hand and to the nanosecond. */
class SpeedTest {
    private static final int ALL = Intervention.Speed.ALL;

    /** 5 ms at full speed, 10 at half, 5 at a quarter of that, and then the rest. */
    @Test
    void service_underSpeedsThatMultiply_isTheIntegralOfThem() {
        StagePlan station =
                Scripted.station(1, new BatchingPlan.Single(), 9, new Overflow.Reject());
        Scripted run =
                new Scripted(Scripted.flow(1, 0, station))
                        .at(5 * MILLI, new Intervention.Speed("station", ALL, 500, 15 * MILLI))
                        .at(15 * MILLI, new Intervention.Speed("station", 0, 250, 5 * MILLI));
        // 5 + 10 × 0.5 + 5 × 0.125 = 10.625 of 20 ms are done at 20 ms.
        assertThat(run.endNanos()).containsExactly(29_375_000L);
    }

    /** A third of the speed: what is not a whole nanosecond is rounded up, once. */
    @Test
    void service_thatEndsBetweenNanoseconds_endsAtTheNext() {
        assertThat(endsAtSpeed(333)).containsExactly(60_060_061L);
        assertThat(endsAtSpeed(1)).containsExactly(20 * SECOND);
        assertThat(endsAtSpeed(4_000)).containsExactly(5 * MILLI);
    }

    /** One alone for 1 ms, both at half speed until the first is through, then the second alone. */
    @Test
    void sharedWork_isSharedToTheNanosecond() {
        StagePlan sharing = new SharingPlan("sharing", 1, new Sampler.Constant(5 * MILLI), 9);
        assertThat(new Scripted(Scripted.flow(2, MILLI, sharing)).endNanos())
                .containsExactly(9 * MILLI, 10 * MILLI);
        StagePlan two = new SharingPlan("sharing", 2, new Sampler.Constant(5 * MILLI), 9);
        assertThat(new Scripted(Scripted.flow(2, MILLI, two)).endNanos())
                .containsExactly(5 * MILLI, 6 * MILLI);
        // Three on two servers: work 1 alone in 1 ns each, then two thirds of a server for each.
        StagePlan tiny = new SharingPlan("sharing", 2, new Sampler.Constant(1), 9);
        assertThat(new Scripted(Scripted.flow(3, 0, tiny)).endNanos()).containsOnly(2L);
    }

    /** Three who each have work for as long as a run may last. */
    @Test
    void sharedWork_beyondAnyRun_isSharedAllTheSame() {
        Sampler month = new Sampler.Constant(Limits.DURATION_NANOS);
        StagePlan sharing = new SharingPlan("sharing", 1, month, 9);
        assertThat(new Scripted(Scripted.flow(3, 0, sharing)).endNanos())
                .containsOnly(3 * Limits.DURATION_NANOS);
    }

    /** The first token comes at 5 ms, then the speed falls; nine tokens more take 2 + 7 × 10 ms. */
    @Test
    void firstResponse_beforeTheSpeedChanged_staysWhereItWas() {
        StagePlan model =
                new StationPlan(
                        "station",
                        1,
                        new BatchingPlan.Windowed(2, 0),
                        new QueuePlan(9, new Overflow.Reject()),
                        new ServicePlan.LanguageModelBatch(
                                5 * MILLI, 0, MILLI, 0, false, 1, Sampler.ONE));
        RequestShape tenTokens = new RequestShape.Fixed(1, 10, 1_000);
        TrafficPlan one = new TrafficPlan.Renewal(1, Sampler.ONE, Sampler.ZERO, tenTokens, 0);
        List<Long> seen = new ArrayList<>();
        Simulation simulation =
                Simulation.start(
                        new SimulationPlan(
                                List.of(
                                        new Flow(
                                                "flow",
                                                one,
                                                model,
                                                TestPlans.within(SECOND),
                                                0,
                                                1)),
                                TestPlans.FREE,
                                SECOND / 2),
                        1,
                        ended -> {
                            seen.add(ended.firstResponseNanos());
                            seen.add(ended.endNanos());
                        });
        simulation.advanceTo(7 * MILLI);
        simulation.intervene(new Intervention.Speed("station", ALL, 100, SECOND));
        simulation.drain();

        assertThat(seen).containsExactly(5 * MILLI, 77 * MILLI);
    }

    private static List<Long> endsAtSpeed(long permille) {
        StagePlan station =
                Scripted.station(1, new BatchingPlan.Single(), 9, new Overflow.Reject());
        return new Scripted(Scripted.flow(1, 0, station))
                .at(0, new Intervention.Speed("station", 0, permille, 100 * SECOND))
                .endNanos();
    }
}
