package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.Quality;
import io.headroom.simulator.measure.Verdict;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes a request good, apart from one deadline: whole answers, quality, misses, paces. */
class ObjectiveTest {
    private static final int[] ANSWERS = {10, 16, 17, 100, 1};

    private static Objective objective(Objective.Paces paces, Quality quality) {
        return new Objective(
                "request", Objective.Deadline.COMPLETION, SECOND, paces, quality, 1, 1);
    }

    private static EnginePlan engine(String name, int longest, ReplicaRole role) {
        return new EnginePlan(
                name,
                new ReplicaPlan(
                        8,
                        longest,
                        new SchedulerPlan.Chunked(512),
                        new KvPlan.Paged(16, 500, false, null),
                        new StepCoefficients(MILLI, 0, 0, 0, 0, 0),
                        null,
                        role),
                new QueuePlan(100, new Overflow.Reject()));
    }

    private static Measurement answers(Objective.Paces paces, StagePlan path) {
        long[] arrivals = {0, 200 * MILLI, 400 * MILLI, 600 * MILLI, 800 * MILLI};
        Trace trace = new Trace(arrivals, new int[] {9, 9, 9, 9, 9}, ANSWERS);
        Flow flow =
                new Flow(
                        "chats",
                        new TrafficPlan.TraceReplay(trace, 5),
                        path,
                        objective(paces, Quality.FULL),
                        0,
                        ANSWERS.length);
        Simulation simulation =
                Simulation.start(new SimulationPlan(List.of(flow), TestPlans.FREE, 2 * SECOND), 1);
        simulation.drain();
        return simulation.measure();
    }

    @Test
    void answers_cutBeforeTheirEnd_areNotGood() {
        Measurement cut = answers(Objective.Paces.FREE, engine("model", 16, ReplicaRole.BOTH));
        Measurement whole = answers(Objective.Paces.FREE, engine("model", 100, ReplicaRole.BOTH));

        assertThat(cut.good()).isEqualTo(3);
        assertThat(cut.judged(Verdict.CUT)).isEqualTo(2);
        assertThat(cut.completed()).isEqualTo(5);
        assertThat(whole.good()).isEqualTo(5);
    }

    /** Who fills in prompts makes one token of any answer, which cuts none. */
    @Test
    void answers_handedOverAfterTheFirstToken_areCutByWhoGoesOnOnly() {
        StagePlan path =
                SequencePlan.of(
                        engine("prefill", 1, ReplicaRole.PREFILL),
                        engine("decode", 16, ReplicaRole.DECODE));

        assertThat(answers(Objective.Paces.FREE, path).judged(Verdict.CUT)).isEqualTo(2);
    }

    /** A token a millisecond: the longest answers take the longest, at the same pace. */
    @Test
    void limits_ofTime_mustAllHold() {
        StagePlan path = engine("model", 100, ReplicaRole.BOTH);
        long any = Objective.Paces.ANY;

        assertThat(answers(new Objective.Paces(MILLI, MILLI, any), path).good()).isEqualTo(5);
        assertThat(answers(new Objective.Paces(MILLI - 1, MILLI, any), path).good()).isZero();
        assertThat(answers(new Objective.Paces(any, MILLI - 1, any), path).good())
                .as("the answer of one token has no pace")
                .isEqualTo(1);
        Measurement short17 = answers(new Objective.Paces(MILLI, MILLI, 17 * MILLI), path);
        assertThat(short17.good()).isEqualTo(4);
        assertThat(short17.judged(Verdict.LATE)).isEqualTo(1);
    }

    private static StationPlan reader(String name, int cap) {
        return new StationPlan(
                name,
                4,
                new BatchingPlan.Single(),
                new QueuePlan(100, new Overflow.Reject()),
                new ServicePlan.PaddedCalls(MILLI, 4, 0, 0, cap, 1, Sampler.ONE));
    }

    private static SimulationPlan frames(
            Quality quality, StagePlan path, Sampler items, double perSecond) {
        TrafficPlan traffic = TrafficPlan.FrameClock.perSecond(Math.round(perSecond), items);
        Flow flow = new Flow("frames", traffic, path, objective(Objective.Paces.FREE, quality));
        return new SimulationPlan(List.of(flow), TestPlans.FREE, 20 * SECOND);
    }

    private static Measurement run(SimulationPlan plan) {
        Simulation simulation = Simulation.start(plan, 3);
        simulation.drain();
        return simulation.measure();
    }

    private static long poor(double delivered, double floor, int cap) {
        Quality quality = new Quality(delivered, floor, 0, 0);
        Sampler tenItems = new Sampler.Constant(10);
        return run(frames(quality, reader("reader", cap), tenItems, 10)).judged(Verdict.POOR);
    }

    /** Nine of ten items are a quality of nine tenths of what is delivered. */
    @Test
    void quality_ofItemsLeftOut_isTheShareThatWasWorkedOn() {
        assertThat(poor(1, 0.9, 9)).isZero();
        assertThat(poor(1, 0.9, 8)).isEqualTo(200);
        assertThat(poor(0.95, 0.9, 9)).isEqualTo(200);
        assertThat(poor(0.95, 0.9, 10)).isZero();
        assertThat(poor(1, 0, 0)).isZero();
    }

    /** The least that any of the stages, or of the branches that counted, worked on. */
    @Test
    void items_leftOutAnywhere_areLeftOutOfTheWhole() {
        Quality most = new Quality(1, 0.75, 0, 0);
        Sampler ten = new Sampler.Constant(10);
        StagePlan twice = SequencePlan.of(reader("one", 7), reader("other", 9));
        StagePlan both = ForkPlan.all("both", List.of(reader("one", 7), reader("other", 9)));
        // The other begins when the one, which takes 1 ms, has answered, and is called off.
        StagePlan hedge =
                new ForkPlan(
                        "hedge",
                        List.of(
                                new ForkPlan.Branch(0, reader("one", 9)),
                                new ForkPlan.Branch(
                                        0, SequencePlan.of(reader("other", 7), reader("more", 7)))),
                        1,
                        ForkPlan.NO_TIMER,
                        ForkPlan.OnTimer.PROCEED,
                        ForkPlan.Losers.CANCEL);

        assertThat(run(frames(most, twice, ten, 10)).judged(Verdict.POOR)).isEqualTo(200);
        assertThat(run(frames(most, both, ten, 10)).judged(Verdict.POOR)).isEqualTo(200);
        assertThat(run(frames(most, hedge, ten, 10)).judged(Verdict.POOR)).isZero();
    }

    private static Set<Long> good(Quality quality, StagePlan path) {
        Set<Long> good = new HashSet<>();
        SimulationPlan plan = frames(quality, path, new Sampler.Uniform(0, 9), 1_000);
        Simulation simulation =
                Simulation.start(
                        plan,
                        3,
                        ended -> {
                            if (ended.isGood()) {
                                good.add(ended.ordinal());
                            }
                        });
        simulation.drain();
        assertThat(simulation.measure().judged(Verdict.MISSED))
                .isEqualTo(simulation.measure().completed() - good.size());
        return good;
    }

    /** Of 20,000 a share is missed, within four standard deviations. */
    @Test
    void misses_areTheShareThatIsSaid_theSameInEveryWhatIf_andNested() {
        StagePlan path = reader("reader", 99);
        Set<Long> few = good(new Quality(1, 0, 0.03, 0), path);
        Set<Long> many = good(new Quality(1, 0, 0.3, 0), path);

        assertThat(20_000 - few.size()).isBetween(600 - 97, 600 + 97);
        assertThat(20_000 - many.size()).isBetween(6_000 - 260, 6_000 + 260);
        assertThat(few).containsAll(many);
        assertThat(good(new Quality(1, 0, 0.3, 0), SequencePlan.of(path, reader("more", 99))))
                .isEqualTo(many);
        assertThat(good(new Quality(1, 0, 1, 0), path)).isEmpty();
    }

    /** Items from 0 to 9 with a cap of 4: of more than 4, all above are left out. */
    @Test
    void misses_ofItemsLeftOut_growWithTheirShare() {
        double share = 0;
        for (int items = 1; items <= 9; items++) {
            // A uniform number from 0 to 9, rounded: the ends have half the probability.
            double probability = items == 9 ? 0.5 / 9 : 1.0 / 9;
            share += probability * Math.max(0, items - 4) / items;
        }
        double expected = 20_000 * (0.1 + 0.5 * share);
        int missed = 20_000 - good(new Quality(1, 0, 0.1, 0.5), reader("reader", 4)).size();

        assertThat((double) missed).isBetween(expected - 4 * 65, expected + 4 * 65);
    }

    private static SimulationPlan ofQuality(SimulationPlan plan, Quality quality) {
        List<Flow> flows = new ArrayList<>();
        for (Flow flow : plan.flows()) {
            flows.add(
                    new Flow(
                            flow.name(),
                            flow.traffic(),
                            flow.path(),
                            flow.objective().with(quality),
                            flow.priority(),
                            flow.mostRequests()));
        }
        return new SimulationPlan(flows, plan.tariff(), plan.durationNanos(), plan.devices());
    }

    /** What is missed is drawn apart from all else: the same happens, less of it is good. */
    @Test
    void quality_changesNothingButWhatIsGood() {
        long full = 0;
        long poorer = 0;
        for (long seed = 0; seed < 30; seed++) {
            SimulationPlan plan = RandomPlans.of(seed);
            Measurement one = run(ofQuality(plan, Quality.FULL));
            Measurement other = run(ofQuality(plan, new Quality(1, 0, 0.5, 1)));
            assertThat(other.stages()).isEqualTo(one.stages());
            assertThat(other.completedNanos()).isEqualTo(one.completedNanos());
            assertThat(other.judged(Verdict.LATE)).isEqualTo(one.judged(Verdict.LATE));
            full += one.good();
            poorer += other.good();
        }
        assertThat(poorer).isBetween(full / 4, full * 11 / 20);
    }
}
