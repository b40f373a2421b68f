package io.headroom.content.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.game.measure.Measured;
import io.headroom.game.measure.Measures;
import io.headroom.simulator.Flow;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.Watch;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.Precision;
import io.headroom.simulator.cost.RooflineModel;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Locale;

/**
 * What contiguous memory wastes and what paging recovers, in the setting of Kwon et al.,
 * <i>Efficient Memory Management for Large Language Model Serving with PagedAttention</i> (2023):
 * OPT-13B on an A100 of 40 GB, conversations (ShareGPT, 161 tokens asked and 338 answered in the
 * mean) and instructions (Alpaca, 19 and 58). The paper gives means alone; lengths here are
 * log-normal.
 */
final class KvMemoryEmergenceTest {
    private static final int LONGEST = 2_048;
    private static final long SECOND = Limits.SECOND_NANOS;
    private static final int BLOCK = 16;

    /** Requests of a data set. */
    private record Dataset(double perSecond, double prompt, double output) {
        static final Dataset SHAREGPT = new Dataset(2, 161.31, 337.99);
        static final Dataset ALPACA = new Dataset(30, 19.31, 58.45);
    }

    /**
     * How memory is used, as shares of the pool, and how many run at once, in the mean: by the
     * server's own meter.
     *
     * @param counted tokens of the requests by their own times, to hold the meter against
     */
    private record Use(
            double tokens,
            double reserved,
            double internal,
            double external,
            double batched,
            double counted) {}

    /** Adds up the tokens that requests have over time, apart from what the server tells. */
    private static final class Texts {
        private double tokenSeconds;

        void ended(EndedRequest request) {
            if (request.outcome() != Outcome.COMPLETED) {
                return;
            }
            double seconds =
                    (request.endNanos() - request.arrivalNanos() - request.waitedNanos()) / 1e9;
            double prompt = Math.max(1, request.promptTokens());
            double output = Math.max(1, Math.min(LONGEST - 161, request.outputTokens()));
            // An answer grows evenly: half of it is there in the mean.
            tokenSeconds += seconds * (prompt + output / 2);
        }
    }

    private static final Served OPT = Served.on("opt-13b", "a100-40", 1);

    private static int slots(Served served) {
        RooflineModel roofline = served.roofline(false, Precision.FP16);
        double room = 0.9 * roofline.accelerator().memoryBytes() - roofline.weightBytesPerDevice();
        return (int) roofline.tokensIn(room, 0);
    }

    private static Use use(Dataset data, KvPlan memory, int slots) {
        SchedulerPlan scheduler = new SchedulerPlan.PrefillFirst(2_560);
        EnginePlan server =
                new EnginePlan(
                        "engine",
                        new ReplicaPlan(
                                512, LONGEST - 161, scheduler, memory, OPT.measured("vllm-2023")),
                        new QueuePlan(1_000, new Overflow.Reject()));
        TrafficPlan traffic =
                new TrafficPlan.Poisson(
                        data.perSecond(),
                        RequestShape.Drawn.tokens(
                                new Sampler.LogNormal(data.prompt(), 1),
                                new Sampler.LogNormal(data.output(), 1),
                                0,
                                Sampler.ONE),
                        0);
        Objective any = new Objective("request", Objective.Deadline.COMPLETION, 1_000 * SECOND);
        SimulationPlan plan =
                new SimulationPlan(
                        List.of(new Flow("requests", traffic, server, any)),
                        CostRates.NONE,
                        3_600 * SECOND);
        Texts texts = new Texts();
        Simulation simulation =
                Simulation.start(plan, 7, new Watch(3_600 * SECOND, texts::ended, false));
        simulation.advanceTo(3_600 * SECOND);
        Measurement measured = simulation.measure();
        return new Use(
                share(measured, "kvStoredShare"),
                share(measured, "kvReservedShare"),
                share(measured, "kvInternalShare"),
                share(measured, "kvOutsideShare") + share(measured, "kvFreeShare"),
                (double) measured.stages().getFirst().servingArea() / (3_600.0 * SECOND),
                texts.tokenSeconds / (3_600.0 * slots));
    }

    private static double share(Measurement measured, String name) {
        return Measures.named(name).of(Measured.of(measured));
    }

    /**
     * How many ran at once in the paper's servers with pages, on average: so long its requests were
     * in service. Nothing of the stack was set from it.
     */
    static AccuracyGroup running() {
        AccuracyGroup group =
                new AccuracyGroup(
                        "vllm-2023",
                        "A100 of 40 GB, OPT 13B, how many run at once, ShareGPT 2/s and Alpaca"
                                + " 30/s");
        int slots = slots(OPT);
        KvPlan paged = new KvPlan.Paged(BLOCK, slots / BLOCK);
        group.add("ShareGPT 2/s", 30.42, use(Dataset.SHAREGPT, paged, slots).batched());
        group.add("Alpaca 30/s", 132.44, use(Dataset.ALPACA, paged, slots).batched());
        return group;
    }

    private static void print(String name, Use use) {
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "%s: tokens %.1f %%, reserved %.1f %%, internal %.1f %%, external and free"
                                + " %.1f %%; %.1f batched",
                        name,
                        100 * use.tokens(),
                        100 * use.reserved(),
                        100 * use.internal(),
                        100 * use.external(),
                        use.batched()));
    }

    /** Table 1 of the paper: 15.7, 9.7 and 60.1 thousand slots. */
    @ParameterizedTest
    @CsvSource({
        "opt-13b, a100-40, 1, 15700",
        "opt-66b, a100-40, 4, 9700",
        "opt-175b, a100, 8, 60100"
    })
    void slots_ofThePapersServers_areItsSlots(
            String model, String hardware, int tensor, int slots) {
        assertThat(slots(Served.on(model, hardware, tensor))).isCloseTo(slots, within(slots / 15));
    }

    @Test
    void conversations_contiguousWastesMost_pagingNearlyNothing() {
        int slots = slots(OPT);
        Use maximum = use(Dataset.SHAREGPT, contiguous(slots, KvPlan.Reservation.MAXIMUM), slots);
        Use power =
                use(Dataset.SHAREGPT, contiguous(slots, KvPlan.Reservation.POWER_OF_TWO), slots);
        Use exact = use(Dataset.SHAREGPT, contiguous(slots, KvPlan.Reservation.EXACT), slots);
        Use paged = use(Dataset.SHAREGPT, new KvPlan.Paged(BLOCK, slots / BLOCK), slots);
        print("ShareGPT maximum", maximum);
        print("ShareGPT power of two", power);
        print("ShareGPT exact", exact);
        print("ShareGPT paged", paged);
        // The paper: 20.4, 26.8, 38.2 and 96.3 % are tokens; 7.0, 9.8, 13.6 and 30.4 run at once.
        assertThat(maximum.tokens()).isBetween(0.10, 0.26).isLessThan(power.tokens());
        assertThat(power.tokens()).isLessThan(exact.tokens());
        assertThat(exact.tokens()).isLessThan(paged.tokens());
        assertThat(maximum.internal()).isGreaterThan(0.4);
        // The last token of an answer has a place and is never stored.
        assertThat(exact.internal()).isCloseTo(0, within(0.001));
        for (Use use : List.of(maximum, power, exact, paged)) {
            assertThat(use.tokens() + use.reserved() + use.internal() + use.external())
                    .isCloseTo(1, within(1e-9));
            // The server's mean is over iterations, that of the requests over time.
            assertThat(use.tokens()).isBetween(0.95 * use.counted(), 1.05 * use.counted());
        }
        assertThat(maximum.batched()).isBetween(6.0, 8.0);
        assertThat(paged.batched() / maximum.batched()).isBetween(2.7, 8.0);
        assertThat(paged.batched() / exact.batched()).isBetween(1.3, 3.0);
    }

    /** Where every token is a block of its own, nothing is lost inside. */
    @Test
    void tokens_ofBlocksOfOne_areAllThatIsTaken() {
        int slots = slots(OPT);
        Use single = use(Dataset.SHAREGPT, new KvPlan.Paged(1, slots), slots);
        print("ShareGPT by tokens", single);
        assertThat(single.tokens()).isBetween(0.95 * single.counted(), 1.05 * single.counted());
        assertThat(single.tokens() + single.external()).isCloseTo(1, within(0.01));
    }

    @Test
    void instructions_shareTheOrder() {
        int slots = slots(OPT);
        Use maximum = use(Dataset.ALPACA, contiguous(slots, KvPlan.Reservation.MAXIMUM), slots);
        Use power = use(Dataset.ALPACA, contiguous(slots, KvPlan.Reservation.POWER_OF_TWO), slots);
        Use paged = use(Dataset.ALPACA, new KvPlan.Paged(BLOCK, slots / BLOCK), slots);
        print("Alpaca maximum", maximum);
        print("Alpaca power of two", power);
        print("Alpaca paged", paged);
        assertThat(maximum.batched()).isBetween(6.0, 8.5);
        assertThat(power.batched()).isGreaterThan(4 * maximum.batched());
        assertThat(paged.batched()).isGreaterThan(power.batched());
    }

    /** A larger pool, or a smaller one, changes how many run, not what is wasted of a slot. */
    @ParameterizedTest
    @CsvSource({"8000", "31400"})
    void otherPools_wasteTheSameShare(int slots) {
        Dataset busy = new Dataset(slots / 5_000.0, 161.31, 337.99);
        Use maximum = use(busy, contiguous(slots, KvPlan.Reservation.MAXIMUM), slots);
        print("pool of " + slots + ", maximum", maximum);
        double held = 1 - maximum.external();
        assertThat(maximum.tokens() / held).isBetween(0.15, 0.30);
        double longest = Math.floor(slots / 2_048.0);
        assertThat(maximum.batched()).isCloseTo(longest, within(0.2 * longest));
    }

    private static KvPlan contiguous(int slots, KvPlan.Reservation reservation) {
        return new KvPlan.Contiguous(slots, reservation);
    }
}
