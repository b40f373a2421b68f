package io.headroom.content.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.cost.Parallelism;
import io.headroom.simulator.cost.Precision;
import io.headroom.simulator.cost.Roofline;
import io.headroom.simulator.cost.RooflineModel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The textbook profile gives the figures that the course's own constants give on paper: capacities
 * by grouped-query attention, prefill, time per token, all-reduces.
 */
final class TextbookReferenceTest {
    private static final double GB = 1e9;
    private static final Served CLOUD = Served.on("llama-3-70b", "h100", 8);

    @ParameterizedTest
    @CsvSource({"2048, 713", "4096, 356", "8192, 178", "131072, 11"})
    void users_ofLlama70OnEightH100_areAsManyAsTheirKeysAndValuesFit(int context, int users) {
        RooflineModel roofline = CLOUD.roofline(true, Precision.FP16);
        double overhead = 20 * GB / 8;
        double room =
                roofline.accelerator().memoryBytes() - roofline.weightBytesPerDevice() - overhead;
        assertThat(Math.floor(roofline.tokensIn(room, 0) / context)).isEqualTo(users);
    }

    @Test
    void users_ofLlama8OnOneH100_contiguously_are119() {
        RooflineModel roofline = Served.on("llama-3-8b", "h100", 1).roofline(true, Precision.FP16);
        double room = roofline.accelerator().memoryBytes() - roofline.weightBytesPerDevice();
        assertThat(Math.floor(roofline.tokensIn(room, 0) / 4096)).isEqualTo(119);
    }

    @ParameterizedTest
    @CsvSource({"llama-3-8b, 131072", "llama-3-70b, 327680", "opt-13b, 819200"})
    void bytesOfAToken_areTheHeadsThatAreStored(String model, double bytes) {
        assertThat(Served.on(model, "h100", 1).roofline(true, Precision.FP16).kvBytesPerDevice())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "512, 18.3, 0.17",
        "1024, 36.5, 0.7",
        "4096, 146.2, 11.1",
        "32768, 1170, 712",
        "131072, 4678, 11385"
    })
    void prefill_ofLlama70OnEightH100_isArithmeticAtHalfThePeak(
            long tokens, double dense, double attention) {
        Roofline cost = CLOUD.textbook();
        double arithmetic = cost.perTokenNanos() * (tokens + cost.halfSpeedTokens()) / 1e6;
        assertThat(arithmetic).isCloseTo(dense, within(0.004 * dense));
        double pairs = cost.perPairNanos() * tokens * (tokens + 1) / 2 / 1e6;
        assertThat(pairs).isCloseTo(attention, within(0.01 * attention + 0.01));
    }

    @ParameterizedTest
    @CsvSource({"8, 5.3", "4, 10.5", "2, 21.1"})
    void token_ofOneSequence_readsTheWeights(int tensor, double millis) {
        Roofline cost = Served.on("llama-3-70b", "h100", tensor).textbook();
        double layers = 80 * 0.01;
        assertThat(cost.weightNanos() / 1e6 - layers).isCloseTo(millis, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({
        "nvlink-4, 1, 7.0, 1.13",
        "nvlink-4, 32, 8.0, 1.28",
        "nvlink-4, 1024, 39.6, 6.3",
        "pcie-5, 1, 14.4, 2.3",
        "pcie-5, 32, 28.3, 4.5",
        "pcie-5, 1024, 473, 75.6",
        "infiniband-ndr, 1, 70.6, 11.3",
        "infiniband-ndr, 32, 88.4, 14.1",
        "infiniband-ndr, 1024, 657, 105",
        "infiniband-hdr, 1, 99, 15.9",
        "infiniband-hdr, 32, 135, 21.6",
        "infiniband-hdr, 1024, 1272, 204",
        "roce-100, 1, 142, 22.8",
        "roce-100, 32, 213, 34.1",
        "roce-100, 1024, 2489, 398",
        "ethernet-10, 1, 723, 116",
        "ethernet-10, 32, 1434, 229",
        "ethernet-10, 1024, 24189, 3870",
    })
    void sums_overEight_areRings(String fabric, int tokens, double each, double all) {
        Roofline cost = CLOUD.over(fabric).textbook();
        double nanos = cost.network().allReduceNanos(cost.bytesPerToken() * tokens);
        assertThat(nanos / 1e3).isCloseTo(each, within(0.006 * each + 0.05));
        assertThat(cost.sumNanos(tokens) / 1e6).isCloseTo(all, within(0.006 * all + 0.05));
    }

    @Test
    void sums_bySize_takeTheTreeWhenShortAndTheRingWhenLong() {
        Roofline ring = CLOUD.textbook("ring");
        Roofline tree = CLOUD.textbook("tree");
        Roofline either = CLOUD.textbook("bySize");
        assertThat(either.sumNanos(1)).isEqualTo(tree.sumNanos(1)).isLessThan(ring.sumNanos(1));
        assertThat(either.sumNanos(4096))
                .isEqualTo(ring.sumNanos(4096))
                .isLessThan(tree.sumNanos(4096));
    }

    /** The task of the course: 70B on eight devices to a first token within 50 ms. */
    @Test
    void firstToken_within50Millis_isReachedByTensorParallelismInANodeAlone() {
        assertThat(Served.promptMillis(CLOUD.textbook(), 1024)).isBetween(42.9, 44.0);
        assertThat(Served.promptMillis(CLOUD.laid(new Parallelism(4, 2)).textbook(), 1024))
                .isGreaterThan(73);
        assertThat(Served.promptMillis(CLOUD.laid(new Parallelism(1, 8)).textbook(), 1024))
                .isCloseTo(292 + 5.6, within(6.0));
        assertThat(Served.promptMillis(CLOUD.over("infiniband-ndr").textbook(), 1024))
                .isGreaterThan(50 + 90);
        assertThat(Served.promptMillis(CLOUD.textbook(), 1150)).isLessThan(50);
        assertThat(Served.promptMillis(CLOUD.textbook(), 1200)).isGreaterThan(50);
    }
}
