package io.headroom.game.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.Simulation;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.Watch;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.IdlePart;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.cost.Tariff;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.ScoringPlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Each figure beside one that was counted from the requests themselves. */
class MeasuresTest {
    private static final double MILLIS = 1e6;
    private static final double DEADLINE = 150;
    private static final double SECONDS = 100;

    /** Batches of up to eight within 50 ms, in a queue that overflows. */
    private static SimulationPlan plan(Objective.Deadline judged) {
        return new SimulationPlan(
                new TrafficPlan.Poisson(60),
                List.of(
                        new StationPlan(
                                "server",
                                1,
                                new BatchingPlan.Windowed(8, 50_000_000),
                                new QueuePlan(12, new Overflow.Reject()),
                                new ServicePlan.PerBatch(
                                        80e6, 5e6, 1, new Sampler.LogNormal(1, 0.2)))),
                new Objective("request", judged, (long) (DEADLINE * MILLIS)),
                new CostRates(2, 0, 0, 0),
                (long) (SECONDS * 1e9));
    }

    private record Seen(double arrival, double end, double waited, Outcome outcome) {
        static Seen of(EndedRequest ended) {
            return new Seen(
                    ended.arrivalNanos() / MILLIS,
                    ended.endNanos() / MILLIS,
                    ended.waitedNanos() / MILLIS,
                    ended.outcome());
        }

        double age() {
            return end - arrival;
        }

        /** How much of its time lies before an instant, at which nobody arrives any more. */
        double before(double millis) {
            return Math.min(end, millis) - arrival;
        }
    }

    private final List<Seen> seen = new ArrayList<>();

    private Measured run() {
        Watch watch = new Watch(1_000_000_000, ended -> seen.add(Seen.of(ended)), false);
        Simulation simulation = Simulation.start(plan(Objective.Deadline.COMPLETION), 5, watch);
        simulation.advanceTo((long) (SECONDS * 1e9));
        return Measured.settle(simulation);
    }

    private List<Seen> completed() {
        return seen.stream().filter(one -> one.outcome() == Outcome.COMPLETED).toList();
    }

    private double mean(ToDoubleFunction<Seen> of) {
        return completed().stream().mapToDouble(of).average().orElseThrow();
    }

    private static double of(String name, Measured measured) {
        return Measures.named(name).of(measured);
    }

    @Test
    void counts_areThoseOfTheRequests() {
        Measured run = run();
        double good = completed().stream().filter(one -> one.age() <= DEADLINE).count();
        assertThat(of("offered", run)).isEqualTo(seen.size());
        assertThat(of("completed", run)).isEqualTo(completed().size());
        assertThat(of("rejected", run)).isEqualTo(seen.size() - completed().size()).isPositive();
        assertThat(of("good", run)).isEqualTo(good).isPositive();
        assertThat(of("adherence", run)).isEqualTo(good / seen.size());
        assertThat(of("goodShareOfEnded", run)).isEqualTo(good / seen.size());
        assertThat(of("lostShare", run))
                .isCloseTo(1 - (double) completed().size() / seen.size(), within(1e-12));
        assertThat(of("late", run)).isEqualTo(completed().size() - good).isPositive();
        assertThat(of("cut", run) + of("poor", run) + of("missed", run)).isZero();
        assertThat(of("worstAdherence", run)).isNaN();
        assertThat(of("inSystem", run)).isZero();
        // One server at 2 a second for the traffic's time, whatever the tail took.
        assertThat(of("cost", run)).isCloseTo(2 * SECONDS, within(1e-9));
        assertThat(of("costTime", run)).isCloseTo(2 * SECONDS, within(1e-9));
        assertThat(of("costPerGood", run)).isCloseTo(2 * SECONDS / good, within(1e-9));
    }

    /** An item costs 3, a batch 5, a joule 7 and a second of a fan 11: all apart, and in all. */
    @Test
    void costs_areToldByWhatTheyAreFor() {
        SimulationPlan plan = plan(Objective.Deadline.COMPLETION);
        Tariff tariff =
                new Tariff(new CostRates(2, 0, 5, 3), 7, List.of(new IdlePart("fan", 1, 11, 0.5)));
        ScoringPlan groups = new ScoringPlan(List.of("requests"), 0.05, null);
        Simulation simulation =
                Simulation.start(
                        new SimulationPlan(
                                plan.flows(), tariff, plan.durationNanos(), List.of(), groups),
                        5);
        simulation.advanceTo(plan.durationNanos());
        Measured run = Measured.of(simulation.measure());

        double items = run.measurement().stages().get(0).started();
        assertThat(of("costBatches", run))
                .isEqualTo(5.0 * run.measurement().stages().get(0).batches());
        assertThat(of("costItems", run)).isCloseTo(3 * items, within(1e-9));
        assertThat(of("costEnergy", run)).isCloseTo(7 * 0.5 * SECONDS, within(1e-9));
        assertThat(of("costParts", run)).isCloseTo(11 * SECONDS, within(1e-9));
        assertThat(of("worstAdherence", run)).isEqualTo(of("adherence", run)).isPositive();
        assertThat(of("groupAdherence1", run)).isEqualTo(of("adherence", run));
        assertThat(of("groupAdherence2", run)).isNaN();
    }

    @Test
    void times_areThoseOfTheRequests() {
        Measured run = run();
        assertThat(of("meanTimeInSystem", run)).isCloseTo(mean(Seen::age), within(1e-6));
        assertThat(of("meanWait", run)).isCloseTo(mean(Seen::waited), within(1e-6));
        double[] ages = completed().stream().mapToDouble(Seen::age).sorted().toArray();
        for (int percent : List.of(50, 90, 95, 99)) {
            double exact = ages[(int) Math.ceil(percent / 100.0 * ages.length) - 1];
            for (String name : List.of("p", "completionP", "firstResponseP")) {
                assertThat(of(name + percent, run)).isCloseTo(exact, within(0.008 * exact));
            }
        }
        double waited = of("forming", run) + of("queue", run);
        assertThat(of("forming", run)).isBetween(1.0, 50.0);
        assertThat(waited).isCloseTo(mean(Seen::waited), within(1e-6));
        assertThat(waited + of("service", run)).isCloseTo(mean(Seen::age), within(1e-6));
        assertThat(of("transfer", run) + of("retry", run)).isZero();
        assertThat(of("judgedService", run)).isEqualTo(of("service", run));
    }

    @Test
    void littlesLaw_ofAWholeRun_holds() {
        Measured run = run();
        double span = run.measurement().toNanos() / 1e9;
        double inside = seen.stream().mapToDouble(one -> one.before(1e3 * span)).sum();
        assertThat(of("meanInSystem", run)).isCloseTo(inside / 1e3 / span, within(1e-6));
        assertThat(of("arrivalsPerSecond", run)).isCloseTo(seen.size() / span, within(1e-9));
        long completions = completed().stream().filter(one -> one.end() < 1e3 * span).count();
        assertThat(of("completedPerSecond", run)).isCloseTo(completions / span, within(1e-9));
        assertThat(of("arrivalsTimesTime", run))
                .isCloseTo(seen.size() / span * mean(Seen::age) / 1e3, within(1e-6));
    }

    @Test
    void figures_ofNothing_areNone() {
        Measured nothing =
                Measured.of(Simulation.start(plan(Objective.Deadline.COMPLETION), 5).measure());
        Figures figures = Figures.of(Instruments.USUAL.told(), nothing);
        assertThat(figures.values()).doesNotContainKeys("p99", "meanTimeInSystem", "meanBatch");
        assertThat(figures.costPerGood()).isInfinite();
        assertThat(Numbers.of(Instruments.USUAL.told(), figures).values()).containsNull();
    }

    @Test
    void names_areUniqueAndUnknownOnesRefused() {
        assertThat(Measures.names()).doesNotHaveDuplicates().hasSameSizeAs(Measures.all());
        assertThat(Measures.find("p98")).isNull();
        assertThatThrownBy(() -> Measures.named("p98")).hasMessageContaining("p98");
    }

    @Test
    void work_isWatchedWhereOneOfItsFiguresIsAskedFor() {
        List<Measure> plain = Measures.known(List.of("p99", "service", "judgedService"));
        assertThat(WorkFigures.areAskedFor(plain)).isFalse();
        for (String name : List.of("host", "judgedBubbles", "communicationShare")) {
            assertThat(WorkFigures.areAskedFor(Measures.known(List.of("p99", name)))).isTrue();
            assertThat(of(name, run())).as(name).isNaN();
        }
    }

    @Test
    void numbers_onTheirWay_haveFourDigits() {
        assertThat(Numbers.of(0.123449, 999.96, 12_346, -1e-7 / 3, 0, 1_050).values())
                .containsExactly(0.1234, 1_000.0, 12_350.0, -3.333e-8, 0.0, 1_050.0);
        assertThat(Numbers.of(Double.NaN, Double.POSITIVE_INFINITY).values())
                .containsExactly(null, null);
        assertThat(Numbers.of(Measures.named("offered"), 12_345).values())
                .containsExactly(12_345.0);
    }

    @Test
    void formerFigures_standInForWhatALogDoesNotHave() {
        Figures old = new Figures(Map.of("stageForming", 3.0, "stageQueueWhole", 4.0));
        List<Measure> asked = List.of(Measures.named("forming"), Measures.named("queue"));
        assertThat(Numbers.of(asked, old).values()).containsExactly(3.0, 4.0);
    }
}
