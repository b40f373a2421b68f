package io.headroom.simulator;

import static io.headroom.simulator.LongRun.lasting;
import static io.headroom.simulator.LongRun.requests;
import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.TransferPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.policy.LossPlan;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.stage.LinkModes;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.theory.DeterministicService;
import io.headroom.simulator.theory.ProcessorSharing;
import io.headroom.simulator.theory.TwoStateRuns;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.util.List;

/** Links that are queues in disguise, and what their disturbances are known to do. */
@Execution(ExecutionMode.CONCURRENT)
class LinkTheoryTest {
    private static final long SEED = 1;
    private static final double LOAD = 0.7;
    private static final double ALPHA = 5.0 * MILLI;

    /** A kilobyte takes 1 ms. */
    private static final double BYTES_PER_SECOND = 1e6;

    @Test
    void linkThatSendsOneAfterAnother_isMD1AndALatency() {
        LinkPlan link = link(1, fixed(), LinkModes.STEADY, LossPlan.NONE);
        LongRun run = run("M/D/1 link", link, requests(LOAD, 0.5, 0.03));

        double wait = new DeterministicService(1, LOAD, 1).meanWait();
        run.holds("Wq", LongRun::waiting, LongRun::started, wait * MILLI, 0.03);
        run.holds(
                "W",
                Measurement::completedNanos,
                Measurement::completed,
                (wait + 1) * MILLI + ALPHA,
                0.03);
        run.holds("channel", LongRun::busy, LongRun::provisioned, LOAD, 0.02);
    }

    @Test
    void linkWhoseTransfersShareIt_isProcessorSharingAndALatency() {
        TransferPlan byItem =
                new TransferPlan(new Sampler.Constant(ALPHA), BYTES_PER_SECOND, 0, 1_000, 0);
        LinkPlan link = link(100_000, byItem, LinkModes.STEADY, LossPlan.NONE);
        TrafficPlan traffic =
                new TrafficPlan.Poisson(
                        LOAD * 1_000, RequestShape.Drawn.work(new Sampler.Exponential(1)), 0);
        long duration = lasting(requests(LOAD, 1, 0.03), LOAD * 1_000);
        LongRun run = new LongRun("PS link", TestPlans.path(traffic, link, duration), SEED);

        double exact = ProcessorSharing.meanTimeInSystem(LOAD, 1);
        run.holds(
                "W",
                Measurement::completedNanos,
                Measurement::completed,
                exact * MILLI + ALPHA,
                0.03);
    }

    /** Every try is one more Bernoulli trial; what all tries lose is dropped. */
    @Test
    void losses_areTriedAgainUntilTriesEnd() {
        double lost = 0.3;
        LinkPlan link = link(1, fixed(), LinkModes.STEADY, new LossPlan(lost, 3, MILLI));
        LongRun run = run("lossy link", link, 400_000);

        double all = lost * lost * lost;
        run.holds("dropped", Measurement::dropped, Measurement::offered, all, 0.1);
        run.holds("tries", LongRun::started, Measurement::offered, 1 + lost + lost * lost, 0.01);
        run.holds(
                "retransmissions",
                measured -> measured.meter("link").value("retransmissions"),
                Measurement::offered,
                lost + lost * lost,
                0.02);
    }

    @Test
    void disturbances_lastAsLongInAllAsTheirShares() {
        LinkModes modes =
                new LinkModes(
                        List.of(
                                disturbance("contention", 0.1, 20 * MILLI),
                                disturbance("outage", 0.02, 5 * MILLI)),
                        true);
        LongRun run = run("shares", link(1, fixed(), modes, LossPlan.NONE), 1_500_000);

        run.holds(
                "contention",
                measured -> nanos(measured, "contention"),
                LongRun::elapsed,
                0.1,
                0.1);
        run.holds("outage", measured -> nanos(measured, "outage"), LongRun::elapsed, 0.02, 0.1);
    }

    /**
     * The same share of late frames, in long runs if the disturbance lasts, in short ones if not.
     */
    @Test
    void lateFrames_comeInRunsUnderCorrelatedDisturbancesOnly() {
        double share = 0.05;
        long stay = 200 * MILLI;
        double correlated = meanRun(share, stay, true, 1_400);
        double independent = meanRun(share, stay, false, 60);

        assertThat(correlated).isGreaterThan(10 * independent);
    }

    /** Holds runs of late frames to their closed form; returns that. */
    private static double meanRun(double share, long stay, boolean correlated, long seconds) {
        LinkModes modes = new LinkModes(List.of(disturbance("bad", share, stay)), correlated);
        LateFrames late = new LateFrames();
        LongRun run =
                new LongRun(
                        "late frames, correlated " + correlated,
                        TestPlans.path(
                                TrafficPlan.FrameClock.perSecond(60, Sampler.ONE),
                                link(1, fixed(), modes, LossPlan.NONE),
                                10 * seconds * SECOND),
                        SEED,
                        late,
                        request -> late.isFirstOfRun ? 1 : 0);
        double step = SECOND / 60.0;
        double exact =
                correlated
                        ? TwoStateRuns.meanRun(share, (double) stay, step)
                        : TwoStateRuns.independentMeanRun(share);
        run.tallyHolds("late", 0, share, 0.15);
        run.tallyRatioHolds("mean run", 0, 1, exact, 0.15);
        return exact;
    }

    /** 1 for a late frame; frames end in order, since no latency is longer than a period. */
    private static final class LateFrames implements LongRun.Tally {
        private boolean wasLate;
        private boolean isFirstOfRun;

        @Override
        public double of(EndedRequest request) {
            boolean late = request.endNanos() - request.arrivalNanos() > 8 * MILLI;
            isFirstOfRun = late && !wasLate;
            wasLate = late;
            return late ? 1 : 0;
        }
    }

    private static LinkModes.Disturbance disturbance(String name, double share, long stay) {
        return new LinkModes.Disturbance(
                name, share, stay, new Sampler.Constant(12 * MILLI), 1_000, 0);
    }

    private static long nanos(Measurement measured, String disturbance) {
        return measured.meter("link").value(disturbance + "Nanos");
    }

    private static TransferPlan fixed() {
        return TransferPlan.fixed(new Sampler.Constant(ALPHA), BYTES_PER_SECOND, 1_000);
    }

    private static LinkPlan link(
            int atOnce, TransferPlan transfer, LinkModes modes, LossPlan loss) {
        return new LinkPlan(
                "link", transfer, atOnce, modes, loss, TestPlans.LONG_LINE, StationRates.FREE);
    }

    private static LongRun run(String what, LinkPlan link, double requests) {
        double perSecond = 1_000 * LOAD / (1 + link.loss().probability() * 1.3);
        TrafficPlan traffic = new TrafficPlan.Poisson(perSecond);
        return new LongRun(what, TestPlans.path(traffic, link, lasting(requests, perSecond)), SEED);
    }
}
