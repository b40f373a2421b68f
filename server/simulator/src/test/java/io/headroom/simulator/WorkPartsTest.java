package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.AffineTime;
import io.headroom.simulator.cost.NetworkPlan;
import io.headroom.simulator.cost.Parallelism;
import io.headroom.simulator.cost.Roofline;
import io.headroom.simulator.cost.StepParts;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.request.WorkPart;
import io.headroom.simulator.stage.EngineMeter;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.traffic.RequestShape;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** What the time of iterations goes to, by what theory says of groups and pipelines. */
class WorkPartsTest {
    private static final double HOST = 300_000;
    private static final double EACH = 4_000;
    private static final AffineTime LINK = new AffineTime(3_000, 0.01);

    /** Launching takes a tenth of a device's time at most, so that the device is what waits. */
    private static Roofline cost(Parallelism parallelism, double sums, double launch) {
        NetworkPlan network = new NetworkPlan(List.of(LINK), AffineTime.NONE, 1e12, 0);
        return new Roofline(
                HOST,
                EACH,
                launch,
                0,
                0,
                6e6,
                20_000,
                0,
                5_000,
                40,
                0.1,
                sums,
                8_192,
                network,
                parallelism);
    }

    private static Measurement run(Roofline cost, int clients, int prompt) {
        return run(cost, clients, prompt, true);
    }

    private static Measurement run(Roofline cost, int clients, int prompt, boolean watched) {
        RequestShape shape =
                RequestShape.Drawn.tokens(
                        new Sampler.Constant(prompt), new Sampler.Constant(50), 0, Sampler.ONE);
        EnginePlan engine =
                new EnginePlan(
                        "engine",
                        new ReplicaPlan(
                                64,
                                100,
                                new SchedulerPlan.Chunked(4_096),
                                new KvPlan.Paged(16, 100_000),
                                cost),
                        TestPlans.LONG_LINE);
        long nanos = 10 * TestPlans.SECOND;
        Objective objective =
                new Objective("request", Objective.Deadline.FIRST_RESPONSE, TestPlans.SECOND);
        TrafficPlan traffic = new TrafficPlan.ClosedLoop(clients, Sampler.ZERO, shape);
        Flow flow = new Flow("requests", traffic, engine, objective);
        Simulation simulation =
                Simulation.start(
                        new SimulationPlan(List.of(flow), TestPlans.FREE, nanos),
                        3,
                        Watch.ofSlices(TestPlans.SECOND, watched));
        simulation.advanceTo(nanos);
        return simulation.measure();
    }

    private static double share(Measurement measured, String part) {
        MeterMeasurement meter = measured.meter("engine");
        double all = 0;
        for (String each : EngineMeter.WORK) {
            all += meter.value(each);
        }
        return meter.value(part) / all;
    }

    /** Of what is left beside the host one of p stages works at a time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void bubbles_ofOneAlone_areAllStagesButOne(int stages) {
        Measurement measured = run(cost(new Parallelism(1, stages), 0, 0), 1, 512);
        double device = 1 - share(measured, EngineMeter.HOST);
        assertThat(share(measured, EngineMeter.BUBBLES) / device)
                .isCloseTo((stages - 1.0) / stages, within(1e-9));
        assertThat(share(measured, EngineMeter.COMMUNICATION)).isZero();
        assertThat((double) measured.workNanos(WorkPart.BUBBLES))
                .isCloseTo(
                        (stages - 1.0) * measured.workNanos(WorkPart.COMPUTE),
                        within(10.0 * stages * measured.completed()));
    }

    /** As many parts as stages leave none idle; a pipeline that runs empty waits p − 1 turns. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void bubbles_ofMany_areThoseOfTheTextbook(int stages) {
        for (int parts : new int[] {stages, 3 * stages}) {
            assertThat(idleShare(new Parallelism(1, stages, parts, false), 10L * parts)).isZero();
            assertThat(idleShare(new Parallelism(1, stages, parts, true), 10L * parts))
                    .isCloseTo((stages - 1.0) / (parts + stages - 1), within(1e-6));
        }
        assertThat(idleShare(new Parallelism(1, stages, 1, false), 100))
                .isCloseTo((stages - 1.0) / stages, within(1e-6));
    }

    /** Of an iteration without its host. */
    private static double idleShare(Parallelism parallelism, long decodes) {
        Roofline cost = cost(parallelism, 0, 0);
        StepParts parts = new StepParts();
        long picos = cost.picos(decodes, 1, 1_000 * decodes, 0, 0, 0, 0, 0, parts);
        return (double) parts.bubblesPicos(picos) / (picos - parts.hostPicos(picos));
    }

    /** Every iteration of one sequence moves one token, also that of a prompt of one token. */
    @Test
    void communication_ofAGroup_isItsSums_inEveryIteration() {
        Roofline cost = cost(new Parallelism(4, 1), 64, 0);
        MeterMeasurement meter = run(cost, 1, 1).meter("engine");
        long each = (long) (64 * LINK.nanos(8_192) * 1000 + 0.5);
        assertThat(meter.value(EngineMeter.COMMUNICATION))
                .isPositive()
                .isEqualTo(each * meter.value(EngineMeter.ITERATIONS));
        assertThat(meter.value(EngineMeter.BUBBLES)).isZero();
    }

    /** Launching that takes longer than the device's 6 ms is the host's beyond these. */
    @Test
    void host_hasWhatLaunchingTakesBeyondTheDevice() {
        MeterMeasurement meter = run(cost(new Parallelism(1, 1), 0, 8e6), 1, 1).meter("engine");
        long each = (long) ((HOST + EACH + 2e6) * 1000);
        assertThat(meter.value(EngineMeter.HOST))
                .isEqualTo(each * meter.value(EngineMeter.ITERATIONS));
    }

    /** Up to the first token there is the prompt's iteration alone. */
    @Test
    void judged_upToTheFirstToken_isLessThanAll_andAllOfTheTimeToIt() {
        Measurement measured = run(cost(new Parallelism(2, 2), 8, 0), 1, 512);
        long judged = 0;
        for (WorkPart part : WorkPart.values()) {
            assertThat(measured.judgedWorkNanos(part)).isLessThan(measured.workNanos(part));
            judged += measured.judgedWorkNanos(part);
        }
        assertThat(judged).isEqualTo(measured.firstResponseNanos() - measured.waitedNanos());
    }

    /** Who does not ask pays nothing and is told nothing; all else is the same to the bit. */
    @Test
    void work_thatIsNotWatched_isNotTold() {
        Roofline cost = cost(new Parallelism(2, 2), 8, 0);
        Measurement watched = run(cost, 1, 512);
        Measurement plain = run(cost, 1, 512, false);
        for (WorkPart part : WorkPart.values()) {
            assertThat(watched.workNanos(part)).isPositive();
            assertThat(plain.workNanos(part)).isZero();
            assertThat(plain.meter("engine").value(EngineMeter.WORK.get(part.number()))).isZero();
        }
        List<Long> all = new ArrayList<>();
        watched.forEachLong(all::add);
        List<Long> same = new ArrayList<>();
        plain.forEachLong(same::add);
        assertThat(same).isEqualTo(all);
    }
}
