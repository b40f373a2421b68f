package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.CascadePlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.Collections;

/** How deep stages may stand in one another, and how often a request may be attempted. */
class NestingTest {
    private static final StagePlan DELAY = new DelayPlan("delay", new Sampler.Constant(MILLI));

    /** All of 2⁸ attempts start, as each hedge waits for less than its first one takes. */
    @Test
    void hedges_asDeepAsMayBe_run() {
        Simulation simulation = Simulation.start(plan(hedges(Limits.NESTING)), 1);
        simulation.drain();

        assertThat(simulation.measure().completed()).isEqualTo(1);
        assertThat(simulation.measure().stages().get(0).started()).isEqualTo(1L << Limits.NESTING);
    }

    @Test
    void stages_deeperInOneAnother_areRefused() {
        for (int depth : new int[] {Limits.NESTING + 1, 14, 60}) {
            refused(
                    hedges(depth),
                    "path of requests: stages in one another must be from 0 to 8, found 9");
        }
        StagePlan deep = DELAY;
        for (int depth = 0; depth <= Limits.NESTING; depth++) {
            deep = new CascadePlan("cascade-" + depth, 0.5, deep);
        }
        refused(deep, "path of requests: stages in one another must be from 0 to 8, found 9");
    }

    @Test
    void attempts_beyondThoseOfARequest_areRefused() {
        StagePlan million = retry("outer", 1_000, retry("inner", 1_000, DELAY));
        assertThat(plan(million).leaves()).hasSize(1);
        refused(
                ForkPlan.all("fork", Collections.nCopies(2, million)),
                "path of requests: attempts of one request must be from 0 to 1000000, found"
                        + " 2000000");
        // One after another they are as many, but not of one another.
        assertThat(plan(SequencePlan.of(million, million)).leaves()).hasSize(1);
    }

    @Test
    void stages_moreThanCanBeBuilt_areRefused() {
        StagePlan all = DELAY;
        for (int fork = 0; fork < 2; fork++) {
            all = ForkPlan.all("fork-" + fork, Collections.nCopies(Limits.BRANCHES, all));
        }
        refused(all, "path of requests: stages must be from 0 to 65536, found 65537");
    }

    private static StagePlan retry(String name, int most, StagePlan stage) {
        return new AttemptsPlan(name, stage, 0, false, most, Sampler.ZERO);
    }

    private static StagePlan hedges(int depth) {
        StagePlan stage = DELAY;
        for (int each = 0; each < depth; each++) {
            stage = ForkPlan.hedged("hedge-" + each, stage, 1, ForkPlan.Losers.CANCEL);
        }
        return stage;
    }

    private static SimulationPlan plan(StagePlan path) {
        TrafficPlan one = new TrafficPlan.PhaseLocked(1, SECOND, 0, Sampler.ZERO);
        return TestPlans.path(one, path, SECOND / 2);
    }

    private static void refused(StagePlan path, String message) {
        assertThatThrownBy(() -> plan(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
