package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.FleetPlan;
import io.headroom.simulator.policy.ScalingPlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.theory.FluidLimit;
import io.headroom.simulator.traffic.RateProfile;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Autoscalers on a ramp: from 20 s to 100 s requests rise from 400 to 4,400 a second, each of 10
 * ms, so that the work of four servers becomes that of 44, one more every two seconds. Ten are
 * there; both scalers look every five seconds and want to be busy 0.7 of the time.
 */
@Execution(ExecutionMode.CONCURRENT)
class AutoscalingEmergenceTest {
    private static final long SEED = 1;
    private static final int FIRST = 10;
    private static final long PERIOD_SECONDS = 5;
    private static final TrafficPlan RAMP =
            new TrafficPlan.Profiled(
                    new TrafficPlan.Poisson(1),
                    RateProfile.ramps(
                            new long[] {0, 20 * SECOND, 100 * SECOND},
                            new double[] {400, 400, 4_400}));

    /**
     * What became of the ramp.
     *
     * @param firstHelpNanos when an added server first worked
     * @param mostWaiting longest line
     */
    private record Ride(long firstHelpNanos, long mostWaiting, StageMeasurement end) {}

    /**
     * The look that first asks for more is the same whatever the cold start, so that help comes as
     * much later as it is longer. Work passes ten servers at 32 s: what is missing until then piles
     * up with the square of the lag, and more on top because the help is not enough.
     */
    @ParameterizedTest
    @ValueSource(longs = {8, 12, 16})
    void reactiveScaling_followsWithTheLagOfTheColdStart(long coldStartSeconds) {
        Ride quick = ride(target(), 4);
        Ride late = ride(target(), coldStartSeconds);
        double lag = (double) late.firstHelpNanos() / SECOND - 32;

        assertThat(late.firstHelpNanos() - quick.firstHelpNanos())
                .isEqualTo((coldStartSeconds - 4) * SECOND);
        assertThat((double) late.mostWaiting())
                .isGreaterThan(0.9 * FluidLimit.rampBacklog(50, Math.max(0, lag)))
                .isGreaterThan(2.0 * quick.mostWaiting());
        assertThat(ride(target(), 0).mostWaiting()).as("no cold start").isLessThan(100);
        settles(late);
    }

    /** It sees the rise of the last two looks and orders for the time after the cold start. */
    @ParameterizedTest
    @ValueSource(longs = {8, 12, 16})
    void predictiveScaling_lagsLess(long coldStartSeconds) {
        Ride late = ride(target(), coldStartSeconds);
        Ride early = ride(predictive(coldStartSeconds + PERIOD_SECONDS), coldStartSeconds);

        assertThat(early.mostWaiting()).isLessThan(late.mostWaiting() * 2 / 3);
        assertThat(early.firstHelpNanos()).isLessThanOrEqualTo(late.firstHelpNanos());
        assertThat(early.end().provisionedNanos()).isLessThan(late.end().provisionedNanos());
        settles(early);
    }

    /**
     * Looking every second, a forecast is mostly noise: each dip gives up servers that take a cold
     * start to come back. Who holds on to them for a while settles with fewer waiting.
     */
    @Test
    void holdingOn_keepsATwitchyForecastFromGivingUpWhatItNeeds() {
        ScalingPlan twitchy = new ScalingPlan.Predictive(FIRST, 200, SECOND, 0.7, 9 * SECOND);
        Ride nervous = ride(twitchy, 8, 0);
        Ride calm = ride(twitchy, 8, 30 * SECOND);

        assertThat(nervous.end().waiting()).isGreaterThan(1_000);
        assertThat(calm.end().waiting()).isLessThan(50);
        assertThat(calm.mostWaiting()).isLessThan(nervous.mostWaiting() / 2);
    }

    /** In the end both have 44 ÷ 0.7 servers and no line. */
    private static void settles(Ride ride) {
        assertThat(ride.end().provisionedServers()).isBetween(52L, 76L);
        assertThat(ride.end().waiting()).isLessThan(50);
    }

    private static ScalingPlan target() {
        return new ScalingPlan.Target(FIRST, 200, PERIOD_SECONDS * SECOND, 0.7);
    }

    private static ScalingPlan predictive(long aheadSeconds) {
        return new ScalingPlan.Predictive(
                FIRST, 200, PERIOD_SECONDS * SECOND, 0.7, aheadSeconds * SECOND);
    }

    private static Ride ride(ScalingPlan scaling, long coldStartSeconds) {
        return ride(scaling, coldStartSeconds, 0);
    }

    private static Ride ride(ScalingPlan scaling, long coldStartSeconds, long holdNanos) {
        StationPlan fleet =
                new StationPlan(
                        "fleet",
                        FIRST,
                        new BatchingPlan.Single(),
                        TestPlans.LONG_LINE,
                        TestPlans.constant(10 * MILLI, new Sampler.Exponential(1)),
                        new FleetPlan(
                                new Sampler.Constant(coldStartSeconds * SECOND),
                                FleetPlan.OnLoss.REQUEUE,
                                scaling,
                                holdNanos),
                        StationRates.FREE);
        Simulation simulation = Simulation.start(TestPlans.plan(RAMP, fleet, 160 * SECOND), SEED);
        long firstHelp = Long.MAX_VALUE;
        long most = 0;
        for (long now = 0; now <= 160 * SECOND; now += SECOND / 10) {
            simulation.advanceTo(now);
            StageMeasurement stage = simulation.measure().stages().get(0);
            most = Math.max(most, stage.waiting());
            if (stage.busyServers() > FIRST) {
                firstHelp = Math.min(firstHelp, now);
            }
        }
        simulation.checkBooks();
        return new Ride(firstHelp, most, simulation.measure().stages().get(0));
    }
}
