package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.Verdict;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.Preemptions;
import io.headroom.simulator.policy.Preemptions.Then;
import io.headroom.simulator.policy.Preemptions.Victim;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.traffic.Trace;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Three come in together with prompts of 4, 2 and 3 tokens and answers of 5 into a memory of 16
 * blocks of a token. Their prompts take 9, and each iteration three more: after two of them 15 are
 * taken, the first gets the last block, and the second lacks one. Any two of them fit to their
 * ends.
 */
class PreemptionTest {
    /** How it ended and how often it was preempted. */
    private record Fate(String outcome, int preemptions) {}

    private static final Fate UNTOUCHED = new Fate("COMPLETED", 0);
    private static final Fate ONCE = new Fate("COMPLETED", 1);
    private static final Fate REJECTED = new Fate("REJECTED", 0);

    private static List<Fate> run(Preemptions preemptions) {
        return run(preemptions, Objective.ANY_NUMBER).fates();
    }

    /** What became of the three, and how many were judged to have lost their place too often. */
    private record Run(List<Fate> fates, long preempted, long good) {}

    private static Run run(Preemptions preemptions, int most) {
        KvPlan memory = new KvPlan.Paged(1, 16, false, null, null, 0, preemptions);
        EnginePlan engine =
                new EnginePlan(
                        "engine",
                        new ReplicaPlan(
                                3,
                                5,
                                new SchedulerPlan.PrefillFirst(100),
                                memory,
                                new StepCoefficients(1e6, 0, 0, 0, 0, 0)),
                        new QueuePlan(10, new Overflow.Reject()));
        // A first one keeps the server at work while the others come.
        Trace trace =
                new Trace(new long[] {0, 1, 2, 3}, new int[] {1, 4, 2, 3}, new int[] {1, 5, 5, 5});
        Flow flow =
                new Flow(
                        "flow",
                        new TrafficPlan.TraceReplay(trace, 1e7),
                        engine,
                        TestPlans.bearing(most, TestPlans.within(TestPlans.SECOND)),
                        0,
                        4);
        SimulationPlan plan = new SimulationPlan(List.of(flow), TestPlans.FREE, TestPlans.SECOND);
        // A trace begins with a row that the seed draws: here its first is to be the first.
        for (long seed = 0; ; seed++) {
            List<Fate> fates = new ArrayList<>(Collections.nCopies(4, UNTOUCHED));
            List<Long> ofOneToken = new ArrayList<>();
            Simulation simulation =
                    Simulation.start(plan, seed, ended -> note(ended, fates, ofOneToken));
            simulation.advanceTo(TestPlans.SECOND);
            if (ofOneToken.get(0) == 0) {
                Measurement whole = simulation.measure();
                return new Run(fates.subList(1, 4), whole.judged(Verdict.PREEMPTED), whole.good());
            }
        }
    }

    private static void note(EndedRequest ended, List<Fate> fates, List<Long> ofOneToken) {
        fates.set((int) ended.ordinal(), new Fate(ended.outcome().name(), ended.preemptions()));
        if (ended.promptTokens() == 1) {
            ofOneToken.add(ended.ordinal());
        }
    }

    @Test
    void victim_isTheLast_theLongest_orTheShortest() {
        assertThat(run(Preemptions.LAST)).containsExactly(UNTOUCHED, UNTOUCHED, ONCE);
        assertThat(run(new Preemptions(9, Victim.LAST, Then.PROTECT)))
                .isEqualTo(run(Preemptions.LAST));
        assertThat(run(new Preemptions(9, Victim.SHORTEST, Then.PROTECT)))
                .containsExactly(UNTOUCHED, ONCE, UNTOUCHED);
        assertThat(run(new Preemptions(9, Victim.LONGEST, Then.PROTECT)))
                .containsExactly(ONCE, UNTOUCHED, UNTOUCHED);
    }

    @Test
    void budget_thatIsSpent_rejectsTheVictim() {
        assertThat(run(new Preemptions(0, Victim.LAST, Then.REJECT)))
                .containsExactly(UNTOUCHED, UNTOUCHED, REJECTED);
        assertThat(run(new Preemptions(0, Victim.SHORTEST, Then.REJECT)))
                .containsExactly(UNTOUCHED, REJECTED, UNTOUCHED);
        assertThat(run(new Preemptions(1, Victim.LAST, Then.REJECT)))
                .isEqualTo(run(Preemptions.LAST));
    }

    /** The third has to wait until there is room for its longest answer. */
    @Test
    void protection_fromTheStart_isReservation() {
        assertThat(run(new Preemptions(0, Victim.LAST, Then.PROTECT)))
                .containsExactly(UNTOUCHED, UNTOUCHED, UNTOUCHED);
    }

    @Test
    void objective_thatBearsNoPreemption_judgesTheVictim() {
        assertThat(run(Preemptions.LAST, 0))
                .extracting(Run::preempted, Run::good)
                .containsExactly(1L, 3L);
        assertThat(run(Preemptions.LAST, 1))
                .extracting(Run::preempted, Run::good)
                .containsExactly(0L, 4L);
        assertThat(run(new Preemptions(0, Victim.LAST, Then.PROTECT), 0).preempted()).isZero();
    }

    @Test
    void budget_belowZero_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Preemptions(-1, Victim.LAST, Then.REJECT))
                .withMessageContaining("most");
    }
}
