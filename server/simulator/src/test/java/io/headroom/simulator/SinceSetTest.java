package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.Verdict;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Deadlines from the instant that the frames of a set have in common, the first shutter's. */
class SinceSetTest {
    private static final long SETS = 100;
    private static final TrafficPlan.PhaseLocked STAGGERED =
            new TrafficPlan.PhaseLocked(4, 10 * MILLI, 2 * MILLI, Sampler.ZERO);

    private static Objective within(long deadlineNanos, Objective.Since since) {
        Objective within = TestPlans.within(deadlineNanos);
        return since == Objective.Since.SET ? TestPlans.sinceSets(within) : within;
    }

    private static Simulation over(TrafficPlan traffic, StagePlan path, Objective objective) {
        Flow flow = new Flow("frames", traffic, path, objective);
        SimulationPlan plan = new SimulationPlan(List.of(flow), TestPlans.FREE, SETS * 10 * MILLI);
        return Simulation.start(plan, 1);
    }

    private static Measurement run(TrafficPlan traffic, StagePlan path, Objective objective) {
        Simulation simulation = over(traffic, path, objective);
        simulation.drain();
        return simulation.measure();
    }

    private static StagePlan hop(long nanos) {
        return hop("hop", nanos);
    }

    private static StagePlan hop(String name, long nanos) {
        return new DelayPlan(name, new Sampler.Constant((double) nanos));
    }

    private static long good(StagePlan path, long deadlineNanos, Objective.Since since) {
        return run(STAGGERED, path, within(deadlineNanos, since)).good();
    }

    /** Four cameras 2 ms apart and 3 ms of work: frames are 3, 5, 7 and 9 ms old at their ends. */
    @Test
    void frame_ofALaterShutter_hasSoMuchLessTime() {
        StagePlan path = hop(3 * MILLI);

        assertThat(good(path, 9 * MILLI, Objective.Since.SET)).isEqualTo(4 * SETS);
        assertThat(good(path, 9 * MILLI - 1, Objective.Since.SET)).isEqualTo(3 * SETS);
        assertThat(good(path, 5 * MILLI, Objective.Since.SET)).isEqualTo(2 * SETS);
        assertThat(good(path, 3 * MILLI, Objective.Since.SET)).isEqualTo(SETS);
        assertThat(good(path, 3 * MILLI - 1, Objective.Since.SET)).isZero();
        assertThat(good(path, 3 * MILLI, Objective.Since.ARRIVAL)).isEqualTo(4 * SETS);
    }

    /** The request is judged, whatever attempts were made for it at later instants. */
    @Test
    void attempts_ofAFrame_leaveItInItsSet() {
        StagePlan two =
                new ForkPlan(
                        "two",
                        List.of(
                                new ForkPlan.Branch(0, hop(30 * MILLI)),
                                new ForkPlan.Branch(MILLI, hop("other hop", 2 * MILLI))),
                        1,
                        ForkPlan.NO_TIMER,
                        ForkPlan.OnTimer.PROCEED,
                        ForkPlan.Losers.CANCEL);

        assertThat(good(two, 7 * MILLI, Objective.Since.SET)).isEqualTo(3 * SETS);
        assertThat(good(two, 9 * MILLI, Objective.Since.SET)).isEqualTo(4 * SETS);
    }

    /** What has come too late, or 1 ms early but for the very first, is of its set all the same. */
    @Test
    void frame_thatComesLateOrEarly_keepsTheClock() {
        Sampler late = new Sampler.Constant((double) (6 * MILLI));
        Sampler early = new Sampler.Constant((double) -MILLI);
        TrafficPlan behind = new TrafficPlan.PhaseLocked(1, 10 * MILLI, 0, Sampler.ZERO, 1, late);
        TrafficPlan before = new TrafficPlan.PhaseLocked(1, 10 * MILLI, 0, early);
        StagePlan path = hop(3 * MILLI);

        assertThat(run(behind, path, within(9 * MILLI, Objective.Since.SET)).good())
                .isEqualTo(SETS);
        assertThat(run(behind, path, within(9 * MILLI - 1, Objective.Since.SET)).good()).isZero();
        // The very first cannot come before the run; one more than the sets of the run comes.
        assertThat(run(before, path, within(2 * MILLI, Objective.Since.SET)).good())
                .isEqualTo(SETS);
        assertThat(run(before, path, within(2 * MILLI, Objective.Since.ARRIVAL)).good()).isZero();
    }

    /** A sensor that is added in mid-run takes frames of the same sets. */
    @Test
    void sensors_thatAreAdded_shareTheClock() {
        Simulation simulation =
                over(STAGGERED, hop(3 * MILLI), within(9 * MILLI, Objective.Since.SET));
        simulation.advanceTo(SECOND / 2);
        simulation.intervene(new FlowIntervention.MoreSensors("frames", 2, SECOND / 10));
        simulation.drain();
        Measurement measured = simulation.measure();

        // A tenth of the run is ten frames of each, 11 and 13 ms old; one is still to come.
        assertThat(measured.judged(Verdict.LATE)).isEqualTo(measured.offered() - 4 * SETS);
        assertThat(measured.judged(Verdict.LATE)).isBetween(18L, 22L);
        assertThat(measured.good()).isEqualTo(4 * SETS);
    }

    /** Frame i of a sensor is its i-th request, and must end by i periods and the deadline. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void frames_oneByOne_areGoodIfTheyEndInTimeOfTheirSets(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int sensors = random.nextInt(1, 9);
        long period = random.nextLong(5 * MILLI, 30 * MILLI);
        TrafficPlan.PhaseLocked traffic =
                new TrafficPlan.PhaseLocked(
                        sensors,
                        period,
                        random.nextLong(3 * MILLI),
                        new Sampler.Normal(0, MILLI),
                        0.2,
                        new Sampler.Exponential(20 * MILLI));
        StagePlan path =
                TestPlans.station(
                        1,
                        new QueuePlan(4, new Overflow.DropOldest()),
                        TestPlans.constant(1.2 * period / sensors, new Sampler.Exponential(1)));
        long deadline = 10 * MILLI;
        Flow flow = new Flow("frames", traffic, path, within(deadline, Objective.Since.SET));
        SimulationPlan plan = new SimulationPlan(List.of(flow), TestPlans.FREE, 2 * SECOND);
        int[] frames = new int[sensors];
        int[] good = new int[2];
        List<EndedRow> ended = new ArrayList<>();
        Simulation simulation = Simulation.start(plan, seed, each -> ended.add(EndedRow.of(each)));
        simulation.drain();
        ended.sort(Comparator.comparingLong(EndedRow::ordinal));
        for (EndedRow each : ended) {
            long shutter = frames[each.sensor()]++ * period;
            boolean inTime = each.completed() && each.endNanos() <= shutter + deadline;
            assertThat(each.good()).as("request " + each.ordinal()).isEqualTo(inTime);
            good[inTime ? 1 : 0]++;
        }
        assertThat(ended).hasSize((int) simulation.measure().offered());
        assertThat(good[0]).isPositive();
        assertThat(good[1]).isPositive();
    }

    private record EndedRow(
            long ordinal, int sensor, long endNanos, boolean completed, boolean good) {
        static EndedRow of(EndedRequest ended) {
            return new EndedRow(
                    ended.ordinal(),
                    ended.user(),
                    ended.endNanos(),
                    ended.outcome() == Outcome.COMPLETED,
                    ended.isGood());
        }
    }

    /** The judgement alone is another: what happens, books and times from arrival stay. */
    @Test
    void counting_sinceTheSet_changesTheVerdictAlone() {
        long other = 0;
        for (long seed = 0; seed < 60; seed++) {
            SimulationPlan plan = RandomPlans.of(seed);
            Measurement set = run(counted(plan, Objective.Since.SET));
            Measurement arrival = run(counted(plan, Objective.Since.ARRIVAL));
            assertThat(set.stages()).isEqualTo(arrival.stages());
            assertThat(set.attempts()).isEqualTo(arrival.attempts());
            assertThat(set.completed()).isEqualTo(arrival.completed());
            assertThat(set.completedNanos()).isEqualTo(arrival.completedNanos());
            assertThat(set.completion()).isEqualTo(arrival.completion());
            other += set.good() == arrival.good() ? 0 : 1;
        }
        assertThat(other).isPositive();
    }

    private static Measurement run(SimulationPlan plan) {
        Simulation simulation = Simulation.start(plan, 1);
        simulation.drain();
        return simulation.measure();
    }

    /** Flows of sensors count since that, within 20 ms. */
    private static SimulationPlan counted(SimulationPlan plan, Objective.Since since) {
        List<Flow> flows = new ArrayList<>();
        for (Flow flow : plan.flows()) {
            boolean sets = flow.traffic() instanceof TrafficPlan.PhaseLocked;
            flows.add(
                    new Flow(
                            flow.name(),
                            flow.traffic(),
                            flow.path(),
                            sets ? within(20 * MILLI, since) : flow.objective(),
                            flow.priority(),
                            flow.mostRequests()));
        }
        return new SimulationPlan(flows, plan.tariff(), plan.durationNanos(), plan.devices());
    }

    @Test
    void traffic_withoutSets_isRefused() {
        assertThatThrownBy(
                        () ->
                                run(
                                        new TrafficPlan.Poisson(100),
                                        hop(MILLI),
                                        within(MILLI, Objective.Since.SET)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("traffic of sensors");
    }
}
