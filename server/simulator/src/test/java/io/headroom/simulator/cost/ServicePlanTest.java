package io.headroom.simulator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Streams;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

/** Times worked out by hand. */
class ServicePlanTest {

    private record Member(long workPermille, int promptTokens, int outputTokens) {}

    /** A batch of up to four. */
    private record Batch(List<Member> members, long word) implements BatchView {
        @Override
        public int size() {
            return members.size();
        }

        @Override
        public int maxBatch() {
            return 4;
        }

        @Override
        public long workPermille(int member) {
            return members.get(member).workPermille();
        }

        @Override
        public int promptTokens(int member) {
            return members.get(member).promptTokens();
        }

        @Override
        public int outputTokens(int member) {
            return members.get(member).outputTokens();
        }

        @Override
        public long noiseWord(int member) {
            return word + member;
        }
    }

    private static BatchView items(long... permille) {
        return new Batch(
                LongStream.of(permille).mapToObj(work -> new Member(work, 0, 1)).toList(), 0);
    }

    private static long held(ServicePlan plan, BatchView batch) {
        BatchTimes times = new BatchTimes(4);
        plan.time(batch, times);
        for (int member = 0; member < batch.size(); member++) {
            assertThat(times.leaveNanos(member)).isEqualTo(times.heldNanos());
            assertThat(times.firstResponseNanos(member)).isEqualTo(times.heldNanos());
        }
        return times.heldNanos();
    }

    @Test
    void perBatch_costsItsFixedPartOnce() {
        // (100 + 10 × 3) ÷ 0.5; a burst of 1.5 on the third member adds half an item.
        ServicePlan plan = new ServicePlan.PerBatch(100, 10, 0.5, Sampler.ONE);

        assertThat(held(plan, items(1000, 1000, 1000))).isEqualTo(260);
        assertThat(held(plan, items(1000, 1000, 1500))).isEqualTo(270);
    }

    @Test
    void languageModelBatch_isHeldToTheLongestAnswer() {
        // Prefill 1000 + 2 × (100 + 300) = 1800; a step is 50 + 5 × 2 slots = 60.
        ServicePlan plan =
                new ServicePlan.LanguageModelBatch(1000, 2, 50, 5, false, 1, Sampler.ONE);
        BatchView batch =
                new Batch(List.of(new Member(1000, 100, 11), new Member(1000, 300, 1)), 0);
        BatchTimes times = new BatchTimes(4);
        plan.time(batch, times);

        assertThat(times.firstResponseNanos(0)).isEqualTo(1800);
        assertThat(times.firstResponseNanos(1)).isEqualTo(1800);
        assertThat(times.leaveNanos(0)).isEqualTo(1800 + 10 * 60);
        assertThat(times.leaveNanos(1)).isEqualTo(1800);
        assertThat(times.heldNanos()).isEqualTo(2400);
    }

    @Test
    void languageModelBatch_padded_paysForEmptySlots() {
        // A step is 50 + 5 × 4 slots of the configured maximum = 70, at double speed 35.
        ServicePlan plan = new ServicePlan.LanguageModelBatch(1000, 2, 50, 5, true, 2, Sampler.ONE);
        BatchView batch = new Batch(List.of(new Member(1000, 100, 3)), 0);
        BatchTimes times = new BatchTimes(4);
        plan.time(batch, times);

        assertThat(times.heldNanos()).isEqualTo(600 + 2 * 35);
    }

    @Test
    void paddedCalls_payForWholeCalls() {
        // A call is 20 + 3 × 4 = 32. Nine items take three calls, eight take two, none takes none;
        // the cap leaves ten of forty, three calls.
        ServicePlan plan = new ServicePlan.PaddedCalls(100, 4, 20, 3, 10, 1, Sampler.ONE);

        assertThat(held(plan, items(9_000))).isEqualTo(196);
        assertThat(held(plan, items(8_000))).isEqualTo(164);
        assertThat(held(plan, items(0))).isEqualTo(100);
        assertThat(held(plan, items(40_000))).isEqualTo(196);
    }

    @Test
    void interrupted_withoutInterrupts_worksThrough() {
        // (300 + 0.5 × 8000) ÷ 2.
        ServicePlan plan =
                new ServicePlan.Interrupted(300, 0.5, 8_000, 2, 0, new Sampler.Constant(99));

        assertThat(held(plan, items(1000))).isEqualTo(2_150);
    }

    @Test
    void interrupted_losesRateTimesWorkTimesTheftOnAverage() {
        // 5 ms of work at 200 interrupts a second meets one on average, which steals 1.5 ms.
        ServicePlan plan =
                new ServicePlan.Interrupted(
                        0, 0.5, 10_000_000, 1, 200, new Sampler.Uniform(1e6, 2e6));
        Streams.Stream words = new Streams(3).of(Purpose.SERVICE_NOISE, 0);
        BatchTimes times = new BatchTimes(4);
        double sum = 0;
        int runs = 40_000;
        for (int run = 0; run < runs; run++) {
            BatchView batch = new Batch(List.of(new Member(1000, 0, 1)), words.word(run));
            plan.time(batch, times);
            sum += times.heldNanos();
        }
        // The deviation of a compound Poisson sum here is √(1 × E[theft²]) = 1.53 ms.
        assertThat(sum / runs).isBetween(6.5e6 - 3.3 * 1.53e6 / 200, 6.5e6 + 3.3 * 1.53e6 / 200);
    }
}
