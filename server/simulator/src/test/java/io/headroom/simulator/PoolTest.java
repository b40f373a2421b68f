package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.bounds.OutOfBounds;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.PoolMeter;
import io.headroom.simulator.stage.PoolPlan;
import io.headroom.simulator.stage.PooledPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.theory.Erlang;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Holdings of a pool's memory that are kept through several stages, by hand. */
class PoolTest {
    private static final QueuePlan WAITS = new QueuePlan(10, new Overflow.Reject());
    private static final QueuePlan REJECTS = new QueuePlan(0, new Overflow.Reject());
    private static final QueuePlan CRASHES =
            new QueuePlan(0, new Overflow.CrashAndReset(20 * MILLI));

    /** Six and four milliseconds with the holding. */
    private static final StagePlan PART = SequencePlan.of(delay("track", 6), delay("describe", 4));

    /** Five slabs of 100 bytes, of which 10 are a header: 200 bytes take three of them. */
    private static final PoolPlan.Room ROOM = new PoolPlan.Room(5, 100, 10);

    @Test
    void holding_takesWholeSlabsThroughAllStages() {
        StagePlan pool = pooled(new Sampler.Constant(200), WAITS, null);
        Scripted run = new Scripted(Scripted.flow(2, MILLI, pool));

        assertThat(run.ends()).containsExactly("a@10 COMPLETED", "b@20 COMPLETED");
        StageMeasurement stage = run.simulation().measure().stages().get(0);
        assertThat(stage.busyNanos()).isEqualTo(3 * 20 * MILLI);
        assertThat(stage.waitingArea()).isEqualTo(9 * MILLI);
        MeterMeasurement meter = run.simulation().measure().meter("pool");
        assertThat(meter.value(PoolMeter.USED)).isEqualTo(3 * 20 * MILLI);
        assertThat(meter.value(PoolMeter.FREE)).isEqualTo(5 * (SECOND / 2) - 3 * 20 * MILLI);
        assertThat(meter.value(PoolMeter.MOST_TAKEN)).isEqualTo(3);
        assertThat(meter.value(PoolMeter.MISSES)).isEqualTo(2);
    }

    /** Of 300 bytes 200 are content, 30 headers and 70 fill nothing. */
    @Test
    void bytesOfHoldings_areContentHeadersAndFragments() {
        StagePlan pool =
                new PooledPlan(
                        plan(new Sampler.Constant(200), Sampler.ZERO, REJECTS, null),
                        delay("long", 400));
        Scripted run = new Scripted(Scripted.flow(1, 0, pool));

        assertThat(run.ends()).containsExactly("a@400 COMPLETED");
        MeterMeasurement meter = run.simulation().measure().meter("pool");
        assertThat(meter.value(PoolMeter.CONTENT)).isEqualTo(200 * 4 / 10);
        assertThat(meter.value(PoolMeter.HEADERS)).isEqualTo(30 * 4 / 10);
        assertThat(meter.value(PoolMeter.INTERNAL)).isEqualTo(70 * 4 / 10);
    }

    /** 40 bytes and 100 for each item, of 90 a slab; five items want six slabs of the five. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "3, 4", "4, 5", "5, 0"})
    void holding_growsWithTheItemsOfItsRequest(int items, int slabs) {
        Sampler fixed = new Sampler.Constant(40);
        PoolPlan pool = new PoolPlan("pool", ROOM, fixed, 100, Sampler.ZERO, WAITS, null);
        TrafficPlan traffic =
                new TrafficPlan.FrameClock(1, 100 * MILLI, new Sampler.Constant(items));
        Measurement measured = measured(traffic, new PooledPlan(pool, PART));
        MeterMeasurement meter = measured.meter("pool");

        assertThat(meter.value(PoolMeter.USED)).isEqualTo(50L * slabs * 10 * MILLI);
        assertThat(measured.rejected()).isEqualTo(slabs == 0 ? 50 : 0);
        assertThat(measured.completed()).isEqualTo(slabs == 0 ? 0 : 50);
    }

    @Test
    void fullPool_rejects() {
        StagePlan pool = pooled(new Sampler.Constant(90), REJECTS, null);
        assertThat(new Scripted(Scripted.flow(6, 0, pool)).ends())
                .containsExactly(
                        "f@0 REJECTED",
                        "a@10 COMPLETED",
                        "b@10 COMPLETED",
                        "c@10 COMPLETED",
                        "d@10 COMPLETED",
                        "e@10 COMPLETED");
    }

    @Test
    void requestThatNeedsMoreThanThereIs_isRejectedAtOnce() {
        assertThat(new Scripted(Scripted.flow(1, 0, sized(451))).ends())
                .containsExactly("a@0 REJECTED");
        assertThat(new Scripted(Scripted.flow(1, 0, sized(450))).ends())
                .containsExactly("a@10 COMPLETED");
    }

    /** The sixth at 5 ms finds it full: all are lost, and who comes before 25 ms too. */
    @Test
    void systemThatKillsIt_losesAllInside() {
        StagePlan pool = pooled(new Sampler.Constant(90), CRASHES, null);
        Scripted run =
                new Scripted(
                        Scripted.flow(6, MILLI, pool),
                        Scripted.one("during", 24 * MILLI, 0, pool),
                        Scripted.one("after", 25 * MILLI, 0, pool));

        assertThat(run.ends())
                .containsExactly(
                        "f@5 CRASHED",
                        "a@5 CRASHED",
                        "b@5 CRASHED",
                        "c@5 CRASHED",
                        "d@5 CRASHED",
                        "e@5 CRASHED",
                        "g@24 CRASHED",
                        "h@35 COMPLETED");
        MeterMeasurement meter = run.simulation().measure().meter("pool");
        assertThat(meter.value(PoolMeter.KILLS)).isEqualTo(1);
        assertThat(meter.value(PoolMeter.USED)).isEqualTo((5 + 4 + 3 + 2 + 1 + 10) * MILLI);
    }

    /** A retry inside is lost with its request; one outside tries again. */
    @Test
    void systemThatKillsIt_isRetriedFromOutside() {
        StagePlan within = new AttemptsPlan("within", PART, SECOND, true, 3, Sampler.ZERO);
        StagePlan pool =
                new PooledPlan(
                        plan(new Sampler.Constant(450), Sampler.ZERO, CRASHES, null), within);
        StagePlan outside =
                new AttemptsPlan(
                        "outside", pool, SECOND, true, 2, new Sampler.Constant(30 * MILLI));
        Scripted run =
                new Scripted(
                        Scripted.one("first", 0, 0, outside),
                        Scripted.one("killer", 5 * MILLI, 0, pool));

        assertThat(run.ends()).containsExactly("b@5 CRASHED", "a@45 COMPLETED");
    }

    /** The fast branch wins after 2 ms and calls the other one off, which had all the memory. */
    @Test
    void attemptThatIsCalledOff_givesItsHoldingBack() {
        StagePlan pool = sized(450);
        StagePlan race = ForkPlan.all("race", List.of(pool, delay("fast", 2)), 1);
        Scripted run =
                new Scripted(
                        Scripted.one("raced", 0, 0, race), Scripted.one("next", MILLI, 0, pool));

        assertThat(run.ends()).containsExactly("a@2 COMPLETED", "b@12 COMPLETED");
    }

    /** One user, alone, every 100 ms: 20 ms to fill and 10 ms inside, then 10 ms. */
    @Test
    void keptHolding_isFoundByItsUser() {
        PoolPlan.Kept forLong = new PoolPlan.Kept(95 * MILLI, true);
        Scripted run = new Scripted(loop(1, 90, kept(3 * 90, forLong)));

        assertThat(run.ends().subList(0, 3))
                .containsExactly("a@120 COMPLETED", "b@220 COMPLETED", "c@320 COMPLETED");
        MeterMeasurement meter = run.simulation().measure().meter("pool");
        assertThat(meter.value(PoolMeter.MISSES)).isEqualTo(1);
        assertThat(meter.value(PoolMeter.HITS)).isEqualTo(3);
        assertThat(meter.value(PoolMeter.FORGOTTEN)).isZero();
        // In use from 90 to 120 ms, and for 10 ms from 210, 310 and 410 ms.
        assertThat(meter.value(PoolMeter.USED)).isEqualTo(3 * (30 + 3 * 10) * MILLI);
        assertThat(meter.value(PoolMeter.IDLE)).isEqualTo(3 * (500 - 90 - 60) * MILLI);
    }

    /** It is given back after exactly the time; who comes at that instant still finds it. */
    @Test
    void idleHolding_isGivenBackAfterItsTime() {
        Scripted found = new Scripted(loop(1, 90, kept(90, new PoolPlan.Kept(90 * MILLI, true))));
        Scripted gone =
                new Scripted(loop(1, 90, kept(90, new PoolPlan.Kept(90 * MILLI - 1, true))));

        assertThat(found.ends().get(1)).isEqualTo("b@220 COMPLETED");
        assertThat(gone.ends().get(1)).isEqualTo("b@240 COMPLETED");
        assertThat(gone.simulation().measure().meter("pool").value(PoolMeter.HITS)).isZero();
    }

    /**
     * Each needs three of the five slabs, and the first is idle when the second comes. Without
     * making room it is gone at 230 ms, and the second's 200 ms after its end.
     */
    @Test
    void idleHolding_makesRoomForAnother() {
        Scripted evicts = new Scripted(twoUsers(new PoolPlan.Kept(PoolPlan.Kept.FOR_EVER, true)));
        Scripted waits = new Scripted(twoUsers(new PoolPlan.Kept(200 * MILLI, false)));

        assertThat(evicts.ends()).containsExactly("a@30 COMPLETED", "b@70 COMPLETED");
        assertThat(evicts.simulation().measure().meter("pool").value(PoolMeter.EVICTIONS))
                .isEqualTo(1);
        assertThat(waits.ends()).containsExactly("a@30 COMPLETED", "b@260 COMPLETED");
        assertThat(waits.simulation().measure().meter("pool").value(PoolMeter.FORGOTTEN))
                .isEqualTo(2);
    }

    /**
     * Two users every 100 ms, who have two slabs each, and another one in between, who takes those
     * of the first. Had he taken those of the second, the first would be done at 110 ms.
     */
    @Test
    void holdingUsedLongestAgo_isTheOneThatMakesRoom() {
        StagePlan pool = kept(2 * 90, new PoolPlan.Kept(PoolPlan.Kept.FOR_EVER, true));
        TrafficPlan users = new TrafficPlan.PhaseLocked(2, 100 * MILLI, MILLI, Sampler.ZERO);
        Scripted run =
                new Scripted(
                        new Flow("users", users, pool, TestPlans.within(SECOND)),
                        Scripted.one("newcomer", 40 * MILLI, 0, pool));

        assertThat(run.ends().subList(0, 5))
                .containsExactly(
                        "a@30 COMPLETED",
                        "b@31 COMPLETED",
                        "c@70 COMPLETED",
                        "d@130 COMPLETED",
                        "e@131 COMPLETED");
        assertThat(run.simulation().measure().meter("pool").value(PoolMeter.MOST_TAKEN))
                .isEqualTo(4);
    }

    /** Who comes while his holding is being filled waits for what is left of it. */
    @Test
    void twoRequestsOfOneUser_shareAHolding() {
        TrafficPlan both = new TrafficPlan.PhaseLocked(1, 8 * MILLI, 0, Sampler.ZERO);
        StagePlan pool = kept(450, new PoolPlan.Kept(PoolPlan.Kept.FOR_EVER, true));
        Scripted run = new Scripted(new Flow("frames", both, pool, TestPlans.within(SECOND)));

        assertThat(run.ends().subList(0, 4))
                .containsExactly(
                        "a@30 COMPLETED", "b@30 COMPLETED", "c@30 COMPLETED", "d@34 COMPLETED");
    }

    /** A pool that is big enough and fills nothing is not there, but for its books. */
    @Test
    void bigPool_changesNothing() {
        StagePlan station =
                TestPlans.station(1, TestPlans.LONG_LINE, TestPlans.constant(MILLI, Sampler.ONE));
        PoolPlan.Room big = new PoolPlan.Room(1_000, 100, 0);
        PoolPlan pool =
                new PoolPlan("pool", big, new Sampler.Constant(1), Sampler.ZERO, WAITS, null);
        TrafficPlan traffic = new TrafficPlan.Poisson(800);
        Measurement with = measured(traffic, new PooledPlan(pool, station));
        Measurement without = measured(traffic, station);

        assertThat(with.leftNanos()).isEqualTo(without.leftNanos());
        assertThat(with.presenceNanos()).isEqualTo(without.presenceNanos());
        assertThat(with.completed()).isEqualTo(without.completed()).isPositive();
    }

    /** Six holdings of three of twenty slabs each: they are lost as if there were six servers. */
    @Test
    void poolWithoutPlaces_losesAsErlangB() {
        PoolPlan pool =
                new PoolPlan(
                        "pool",
                        new PoolPlan.Room(20, 100, 10),
                        new Sampler.Constant(200),
                        Sampler.ZERO,
                        REJECTS,
                        null);
        double exact = Erlang.lossShare(6, 5);
        StagePlan held = new DelayPlan("held", new Sampler.Exponential(MILLI));
        SimulationPlan plan =
                TestPlans.path(
                        new TrafficPlan.Poisson(5_000),
                        new PooledPlan(pool, held),
                        LongRun.lasting(LongRun.requestsForShare(exact, 0.02) * 8, 5_000));
        LongRun run = new LongRun("memory that is full", plan, 1);
        run.holds("loss", Measurement::rejected, Measurement::offered, exact, 0.03);
    }

    private static Measurement measured(TrafficPlan traffic, StagePlan path) {
        Simulation simulation = Simulation.start(TestPlans.path(traffic, path, 5 * SECOND), 7);
        simulation.drain();
        return simulation.measureWhole();
    }

    private static Flow[] twoUsers(PoolPlan.Kept kept) {
        StagePlan pool = kept(200, kept);
        return new Flow[] {
            Scripted.one("first", 0, 0, pool), Scripted.one("second", 40 * MILLI, 0, pool)
        };
    }

    /** Clients that think for so many milliseconds. */
    private static Flow loop(int clients, long thinkMillis, StagePlan path) {
        TrafficPlan traffic =
                new TrafficPlan.ClosedLoop(clients, new Sampler.Constant(thinkMillis * MILLI));
        return new Flow("loop", traffic, path, TestPlans.within(SECOND));
    }

    /** Holdings of so many bytes that are filled in 20 ms. */
    private static StagePlan kept(long bytes, PoolPlan.Kept kept) {
        Sampler fill = new Sampler.Constant(20 * MILLI);
        return new PooledPlan(plan(new Sampler.Constant(bytes), fill, WAITS, kept), PART);
    }

    @Test
    void sizesThatCannotBe_areRefused() {
        assertThatThrownBy(() -> new PoolPlan.Room(0, 100, 0)).isInstanceOf(OutOfBounds.class);
        assertThatThrownBy(() -> new PoolPlan.Room(1, 100, 100)).isInstanceOf(OutOfBounds.class);
        assertThatThrownBy(() -> new PoolPlan.Kept(0, true)).isInstanceOf(OutOfBounds.class);
    }

    private static StagePlan sized(long bytes) {
        return pooled(new Sampler.Constant(bytes), WAITS, null);
    }

    private static StagePlan pooled(Sampler bytes, QueuePlan queue, PoolPlan.@Nullable Kept kept) {
        return new PooledPlan(plan(bytes, Sampler.ZERO, queue, kept), PART);
    }

    private static PoolPlan plan(
            Sampler bytes, Sampler rewarm, QueuePlan queue, PoolPlan.@Nullable Kept kept) {
        return new PoolPlan("pool", ROOM, bytes, rewarm, queue, kept);
    }

    private static StagePlan delay(String name, long millis) {
        return new DelayPlan(name, new Sampler.Constant(millis * MILLI));
    }
}
