package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.cost.Accelerator;
import io.headroom.simulator.cost.ModelShape;
import io.headroom.simulator.cost.NetworkPlan;
import io.headroom.simulator.cost.Parallelism;
import io.headroom.simulator.cost.Precision;
import io.headroom.simulator.cost.Roofline;
import io.headroom.simulator.cost.RooflineModel;
import io.headroom.simulator.cost.ServingStack;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.theory.Pipelines;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Stages of layers bring no token sooner; they bring room and more tokens of many. */
class PipelineParallelTest {
    private static final int PROMPT = 512;
    private static final long SECOND = TestPlans.SECOND;
    private static final ModelShape MODEL = new ModelShape(32, 4096, 32, 8, 128, 1_000, 8e9, true);
    private static final Accelerator DEVICE = new Accelerator(80e9, 3e12, 8e14, 0, 0);
    private static final ServingStack STACK =
            new ServingStack(
                    0, 300_000, 4_000, 10_000, 0, 0, 0, 1_000, 0.8, 0.6, 0.5, 100, 0.3, false,
                    false, 0);

    private static Roofline cost(Parallelism parallelism) {
        Precision precision = Precision.FP16;
        return new RooflineModel(MODEL, DEVICE, precision, precision, precision, parallelism)
                .cost(NetworkPlan.NONE, STACK);
    }

    /** The shortest time to first token, and the last end. */
    private record Run(long leastFirstNanos, long lastEndNanos) {}

    private static Run run(
            Parallelism parallelism, int budget, double perSecond, long[] arrivals, int[] outputs) {
        int[] prompts = new int[arrivals.length];
        Arrays.fill(prompts, PROMPT);
        TrafficPlan traffic =
                new TrafficPlan.TraceReplay(new Trace(arrivals, prompts, outputs), perSecond);
        EnginePlan engine =
                new EnginePlan(
                        "engine",
                        new ReplicaPlan(
                                256,
                                1_000,
                                new SchedulerPlan.Chunked(budget),
                                new KvPlan.Paged(16, 100_000),
                                cost(parallelism)),
                        new QueuePlan(1_000, new Overflow.Reject()));
        Objective objective = new Objective("request", Objective.Deadline.COMPLETION, SECOND);
        Flow flow = new Flow("flow", traffic, engine, objective, 0, arrivals.length);
        SimulationPlan plan = new SimulationPlan(List.of(flow), TestPlans.FREE, SECOND);
        long[] leastAndLast = {Long.MAX_VALUE, 0};
        Simulation simulation =
                Simulation.start(
                        plan,
                        1,
                        ended -> {
                            long first = ended.firstResponseNanos() - ended.arrivalNanos();
                            leastAndLast[0] = Math.min(leastAndLast[0], first);
                            leastAndLast[1] = Math.max(leastAndLast[1], ended.endNanos());
                        });
        simulation.advanceTo(1_000 * SECOND);
        return new Run(leastAndLast[0], leastAndLast[1]);
    }

    private static long alone(Parallelism parallelism) {
        return run(parallelism, 2_048, 1, new long[] {0, 1}, new int[] {1, 1}).leastFirstNanos();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void firstToken_inCompany_isNoSoonerThanAlone(int stages) {
        for (boolean flushes : new boolean[] {false, true}) {
            for (int parts : new int[] {1, stages, 4 * stages}) {
                Parallelism parallelism = new Parallelism(1, stages, parts, flushes);
                SplittableRandom random = new SplittableRandom(stages);
                long[] arrivals = new long[200];
                int[] outputs = new int[200];
                for (int index = 0; index < arrivals.length; index++) {
                    arrivals[index] = index == 0 ? 0 : arrivals[index - 1];
                    arrivals[index] += random.nextLong(0, SECOND / 25);
                    outputs[index] = random.nextInt(1, 60);
                }
                Run company = run(parallelism, 2_048, 50, arrivals, outputs);
                assertThat(company.leastFirstNanos()).isGreaterThanOrEqualTo(alone(parallelism));
            }
        }
    }

    @Test
    void firstToken_ofOneAlone_isTheSameHoweverManyStages() {
        long one = alone(new Parallelism(1, 1));
        for (int stages : new int[] {2, 4, 8}) {
            assertThat((double) alone(new Parallelism(1, stages)))
                    .isCloseTo((double) one, within(10.0));
        }
    }

    /** Many prompts at once: each of the stages works all the time. */
    @Test
    void prompts_ofMany_goThroughAsManyTimesFaster_asThereAreStages() {
        long[] arrivals = new long[64];
        int[] outputs = new int[64];
        Arrays.fill(outputs, 1);
        arrivals[63] = 1;
        long one = run(new Parallelism(1, 1), PROMPT, 1e6, arrivals, outputs).lastEndNanos();
        for (int stages : new int[] {2, 4, 8}) {
            Run many = run(new Parallelism(1, stages), stages * PROMPT, 1e6, arrivals, outputs);
            // The first may go alone, before the others are there.
            double least = 64.0 / (64.0 / stages + 1);
            assertThat((double) one / many.lastEndNanos()).isBetween(0.99 * least, 1.0001 * stages);
        }
    }

    /** A prompt of 512 and one of 64 in two parts, with and without those who decode. */
    @Test
    void round_ofUnlikeParts_isThatOfParts_movedThroughStages() {
        for (int stages : new int[] {2, 3, 8}) {
            for (boolean flushes : new boolean[] {false, true}) {
                Roofline laid = cost(new Parallelism(1, stages, 16, flushes));
                double host = cost(new Parallelism(1, 1)).hostNanos();
                for (long decodes : new long[] {0, 14, 140}) {
                    long parts = Math.min(16, decodes + 2);
                    double each = (double) decodes / parts;
                    double heads = (double) (decodes + 2) / parts;
                    // Of 576 tokens of prompts there are 1 and an eighth of the longest.
                    double[] times = new double[(int) parts];
                    double longest = stage(laid, each + 512, heads, true) / stages;
                    double other = stage(laid, each, heads, false) / stages;
                    Arrays.fill(times, other);
                    times[0] = longest;
                    times[1] = longest / 8 + other * 7 / 8;
                    Pipelines pipelines = new Pipelines(stages, times);
                    double nanos = flushes ? pipelines.makespan() : pipelines.round();
                    long picos = laid.picos(decodes, 1, 0, 576, 2, 0, 512, 0, null);
                    double rest = host + STACK.perSequenceNanos() * (decodes + 2);
                    assertThat(picos / 1e3).isCloseTo(nanos + rest, within(1.0));
                }
            }
        }
    }

    private static double stage(Roofline cost, double tokens, double heads, boolean prompts) {
        double arithmetic =
                cost.perTokenNanos() * (tokens + (prompts ? cost.halfSpeedTokens() : 0))
                        + cost.perHeadNanos() * heads;
        return Math.max(cost.launchNanos(), Math.max(cost.weightNanos(), arithmetic));
    }
}
