package io.headroom.simulator.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

/** The roofline of small models whose figures can be done by hand. */
class RooflineTest {
    private static final ModelShape MODEL = new ModelShape(10, 64, 8, 2, 8, 1_000, 1e9, true);

    /** A gigabyte a millisecond is a byte a picosecond; 10 operations a picosecond. */
    private static final Accelerator DEVICE = new Accelerator(8e9, 1e12, 1e13, 2e13, 0);

    private static final ServingStack IDEAL =
            new ServingStack(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1, false, true, 0);

    private static RooflineModel on(Parallelism parallelism, Precision weights) {
        return new RooflineModel(
                MODEL, DEVICE, weights, Precision.FP16, Precision.FP16, parallelism);
    }

    @Test
    void iteration_ofFewTokens_readsTheWeights_ofMany_isArithmetic() {
        Roofline cost = on(Parallelism.NONE, Precision.FP16).cost(NetworkPlan.NONE, IDEAL);

        // 2 GB at 1 TB/s; 2 GFLOP a token at 10 TFLOP/s, so ten tokens take as long.
        assertThat(cost.picos(1, 1, 0, 0, 0, 0)).isEqualTo(2_000_000_000L);
        assertThat(cost.picos(9, 1, 0, 1, 1, 0)).isEqualTo(2_000_000_000L);
        assertThat(cost.picos(0, 1, 0, 100, 1, 0)).isEqualTo(20_000_000_000L);
    }

    @Test
    void attention_ofPrompts_isFourOperationsAPair_andTwiceThatOfTheWholeSquare() {
        ServingStack square =
                new ServingStack(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1, true, true, 0);
        long without = 2_000_000_000L;

        // 4 operations in each of 10 layers and 8 heads of 8, at 10 TFLOP/s: 0.256 ns.
        RooflineModel roofline = on(Parallelism.NONE, Precision.FP16);
        Roofline triangle = roofline.cost(NetworkPlan.NONE, IDEAL);
        assertThat(triangle.picos(0, 1, 0, 1, 1, 1_000_000) - without).isEqualTo(256_000_000);
        Roofline whole = roofline.cost(NetworkPlan.NONE, square);
        assertThat(whole.picos(0, 1, 0, 1, 1, 1_000_000) - without).isEqualTo(512_000_000);
    }

    @Test
    void token_stored_takesTwoHeadsOfEightKeysAndValuesInTenLayers() {
        RooflineModel roofline = on(Parallelism.NONE, Precision.FP16);

        assertThat(roofline.kvBytesPerDevice()).isEqualTo(2 * 10 * 2 * 8 * 2);
        assertThat(on(new Parallelism(4, 1), Precision.FP16).kvBytesPerDevice()).isEqualTo(320);
        assertThat(on(new Parallelism(2, 3), Precision.FP16).kvBytesPerDevice()).isEqualTo(128);
        assertThat(roofline.tokensIn(6401, 0)).isEqualTo(10);
    }

    @Test
    void weights_ofEachPrecision_haveTheirScales() {
        assertThat(on(Parallelism.NONE, Precision.FP16).weightBytes()).isEqualTo(2e9);
        assertThat(on(Parallelism.NONE, Precision.FP8).weightBytes()).isEqualTo(1e9);
        assertThat(on(Parallelism.NONE, Precision.INT8).weightBytes())
                .isEqualTo(1e9 * (1 + 2.0 / 64));
        assertThat(on(Parallelism.NONE, Precision.INT4).weightBytes())
                .isCloseTo(1e9 * (0.5 + 2.5 / 128), within(1.0));
        assertThat(Precision.INT8.headBytes(128)).isEqualTo(130);
    }

    @Test
    void arithmetic_thatTheDeviceHasNot_isRefused() {
        assertThat(DEVICE.computesIn(Precision.FP8)).isEqualTo(Precision.FP8);
        assertThat(DEVICE.computesIn(Precision.INT8)).isEqualTo(Precision.FP16);
        assertThat(DEVICE.computesIn(Precision.INT4)).isEqualTo(Precision.FP16);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new RooflineModel(
                                        MODEL,
                                        DEVICE,
                                        Precision.INT8,
                                        Precision.FP16,
                                        Precision.INT8,
                                        Parallelism.NONE))
                .withMessageContaining("precision.compute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> on(new Parallelism(3, 1), Precision.FP16))
                .withMessageContaining("divide the 8 heads");
    }

    /** 10 layers of 0.5 ms beside 2 ms of weights and a host of 1 ms, which comes on top. */
    @Test
    void prompts_areLaunchedLayerByLayer_unlessAGraphHoldsThem() {
        ServingStack stack =
                new ServingStack(9e6, 1e6, 0, 0, 0, 5e5, 16, 0, 1, 1, 1, 0, 1, false, true, 3e9);
        Roofline cost = on(Parallelism.NONE, Precision.FP16).cost(NetworkPlan.NONE, stack);

        assertThat(cost.picos(1, 1, 0, 0, 0, 0)).isEqualTo(3_000_000_000L);
        assertThat(cost.picos(0, 1, 0, 16, 1, 0)).isEqualTo(1_000_000_000L + 3_200_000_000L);
        assertThat(cost.picos(0, 1, 0, 17, 2, 0)).isEqualTo(1_000_000_000L + 3_400_000_000L);
        assertThat(cost.picos(0, 1, 0, 17, 1, 0)).isEqualTo(6_000_000_000L);
        assertThat(cost.picos(0, 1, 0, 33, 2, 0)).isEqualTo(1_000_000_000L + 6_600_000_000L);
    }

    @Test
    void sums_areRingsTreesAndHierarchies() {
        AffineTime link = new AffineTime(100, 0.5);

        assertThat(link.ring(4)).isEqualTo(new AffineTime(600, 0.75));
        assertThat(link.tree(4)).isEqualTo(new AffineTime(400, 2));
        assertThat(link.tree(5)).isEqualTo(new AffineTime(600, 3));
        assertThat(link.hierarchical(4, 2, new AffineTime(1000, 2)))
                .isEqualTo(new AffineTime(600 + 2000, 0.75 + 2.0 / 4));
        NetworkPlan either = new NetworkPlan(List.of(link.ring(4), link.tree(4)));
        assertThat(either.allReduceNanos(10)).isEqualTo(420);
        assertThat(either.allReduceNanos(1000)).isEqualTo(1350);
    }

    @Test
    void stages_workAtTheSameTime_whenThereAreSequencesForThem() {
        Roofline four = on(new Parallelism(1, 4), Precision.FP16).cost(NetworkPlan.NONE, IDEAL);
        Roofline one = on(Parallelism.NONE, Precision.FP16).cost(NetworkPlan.NONE, IDEAL);

        assertThat(four.picos(0, 1, 0, 400, 1, 0)).isEqualTo(one.picos(0, 1, 0, 400, 1, 0));
        assertThat(four.picos(0, 1, 0, 400, 4, 0) * 4).isEqualTo(one.picos(0, 1, 0, 400, 4, 0));
        Roofline flushing =
                on(new Parallelism(1, 4, 4, true), Precision.FP16).cost(NetworkPlan.NONE, IDEAL);
        assertThat(flushing.picos(0, 1, 0, 400, 4, 0) * 16)
                .isEqualTo(one.picos(0, 1, 0, 400, 4, 0) * 7);
    }

    /** What a leap adds for each iteration is what an iteration takes more by itself. */
    @Test
    void growth_ofALeap_isTheDifferenceOfItsIterations() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ServingStack stack =
                    new ServingStack(
                            random.nextDouble(1e6),
                            random.nextDouble(1e6),
                            random.nextDouble(1e5),
                            random.nextDouble(1e5),
                            random.nextDouble(1e6),
                            random.nextDouble(1e5),
                            random.nextDouble(2_000),
                            random.nextDouble(1e4),
                            random.nextDouble(0.1, 1),
                            random.nextDouble(0.1, 1),
                            random.nextDouble(0.1, 1),
                            random.nextDouble(300),
                            random.nextDouble(0.1, 1),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            random.nextDouble(1e9));
            Parallelism parallelism =
                    new Parallelism(
                            1 << random.nextInt(4),
                            random.nextInt(1, 6),
                            random.nextInt(1, 9),
                            random.nextBoolean());
            NetworkPlan network =
                    new NetworkPlan(
                            List.of(new AffineTime(20_000, 0.01), new AffineTime(5_000, 0.04)),
                            new AffineTime(1_000, 0.02),
                            1e5,
                            0.1);
            Roofline cost = on(parallelism, Precision.FP16).cost(network, stack);
            long decodes = random.nextLong(0, 200);
            long context = decodes * random.nextLong(1, 3_000);
            long chunk = random.nextBoolean() ? random.nextLong(1, 2_000) : 0;
            long prompts = chunk > 0 ? 1 : 0;
            long pairs = chunk * random.nextLong(1, 4_000);
            long first = cost.picos(decodes, 1, context, chunk, prompts, pairs);
            long growth = cost.growthPicos(decodes, (double) decodes, chunk * chunk);
            long tenth =
                    cost.picos(
                            decodes,
                            1,
                            context + 9 * decodes,
                            chunk,
                            prompts,
                            pairs + 9 * chunk * chunk);

            assertThat((double) tenth)
                    .as("seed %d", seed)
                    .isCloseTo((double) (first + 9 * growth), within(7.0));
        }
    }
}
