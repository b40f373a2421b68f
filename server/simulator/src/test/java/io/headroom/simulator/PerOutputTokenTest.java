package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.Percentiles;
import io.headroom.simulator.measure.Quality;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The time per output token, beside what the requests say that were seen to end. */
class PerOutputTokenTest {
    private static final int LONGEST = 30;
    private static final long MICRO = MILLI / 1_000;
    private static final long SLICE = SECOND;

    /** A request as it was seen to end, cut or not. */
    private record Seen(long arrival, long first, long last, long end, int made) {
        static Seen of(EndedRequest ended) {
            int made = Math.min(LONGEST, ended.outputTokens());
            return new Seen(
                    ended.arrivalNanos(),
                    ended.firstResponseNanos(),
                    ended.lastTokenNanos(),
                    ended.endNanos(),
                    made);
        }

        long pace() {
            return (last - first) / (made - 1);
        }
    }

    private final List<Seen> seen = new ArrayList<>();

    private static EnginePlan engine(String name, ReplicaRole role) {
        return new EnginePlan(
                name,
                new ReplicaPlan(
                        8,
                        LONGEST,
                        new SchedulerPlan.Chunked(512),
                        new KvPlan.Paged(16, 500, false, null),
                        new StepCoefficients(MILLI, 0, 10 * MICRO, 700 * MICRO, 0, 0),
                        null,
                        role),
                new QueuePlan(1_000, new Overflow.Reject()));
    }

    private static TrafficPlan traffic() {
        return new TrafficPlan.Poisson(
                60,
                RequestShape.Drawn.tokens(
                        new Sampler.Uniform(1, 40), new Sampler.Uniform(1, 50), 0, Sampler.ONE),
                0);
    }

    private Simulation started(StagePlan path) {
        Flow flow = new Flow("chats", traffic(), path, TestPlans.within(SECOND));
        SimulationPlan plan = new SimulationPlan(List.of(flow), TestPlans.FREE, 10 * SECOND);
        return Simulation.start(plan, 3, new Watch(SLICE, ended -> seen.add(Seen.of(ended)), true));
    }

    private static void check(Measurement measured, List<Seen> population) {
        long[] paces =
                population.stream()
                        .filter(one -> one.made() > 1)
                        .mapToLong(Seen::pace)
                        .sorted()
                        .toArray();
        assertThat(paces).hasSizeGreaterThan(50);
        assertThat(paces.length).isLessThan(population.size());
        long sum = 0;
        for (long pace : paces) {
            sum += pace;
        }
        assertThat(measured.paced()).isEqualTo(paces.length);
        assertThat(measured.perOutputTokenNanos()).isEqualTo(sum);
        Percentiles told = measured.perOutputToken();
        assertThat(told.count()).isEqualTo(paces.length);
        near(told.p50Nanos(), paces, 0.5);
        near(told.p90Nanos(), paces, 0.9);
        near(told.p99Nanos(), paces, 0.99);
    }

    private static void near(long told, long[] paces, double share) {
        double exact = paces[(int) Math.ceil(share * paces.length) - 1];
        assertThat((double) told).isCloseTo(exact, within(exact / 128));
    }

    @Test
    void paces_areOfWhoArrivedInTheWindow_andRecentlyOfWhoEnded() {
        Simulation simulation = started(engine("model", ReplicaRole.BOTH));
        long warmUp = 3 * SECOND + 1;
        simulation.advanceTo(warmUp);
        simulation.warmedUp();
        simulation.advanceTo(8 * SECOND - 1);

        assertThat(seen).anyMatch(one -> one.arrival() < warmUp && one.end() >= warmUp);
        Measurement window = simulation.measure();
        check(window, seen.stream().filter(one -> one.arrival() >= warmUp).toList());
        assertThat(window.flows().get(0).perOutputToken()).isEqualTo(window.perOutputToken());
        check(
                simulation.measureRecent(2),
                seen.stream().filter(one -> one.end() >= 5 * SECOND).toList());
    }

    /** The first token comes from one server, all others from the next. */
    @Test
    void paces_ofHandedOverAnswers_countTheHandover() {
        Simulation simulation =
                started(
                        SequencePlan.of(
                                engine("prefill", ReplicaRole.PREFILL),
                                engine("decode", ReplicaRole.DECODE)));
        simulation.drain();

        check(simulation.measure(), seen);
    }

    /** A stage behind moves the end by its second, and no token. */
    @Test
    void paces_ofWhoIsCheckedAfterwards_areThoseOfTheEngine() {
        EnginePlan engine = engine("model", ReplicaRole.BOTH);
        Simulation alone = started(engine);
        alone.drain();
        List<Seen> before = List.copyOf(seen);
        seen.clear();
        Simulation checked =
                started(
                        SequencePlan.of(
                                engine, new DelayPlan("check", new Sampler.Constant(SECOND))));
        checked.drain();

        assertThat(seen)
                .isEqualTo(
                        before.stream()
                                .map(
                                        one ->
                                                new Seen(
                                                        one.arrival(),
                                                        one.first(),
                                                        one.last(),
                                                        one.end() + SECOND,
                                                        one.made()))
                                .toList());
        assertThat(before).allMatch(one -> one.last() == one.end());
        assertThat(checked.measure().perOutputToken()).isEqualTo(alone.measure().perOutputToken());
        assertThat(checked.measure().perOutputTokenNanos())
                .isEqualTo(alone.measure().perOutputTokenNanos());
    }

    /** What is good by its pace stays good, whoever attempts and checks it. */
    @Test
    void objective_ofAPace_isNotMovedByAStageBehind() {
        Objective.Paces paces = new Objective.Paces(SECOND, 40 * MILLI, Objective.Paces.ANY);
        Objective objective =
                new Objective(
                        "chat",
                        Objective.Deadline.COMPLETION,
                        60 * SECOND,
                        paces,
                        Quality.FULL,
                        1,
                        1);
        EnginePlan engine = engine("model", ReplicaRole.BOTH);
        DelayPlan check = new DelayPlan("check", new Sampler.Constant(SECOND));
        long alone = good(objective, engine);

        assertThat(alone).isPositive();
        assertThat(good(objective, SequencePlan.of(engine, check))).isEqualTo(alone);
        ForkPlan both = ForkPlan.all("both", List.of(engine));
        assertThat(good(objective, SequencePlan.of(both, check))).isEqualTo(alone);
    }

    private static long good(Objective objective, StagePlan path) {
        Flow flow = new Flow("chats", traffic(), path, objective);
        SimulationPlan plan = new SimulationPlan(List.of(flow), TestPlans.FREE, 10 * SECOND);
        Simulation simulation = Simulation.start(plan, 3);
        simulation.drain();
        return simulation.measure().good();
    }

    @Test
    void paces_ofWhoFillsInPromptsOnly_areNone() {
        Simulation simulation = started(engine("prefill", ReplicaRole.PREFILL));
        simulation.drain();

        assertThat(simulation.measure().completed()).isPositive();
        assertThat(simulation.measure().paced()).isZero();
        assertThat(simulation.measure().perOutputToken()).isEqualTo(Percentiles.NONE);
    }
}
