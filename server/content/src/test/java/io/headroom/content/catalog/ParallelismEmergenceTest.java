package io.headroom.content.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.cost.Parallelism;
import io.headroom.simulator.cost.Precision;
import io.headroom.simulator.cost.Roofline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What parallelism does that nobody wrote down: it follows from bytes, steps and stages. */
final class ParallelismEmergenceTest {
    private static final Served CLOUD = Served.on("llama-3-70b", "h100", 8);

    private static Roofline cost(Served served, String profile) {
        return profile.equals("textbook") ? served.textbook() : served.measured(profile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"textbook", "vllm-v1"})
    void sums_inDecode_areLatency_inLongPrompts_bandwidth(String profile) {
        Roofline cost = cost(CLOUD, profile);
        double fixed = cost.sumNanos(0);
        assertThat(fixed / cost.sumNanos(1)).isGreaterThan(0.98);
        assertThat(fixed / cost.sumNanos(32)).isGreaterThan(0.85);
        assertThat(fixed / cost.sumNanos(8192)).isLessThan(0.12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"textbook", "vllm-v1"})
    void tensorParallelism_acrossNodes_isWorseThanInside(String profile) {
        Roofline inside = cost(CLOUD, profile);
        Roofline across = cost(CLOUD.inNodesOf(4), profile);
        assertThat(Served.tokenMillis(across, 1, 1000))
                .isGreaterThan(1.1 * Served.tokenMillis(inside, 1, 1000));
        assertThat(Served.promptMillis(across, 1024))
                .isGreaterThan(1.2 * Served.promptMillis(inside, 1024));
    }

    @ParameterizedTest
    @ValueSource(strings = {"textbook", "vllm-v1"})
    void tensorParallelism_ofMoreDevices_gainsLessAndLess(String profile) {
        double one = Served.tokenMillis(cost(Served.on("llama-3-8b", "h100", 1), profile), 1, 0);
        double two = Served.tokenMillis(cost(Served.on("llama-3-8b", "h100", 2), profile), 1, 0);
        double eight = Served.tokenMillis(cost(Served.on("llama-3-8b", "h100", 8), profile), 1, 0);
        assertThat(two).isLessThan(one);
        assertThat(one / eight).isLessThan(one / two * 4).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"textbook", "vllm-v1"})
    void pipeline_gainsNothingForOneRequest_andThroughputForMany(String profile) {
        Served one = Served.on("llama-2-13b", "h100", 1);
        Roofline single = cost(one, profile);
        Roofline four = cost(one.laid(new Parallelism(1, 4)), profile);
        assertThat(Served.promptMillis(four, 2048))
                .isGreaterThanOrEqualTo(Served.promptMillis(single, 2048));
        assertThat(Served.tokenMillis(four, 1, 500))
                .isGreaterThanOrEqualTo(Served.tokenMillis(single, 1, 500));
        // Sixteen prompts at once: the stages work on parts of them at the same time.
        long pairs = 16 * 2048L * 2049 / 2;
        double gain =
                (double) single.picos(0, 1, 0, 16 * 2048, 16, pairs)
                        / four.picos(0, 1, 0, 16 * 2048, 16, pairs);
        assertThat(gain).isBetween(3.5, 4.001);
    }

    @Test
    void pipeline_thatRunsEmpty_hasTheBubblesOfTheTextbook() {
        Served one = Served.on("llama-2-13b", "h100", 1);
        long pairs = 64 * 128L * 129 / 2;
        double all = one.textbook().picos(0, 1, 0, 8192, 64, pairs) / 1e9;
        for (int parts : new int[] {1, 4, 12, 32}) {
            Roofline flushing = one.laid(new Parallelism(1, 4, parts, true)).textbook();
            double millis = flushing.picos(0, 1, 0, 8192, 64, pairs) / 1e9;
            double bubbles = 1 - all / 4 / millis;
            assertThat(bubbles).isCloseTo(3.0 / (parts + 3), within(0.02));
        }
    }

    @Test
    void heads_fewerThanDevices_areKeptBySeveral() {
        Served eight = Served.on("llama-3-70b", "h100", 8);
        Served sixteen = eight.laid(new Parallelism(16, 1));
        Precision precision = Precision.FP16;
        assertThat(sixteen.roofline(false, precision).kvBytesPerDevice())
                .isEqualTo(eight.roofline(false, precision).kvBytesPerDevice());
    }
}
