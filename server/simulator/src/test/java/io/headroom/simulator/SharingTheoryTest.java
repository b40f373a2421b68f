package io.headroom.simulator;

import static io.headroom.simulator.LongRun.lasting;
import static io.headroom.simulator.LongRun.requests;
import static io.headroom.simulator.TestPlans.MILLI;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.theory.ManyServers;
import io.headroom.simulator.theory.ProcessorSharing;
import io.headroom.simulator.theory.StateDependentSharing;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

/** Processor sharing: nobody waits, all are slowed down. Work is 1 ms on average. */
@Execution(ExecutionMode.CONCURRENT)
class SharingTheoryTest {
    private static final long SEED = 1;
    private static final double LOAD = 0.7;

    @Test
    void everyLawOfSizes_hasTheSameMean() {
        double exact = ProcessorSharing.meanTimeInSystem(LOAD, 1);
        for (Sampler law :
                List.of(
                        new Sampler.Constant(MILLI),
                        new Sampler.Exponential(MILLI),
                        new Sampler.Hyperexponential(MILLI, 3),
                        new Sampler.LogNormal(MILLI, 1))) {
            double variation = Math.max(1, (law.squaredVariation() + 1) / 2);
            LongRun run =
                    new LongRun(
                            "M/G/1 sharing " + law,
                            plan(1, law, requests(LOAD, variation, 0.03)),
                            SEED);

            run.holds(
                    "W", Measurement::completedNanos, Measurement::completed, exact * MILLI, 0.03);
            run.holds("L", Measurement::presenceNanos, LongRun::elapsed, LOAD / (1 - LOAD), 0.03);
            run.holds("utilization", LongRun::busy, LongRun::provisioned, LOAD, 0.02);
        }
    }

    /** Short or long, a request takes as many times its size: 1 ÷ (1 − ρ). */
    @Test
    void everySize_isSlowedDownAlike() {
        Sampler law = new Sampler.LogNormal(MILLI, 1);
        Streams.Stream words = new Streams(SEED).of(Purpose.SERVICE_NOISE, 0);
        LongRun.Tally size = request -> law.sample(words.word(request.ordinal()));
        double least = MILLI / 3.0;
        double most = 2.0 * MILLI;
        LongRun run =
                new LongRun(
                        "sharing by size",
                        plan(1, law, requests(LOAD, 2, 0.03)),
                        SEED,
                        sizeFrom(0, least, size, size),
                        sizeFrom(0, least, size, SharingTheoryTest::time),
                        sizeFrom(least, most, size, size),
                        sizeFrom(least, most, size, SharingTheoryTest::time),
                        sizeFrom(most, Double.MAX_VALUE, size, size),
                        sizeFrom(most, Double.MAX_VALUE, size, SharingTheoryTest::time));

        double exact = ProcessorSharing.meanTimeInSystem(LOAD, 1, 1);
        run.tallyRatioHolds("slowdown of the short", 1, 0, exact, 0.03);
        run.tallyRatioHolds("slowdown of the middling", 3, 2, exact, 0.03);
        run.tallyRatioHolds("slowdown of the long", 5, 4, exact, 0.05);
    }

    /** With exponential sizes it does not matter to the mean who is served how fast. */
    @Test
    void severalServers_haveTheMeanOfMMc() {
        ManyServers exact = new ManyServers(4, 3.2, 1);
        LongRun run =
                new LongRun(
                        "M/M/4 sharing",
                        plan(4, new Sampler.Exponential(MILLI), requests(0.8, 1, 0.03)),
                        SEED);

        run.holds(
                "W",
                Measurement::completedNanos,
                Measurement::completed,
                exact.meanTimeInSystem() * MILLI,
                0.02);
        run.holds("utilization", LongRun::busy, LongRun::provisioned, 0.8, 0.01);
    }

    /** Speeds of 1, 1.3 and 1.4 for one, two, three and more: of any law of sizes the same. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void efficiencyCurve_isABirthDeathChain(boolean exponential) {
        Sampler law =
                exponential
                        ? new Sampler.Exponential(MILLI)
                        : new Sampler.Hyperexponential(MILLI, 2);
        double perMilli = 1.0;
        StateDependentSharing exact =
                new StateDependentSharing(perMilli, 1, new double[] {1, 1.3, 1.4});
        double variation = exponential ? 1 : 2.5;
        SharingPlan streams =
                new SharingPlan(
                        "streams", 1, law, 100_000, StationRates.FREE, List.of(1000, 1300, 1400));
        SimulationPlan plan =
                TestPlans.path(
                        new TrafficPlan.Poisson(1000 * perMilli),
                        streams,
                        lasting(requests(perMilli / 1.4, variation, 0.03), 1000 * perMilli));
        LongRun run = new LongRun("M/G/1 sharing on a curve " + law, plan, SEED);

        run.holds(
                "W",
                Measurement::completedNanos,
                Measurement::completed,
                exact.meanTimeInSystem() * MILLI,
                0.03);
        run.holds("L", Measurement::presenceNanos, LongRun::elapsed, exact.meanInSystem(), 0.03);
        run.holds("busy", LongRun::busy, LongRun::provisioned, exact.busyShare(), 0.02);
    }

    /** In all 1, 1.3 and then 1.2 for three or more, which get equal parts of it. */
    @Test
    void efficiencyCurve_byHand() {
        List<Integer> curve = List.of(1000, 1300, 1200);
        StagePlan streams = curved(1, 13 * MILLI, curve);
        assertThat(new Scripted(Scripted.flow(1, 0, streams)).endNanos())
                .containsExactly(13 * MILLI);
        assertThat(new Scripted(Scripted.flow(2, 0, streams)).endNanos()).containsOnly(20 * MILLI);
        StagePlan twelve = curved(1, 12 * MILLI, curve);
        assertThat(new Scripted(Scripted.flow(3, 0, twelve)).endNanos()).containsOnly(30 * MILLI);
        assertThat(new Scripted(Scripted.flow(4, 0, twelve)).endNanos()).containsOnly(40 * MILLI);
        // One alone for 5 ms, both until it has 8 more by 0.65 each, then 5 of the other at 1.
        StagePlan long18 = curved(1, 18 * MILLI, curve);
        assertThat(new Scripted(Scripted.flow(2, 5 * MILLI, long18)).endNanos())
                .containsExactly(25 * MILLI, 30 * MILLI);
    }

    /** As fast as servers would be, a curve is servers, bit for bit. */
    @Test
    void straightCurve_isServers() {
        Sampler law = new Sampler.LogNormal(3 * MILLI, 1);
        for (int servers = 1; servers < 5; servers++) {
            List<Integer> curve =
                    IntStream.rangeClosed(1, servers).mapToObj(n -> 1000 * n).toList();
            List<Long> curved =
                    new Scripted(Scripted.flow(40, MILLI, curved(servers, law, curve))).endNanos();
            List<Long> plain =
                    new Scripted(Scripted.flow(40, MILLI, curved(servers, law, List.of())))
                            .endNanos();
            assertThat(curved).isEqualTo(plain);
        }
    }

    private static StagePlan curved(int servers, long nanos, List<Integer> curve) {
        return curved(servers, new Sampler.Constant(nanos), curve);
    }

    private static StagePlan curved(int servers, Sampler law, List<Integer> curve) {
        return new SharingPlan("sharing", servers, law, 100, StationRates.FREE, curve);
    }

    private static SimulationPlan plan(int servers, Sampler nanos, double requests) {
        double perSecond = servers == 1 ? 1000 * LOAD : 800 * servers;
        return TestPlans.path(
                new TrafficPlan.Poisson(perSecond),
                new SharingPlan("cores", servers, nanos, 100_000),
                lasting(requests, perSecond));
    }

    private static LongRun.Tally sizeFrom(
            double least, double most, LongRun.Tally size, LongRun.Tally what) {
        return request -> {
            double nanos = size.of(request);
            return nanos >= least && nanos < most ? what.of(request) : 0;
        };
    }

    private static double time(EndedRequest request) {
        return (double) (request.endNanos() - request.arrivalNanos());
    }
}
