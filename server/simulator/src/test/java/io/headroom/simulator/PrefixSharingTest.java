package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.Eviction;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

/** Beginnings of prompts that are computed once, held once, kept for a while. */
class PrefixSharingTest {
    private static final int PAGE = 16;

    /** A millisecond an iteration and 0.1 ms a token. */
    private static final StepCoefficients COST =
            new StepCoefficients(MILLI, 0, 0.1 * MILLI, 0, 0, 0);

    /** Instructions of 1,000 tokens, 62 whole pages and eight tokens, and a question of 100. */
    private static final RequestShape ONE_GROUP =
            new RequestShape.Prefixed(new RequestShape.Fixed(100, 20, 1000), 1, 1_000);

    @ParameterizedTest
    @EnumSource(
            value = Eviction.class,
            names = {"LEAST_RECENTLY_USED", "OLDEST"})
    void oneGroup_isComputedByTheFirstOnly(Eviction eviction) {
        Measurement measured = run(2, ONE_GROUP, paged(10_000, eviction), 100);

        assertThat(measured.completed()).isEqualTo(100);
        assertThat(reused(measured)).isEqualTo(99 * 62 * PAGE);
    }

    /** Requests that never meet: nothing is kept for the next one. */
    @Test
    void withoutAnythingKept_onlyThoseWhoRunAtOneTimeShare() {
        Measurement alone = run(2, ONE_GROUP, paged(10_000, Eviction.NONE), 100);
        Measurement together = run(20, ONE_GROUP, paged(10_000, Eviction.NONE), 100);

        assertThat(reused(alone)).isZero();
        assertThat(reused(together)).isPositive().isLessThan(99 * 62 * PAGE);
    }

    @Test
    void noSharing_reusesNothing() {
        assertThat(reused(run(2, ONE_GROUP, paged(10_000, null), 100))).isZero();
    }

    @Test
    void sharing_savesTimeToFirstToken() {
        Measurement plain = run(2, ONE_GROUP, paged(10_000, null), 100);
        Measurement shared = run(2, ONE_GROUP, paged(10_000, Eviction.LEAST_RECENTLY_USED), 100);

        // 1,100 tokens by 0.1 ms, or 108 of them.
        assertThat(plain.firstResponseNanos() / 100).isGreaterThan(110 * MILLI);
        assertThat(shared.firstResponseNanos() / 100).isLessThan(20 * MILLI);
    }

    /**
     * 62 pages for all and seven or eight for each own end: 150 pages are for eleven or twelve at
     * once, and for two if each holds its own 70.
     */
    @Test
    void memory_ofWhatIsShared_isHeldOnce() {
        double shared = together(paged(150, Eviction.LEAST_RECENTLY_USED));
        double plain = together(paged(150, null));

        assertThat(plain).isLessThanOrEqualTo(2);
        assertThat(shared).isBetween(9.0, 12.0);
    }

    /** Two groups of 62 pages each in turn, and room for one of them beside a request. */
    @Test
    void underPressure_whatIsNotUsedIsEvicted() {
        RequestShape many =
                new RequestShape.Prefixed(new RequestShape.Fixed(100, 20, 1000), 40, 1_000);
        KvPlan ample = paged(10_000, Eviction.LEAST_RECENTLY_USED);
        KvPlan scarce = paged(62 * 10, Eviction.LEAST_RECENTLY_USED);
        double all = reused(run(2, many, ample, 2_000)) / (62.0 * PAGE * 2_000);
        double some = reused(run(2, many, scarce, 2_000)) / (62.0 * PAGE * 2_000);

        assertThat(all).isGreaterThan(0.97);
        // Eight or nine of forty groups, each as likely as another, are kept, of the last in part.
        assertThat(some).isBetween(0.15, 0.28);
    }

    /** A group that is asked for all the time stays if what is used stays, and goes by age. */
    @Test
    void leastRecentlyUsed_keepsWhatIsAskedFor_andOldestDoesNot() {
        assertThat(reusedByOften(Eviction.LEAST_RECENTLY_USED))
                .isGreaterThan(reusedByOften(Eviction.OLDEST));
    }

    @Test
    void laterTurns_findWhatWasSaidBefore() {
        TrafficPlan chat = conversations(1, 4);
        Simulation simulation =
                simulate(chat, engine("model", paged(10_000, Eviction.LEAST_RECENTLY_USED)), 400);

        // Prompts of 100, 220, 340 and 460; found are the whole pages of the 119, 239 and 359 that
        // were stored: 7, 14 and 22 of them.
        assertThat(simulation.measure().completed()).isEqualTo(400);
        assertThat(reused(simulation.measure())).isEqualTo(100 * (7 + 14 + 22) * PAGE);
    }

    /** An answer of one token is never decoded: what its prompt's last chunk stored stays too. */
    @Test
    void turnsWithoutDecoding_leaveAllOfTheirPrompts() {
        TrafficPlan chat =
                new TrafficPlan.ClosedLoop(
                        1,
                        new Sampler.Constant(MILLI),
                        new RequestShape.Fixed(100, 1, 1000),
                        new TrafficPlan.Turns(new Sampler.Constant(3), 100_000));
        Simulation simulation =
                simulate(chat, engine("model", paged(10_000, Eviction.LEAST_RECENTLY_USED)), 300);

        // Prompts of 100, 201 and 302, each stored whole: 6 and 12 pages of them.
        assertThat(reused(simulation.measure())).isEqualTo(100 * (6 + 12) * PAGE);
    }

    @Test
    void conversations_fareBetterWithTheServerThatKnowsThem() {
        List<StagePlan> replicas = new ArrayList<>();
        for (int index = 0; index < 4; index++) {
            replicas.add(engine("model " + index, paged(10_000, Eviction.LEAST_RECENTLY_USED)));
        }
        TrafficPlan chat = conversations(12, 6);
        Measurement random =
                simulate(chat, new ReplicasPlan("all", new BalancerPlan.Random(), replicas), 3_000)
                        .measure();
        Measurement affine =
                simulate(
                                chat,
                                new ReplicasPlan("all", new BalancerPlan.Affinity(), replicas),
                                3_000)
                        .measure();

        assertThat(reused(affine)).isGreaterThan(reused(random) * 5 / 4);
        assertThat(affine.firstResponseNanos() / affine.completed())
                .isLessThan(random.firstResponseNanos() / random.completed());
    }

    @Test
    void turnsOfAConversation_shareTheInstructions_too() {
        RequestShape shape =
                new RequestShape.Prefixed(new RequestShape.Fixed(100, 20, 1000), 3, 160);
        TrafficPlan chat =
                new TrafficPlan.ClosedLoop(
                        1,
                        new Sampler.Constant(MILLI),
                        shape,
                        new TrafficPlan.Turns(new Sampler.Constant(2), 100_000));
        Simulation simulation =
                simulate(chat, engine("model", paged(10_000, Eviction.LEAST_RECENTLY_USED)), 200);

        // First turns find ten pages of instructions but for the first of each group; second ones
        // the 279 tokens of the first turn: 17 pages.
        assertThat(reused(simulation.measure())).isEqualTo((97 * 10 + 100 * 17) * PAGE);
    }

    @Test
    void lossOfTheServer_losesWhatWasKept() {
        EnginePlan engine = engine("model", paged(10_000, Eviction.LEAST_RECENTLY_USED));
        Simulation simulation = Simulation.start(plan(paced(2, ONE_GROUP), engine, 100), 1);
        simulation.advanceTo(10 * SECOND);
        simulation.intervene(new Intervention.Loss("model", 1, MILLI));
        simulation.drain();

        assertThat(reused(simulation.measure())).isEqualTo(98 * 62 * PAGE);
    }

    @Test
    void plans_whosePartsDoNotGoTogether_areRefused() {
        assertThatThrownBy(
                        () ->
                                new KvPlan.Paged(
                                        16, 10, false, new KvPlan.Swap(1, 1), Eviction.OLDEST))
                .hasMessageContaining("memory.prefixes");
        assertThatThrownBy(() -> new RequestShape.Prefixed(ONE_GROUP, 1, 1))
                .hasMessageContaining("one shared text");
    }

    /** Every second request is of one group, the others each of one of many. */
    private static long reusedByOften(Eviction eviction) {
        RequestShape.Fixed own = new RequestShape.Fixed(100, 20, 1000);
        EnginePlan engine = engine("model", paged(62 * 4, eviction));
        RequestShape one = new RequestShape.Prefixed(own, 1, 1_000);
        RequestShape many = new RequestShape.Prefixed(own, 500, 1_000);
        Sampler half = new Sampler.Constant(0.5);
        Flow often = flow(new TrafficPlan.Renewal(1, Sampler.ONE, half, one, 0), engine, 1_000);
        Flow seldom = flow(paced(1, many), engine, 1_000);
        SimulationPlan plan =
                new SimulationPlan(List.of(often, seldom), TestPlans.FREE, 3_000 * SECOND);
        Simulation simulation = Simulation.start(plan, 1);
        simulation.drain();
        return reused(simulation.measure());
    }

    /** Mean number that run together while anybody does, of many that come at once. */
    private static double together(KvPlan memory) {
        Simulation simulation =
                simulate(
                        new TrafficPlan.ClosedLoop(30, Sampler.ZERO, ONE_GROUP),
                        engine("model", memory),
                        600);
        StageMeasurement stage = simulation.measure().stages().get(0);
        return (double) stage.servingArea() / stage.busyNanos();
    }

    private static TrafficPlan conversations(int clients, int turns) {
        return new TrafficPlan.ClosedLoop(
                clients,
                new Sampler.Exponential(100 * MILLI),
                new RequestShape.Fixed(100, 20, 1000),
                new TrafficPlan.Turns(new Sampler.Constant(turns), 100_000));
    }

    private static long reused(Measurement measured) {
        long sum = 0;
        for (StageMeasurement stage : measured.stages()) {
            sum += stage.reusedTokens();
        }
        return sum;
    }

    private static Measurement run(
            double perSecond, RequestShape shape, KvPlan memory, int requests) {
        return simulate(paced(perSecond, shape), engine("model", memory), requests).measure();
    }

    private static TrafficPlan paced(double perSecond, RequestShape shape) {
        return new TrafficPlan.Renewal(perSecond, Sampler.ONE, Sampler.ONE, shape, 0);
    }

    private static Simulation simulate(TrafficPlan traffic, StagePlan path, int requests) {
        Simulation simulation = Simulation.start(plan(traffic, path, requests), 1);
        simulation.drain();
        return simulation;
    }

    private static SimulationPlan plan(TrafficPlan traffic, StagePlan path, int requests) {
        return new SimulationPlan(
                List.of(flow(traffic, path, requests)), TestPlans.FREE, 3_000 * SECOND);
    }

    private static Flow flow(TrafficPlan traffic, StagePlan path, int requests) {
        return new Flow("flow", traffic, path, TestPlans.within(SECOND), 0, requests);
    }

    private static KvPlan paged(int blocks, @Nullable Eviction prefixes) {
        return new KvPlan.Paged(PAGE, blocks, false, null, prefixes);
    }

    private static EnginePlan engine(String name, KvPlan memory) {
        ReplicaPlan replica =
                new ReplicaPlan(64, 20, new SchedulerPlan.Chunked(4_096), memory, COST);
        return new EnginePlan(name, replica, TestPlans.LONG_LINE);
    }
}
