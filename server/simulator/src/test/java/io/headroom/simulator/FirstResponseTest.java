package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.policy.KvPlan;
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

/** When the first response comes where several stages follow each other, by hand. */
class FirstResponseTest {
    private static final long MODEL_FIRST = MILLI;
    private static final long MODEL_END = 10 * MILLI;

    /** A first token after 1 ms, ten tokens after 10. */
    private static final StagePlan MODEL =
            new EnginePlan(
                    "model",
                    new ReplicaPlan(
                            4,
                            10,
                            new SchedulerPlan.Chunked(64),
                            new KvPlan.Paged(16, 100),
                            new StepCoefficients(MILLI, 0, 0, 0, 0, 0)),
                    TestPlans.LONG_LINE);

    private static final StagePlan CHECK = delay("check", 5);

    @Test
    void plainStages_respondAtTheEndOfTheLast() {
        assertThat(responds(SequencePlan.of(delay("first", 3), CHECK)))
                .containsExactly(8 * MILLI, 8 * MILLI);
    }

    @Test
    void stageBeforeAModel_movesItsFirstToken() {
        assertThat(responds(SequencePlan.of(CHECK, MODEL)))
                .containsExactly(5 * MILLI + MODEL_FIRST, 5 * MILLI + MODEL_END);
    }

    @Test
    void stageBehindAModel_delaysTheEndOnly() {
        assertThat(responds(SequencePlan.of(MODEL, CHECK)))
                .containsExactly(MODEL_FIRST, MODEL_END + 5 * MILLI);
    }

    @Test
    void forkBehindAModel_delaysTheEndOnly() {
        StagePlan fork = ForkPlan.all("fork", List.of(CHECK, delay("other", 7)));
        assertThat(responds(SequencePlan.of(MODEL, fork)))
                .containsExactly(MODEL_FIRST, MODEL_END + 7 * MILLI);
    }

    /** Its answer is that of the attempt that decides, which streamed. */
    @Test
    void modelInAFork_streamsForItsRequest() {
        StagePlan fork = ForkPlan.all("fork", List.of(delay("other", 7), MODEL));
        assertThat(responds(SequencePlan.of(fork, CHECK)))
                .containsExactly(MODEL_FIRST, MODEL_END + 5 * MILLI);
    }

    /** The user reads what the second one writes. */
    @Test
    void secondModel_answers() {
        StagePlan second =
                new EnginePlan("second", ((EnginePlan) MODEL).replica(), TestPlans.LONG_LINE);
        assertThat(responds(SequencePlan.of(MODEL, CHECK, second)))
                .containsExactly(
                        MODEL_END + 5 * MILLI + MODEL_FIRST, MODEL_END + 5 * MILLI + MODEL_END);
    }

    /** Whoever is lost has no answer, whatever had come of it. */
    @Test
    void requestThatIsLost_respondsAtItsEnd() {
        StagePlan fork =
                new ForkPlan(
                        "fork",
                        List.of(new ForkPlan.Branch(0, CHECK)),
                        1,
                        2 * MILLI,
                        ForkPlan.OnTimer.FAIL,
                        ForkPlan.Losers.CANCEL);
        assertThat(responds(SequencePlan.of(MODEL, fork)))
                .containsExactly(MODEL_END + 2 * MILLI, MODEL_END + 2 * MILLI);
    }

    private static StagePlan delay(String name, long millis) {
        return new DelayPlan(name, new Sampler.Constant(millis * MILLI));
    }

    /** First response and end of a request alone with a prompt of one token and ten to come. */
    private static List<Long> responds(StagePlan path) {
        TrafficPlan one =
                new TrafficPlan.Renewal(
                        1, Sampler.ONE, Sampler.ZERO, new RequestShape.Fixed(1, 10, 1_000), 0);
        Flow flow = new Flow("flow", one, path, TestPlans.within(SECOND), 0, 1);
        List<EndedRequest> ended = new ArrayList<>();
        List<Long> instants = new ArrayList<>();
        Simulation simulation =
                Simulation.start(
                        new SimulationPlan(List.of(flow), TestPlans.FREE, SECOND),
                        1,
                        request -> {
                            ended.add(request);
                            instants.add(request.firstResponseNanos());
                            instants.add(request.endNanos());
                        });
        simulation.drain();
        assertThat(ended).hasSize(1);
        return instants;
    }
}
