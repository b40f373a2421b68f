package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What becomes of one more than may share, by hand: each has 4 ms of work alone. */
class SharingOverflowTest {
    private static StagePlan sharing(int most, Overflow overflow) {
        return new SharingPlan(
                "sharing",
                1,
                new Sampler.Constant((double) (4 * MILLI)),
                most,
                StationRates.FREE,
                List.of(),
                overflow);
    }

    private static Scripted run(int requests, long gapNanos, StagePlan path) {
        return new Scripted(Scripted.flow(requests, gapNanos, path));
    }

    /** a is alone for 1 ms, then both get half: a ends at 7 ms and b a millisecond later. */
    @Test
    void newcomer_isToldNo_orLostSilently() {
        assertThat(run(3, MILLI, sharing(2, new Overflow.Reject())).ends())
                .containsExactly("c@2 REJECTED", "a@7 COMPLETED", "b@8 COMPLETED");
        assertThat(run(3, MILLI, sharing(2, new Overflow.DropNewest())).ends())
                .containsExactly("c@2 DROPPED", "a@7 COMPLETED", "b@8 COMPLETED");
    }

    /**
     * b has done half a millisecond when a, who is oldest, makes room at 2 ms for c, and b another
     * half when it makes room at 3 ms for d: c and d have 3.5 and 4 ms left.
     */
    @Test
    void oldest_makesRoom_andItsWorkIsInVain() {
        Scripted run = run(4, MILLI, sharing(2, new Overflow.DropOldest()));

        assertThat(run.endNanos())
                .containsExactly(2 * MILLI, 3 * MILLI, 10 * MILLI, 10 * MILLI + MILLI / 2);
        assertThat(run.ends().subList(0, 3))
                .containsExactly("a@2 DROPPED", "b@3 DROPPED", "c@10 COMPLETED");
        StageMeasurement stage = run.simulation().measureWhole().stages().get(0);
        assertThat(stage.lost()).isEqualTo(2);
        assertThat(stage.lostServiceNanos()).isEqualTo(4 * MILLI);
        run.simulation().checkBooks();
    }

    /** a, alone for its 4 ms, leaves when b comes, whose delay ends before that at the instant. */
    @Test
    void whoLeavesAtThatInstant_makesRoomForNobodyElsesLoss() {
        for (Overflow overflow :
                List.of(
                        new Overflow.Reject(),
                        new Overflow.DropNewest(),
                        new Overflow.DropOldest())) {
            StagePlan delay = new DelayPlan("delay", new Sampler.Constant((double) MILLI));
            StagePlan path = SequencePlan.of(delay, sharing(1, overflow));
            assertThat(run(3, 4 * MILLI, path).ends())
                    .containsExactly("a@5 COMPLETED", "b@9 COMPLETED", "c@13 COMPLETED");
        }
    }

    @Test
    void overflowsThatReset_areRefused() {
        assertThatThrownBy(() -> sharing(1, new Overflow.CrashAndReset(1)))
                .hasMessageContaining("must lose a request");
    }
}
