package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.PermitsPlan;
import io.headroom.simulator.stage.PermittedPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.StagePlan;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Permits that are kept through several stages, by hand. */
class PermitsTest {
    private static final Overflow REJECT = new Overflow.Reject();

    /** Six and four milliseconds with the permit, then one without. */
    private static final StagePlan PART =
            SequencePlan.of(delay("capture", 6), delay("inference", 4));

    @Test
    void permit_isKeptThroughAllStagesOfThePart() {
        StagePlan path = SequencePlan.of(permitted(2, 10, REJECT, PART), delay("display", 1));
        Scripted run = new Scripted(Scripted.flow(5, MILLI, path));

        // Permits are free again at 10, 11, 20 and 21 ms.
        assertThat(run.ends())
                .containsExactly(
                        "a@11 COMPLETED",
                        "b@12 COMPLETED",
                        "c@21 COMPLETED",
                        "d@22 COMPLETED",
                        "e@31 COMPLETED");
        StageMeasurement permits = run.simulation().measure().stages().get(0);
        assertThat(permits.busyNanos()).isEqualTo(5 * 10 * MILLI);
        assertThat(permits.waitingArea()).isEqualTo((8 + 8 + 16) * MILLI);
    }

    @Test
    void lineBeforeThePart_isBounded() {
        assertThat(new Scripted(Scripted.flow(4, 0, permitted(2, 1, REJECT, PART))).ends())
                .containsExactly(
                        "d@0 REJECTED", "a@10 COMPLETED", "b@10 COMPLETED", "c@20 COMPLETED");
        StagePlan newest = permitted(1, 1, new Overflow.DropOldest(), PART);
        assertThat(new Scripted(Scripted.flow(4, MILLI, newest)).ends())
                .containsExactly("b@2 DROPPED", "c@3 DROPPED", "a@10 COMPLETED", "d@20 COMPLETED");
    }

    /** Whoever is lost in the part gives its permit back at that instant. */
    @Test
    void requestThatTimesOut_givesItsPermitBack() {
        StagePlan gives = new AttemptsPlan("gives", PART, 3 * MILLI, true, 1, Sampler.ZERO);
        Scripted run = new Scripted(Scripted.flow(2, 0, permitted(1, 10, REJECT, gives)));

        assertThat(run.ends()).containsExactly("a@3 TIMED_OUT", "b@6 TIMED_OUT");
    }

    /** The fast branch wins after 2 ms and calls the other one off, which had the only permit. */
    @Test
    void attemptThatIsCalledOff_givesItsPermitBack() {
        StagePlan race =
                ForkPlan.all("race", List.of(permitted(1, 10, REJECT, PART), delay("fast", 2)), 1);
        Scripted run =
                new Scripted(
                        Scripted.one("raced", 0, 0, race),
                        Scripted.one("next", MILLI, 0, permitted(1, 10, REJECT, PART)));

        assertThat(run.ends()).containsExactly("a@2 COMPLETED", "b@12 COMPLETED");
    }

    @Test
    void overflowsThatReset_areRefused() {
        QueuePlan queue = new QueuePlan(1, new Overflow.CrashAndReset(1));
        assertThatThrownBy(() -> new PermitsPlan("permits", 1, queue))
                .hasMessageContaining("must lose a request");
    }

    /** Both would have a permit and wait for one more; one after the other is no harm. */
    @Test
    void permitsInsideThemselves_areRefused_howeverDeep() {
        StagePlan inner = permitted(2, 10, REJECT, PART);
        StagePlan hidden = ForkPlan.all("both", List.of(delay("fast", 2), inner), 1);
        StagePlan nested = permitted(2, 10, REJECT, SequencePlan.of(delay("other", 1), hidden));

        assertThatThrownBy(() -> new Scripted(Scripted.flow(2, 0, nested)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found \"permits\" inside \"permits\" in path of ");
        assertThat(new Scripted(Scripted.flow(2, 0, SequencePlan.of(inner, inner))).ends())
                .containsExactly("a@20 COMPLETED", "b@20 COMPLETED");
    }

    private static StagePlan permitted(int most, int places, Overflow overflow, StagePlan stage) {
        return new PermittedPlan(
                new PermitsPlan("permits", most, new QueuePlan(places, overflow)), stage);
    }

    private static StagePlan delay(String name, long millis) {
        return new DelayPlan(name, new Sampler.Constant(millis * MILLI));
    }
}
