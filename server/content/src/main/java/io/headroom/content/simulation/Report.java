package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.document.Problem;
import io.headroom.simulator.SimulatorVersion;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.measure.Endings;
import io.headroom.simulator.measure.FlowMeasurement;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.measure.Verdict;
import io.headroom.simulator.stage.StageUse;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/**
 * Everything that is told of an experiment, free of times of day and of durations on this machine,
 * so that every run of it tells the same bytes.
 */
public final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Runs runs;

    private Report(Runs runs) {
        this.runs = runs;
    }

    /** The report on the replications of an experiment. */
    public static ObjectNode of(Experiment experiment, List<RunResult> results) {
        return new Report(new Runs(results)).whole(experiment);
    }

    /** The report on what cannot be: nothing is good, and who would have come is not known. */
    public static ObjectNode of(SimulationRefused cannotBe) {
        ObjectNode report = JSON.createObjectNode();
        report.put("title", cannotBe.title())
                .put("engineVersion", SimulatorVersion.SIMULATOR_VERSION)
                .put("cannotBe", cannotBe.sentence());
        report.putObject("requests").putNull("offered").put("good", 0).put("adherence", 0.0);
        report.putNull("costPerGood");
        return report;
    }

    private ObjectNode whole(Experiment experiment) {
        ObjectNode report = JSON.createObjectNode();
        report.put("title", experiment.title())
                .put("engineVersion", SimulatorVersion.SIMULATOR_VERSION)
                .put("seed", experiment.seed())
                .put("replications", experiment.replications())
                .put("interrupted", runs.all().stream().anyMatch(RunResult::interrupted));
        Measurement first = runs.first();
        report.put("fromNanos", first.fromNanos()).put("toNanos", first.toNanos());
        report.putObject("window")
                .put("fromNanos", first.fromNanos())
                .put("toNanos", first.toNanos())
                .put("followedToNanos", first.followedToNanos());
        reach(report);
        requests(report.putObject("requests"));
        report.putObject("books")
                .put("presenceNanos", runs.sum(Measurement::presenceNanos))
                .put("withinNanos", runs.sum(Measurement::withinNanos))
                .put("leftNanos", runs.sum(Measurement::leftNanos));
        means(report.putObject("means"));
        runs.percentiles(report.putObject("completion"), Measurement::completion);
        runs.percentiles(report.putObject("firstResponse"), Measurement::firstResponse);
        put(
                report,
                "meanFirstResponseNanos",
                runs.ratio(Measurement::firstResponseNanos, Measurement::completed));
        new TokenReport(runs).writeTo(report);
        stacks(report.putArray("stacks"), experiment.stacks());
        put(report, "utilization", utilization());
        put(report, "meanBatch", runs.ratio(all(StageUse::inBatches), all(StageUse::batches)));
        report.put("energyJoules", runs.total(Measurement::energyJoules));
        report.put("cost", runs.total(Measurement::cost));
        ScoreReport score = new ScoreReport(runs);
        report.put("unit", score.unit());
        put(report, "costPerGood", score.costPerGood());
        score.writeTo(report.putObject("score"));
        new CostReport(runs).writeTo(report);
        flows(report.putArray("flows"));
        attempts(report.putObject("attempts"));
        new StageReport(runs).writeTo(report.putArray("stages"));
        new MeterReport(runs).writeTo(report);
        replications(report.putArray("runs"));
        report.put("events", runs.all().stream().mapToLong(RunResult::events).sum());
        warnings(report.putArray("warnings"), experiment.findings());
        report.putNull("cannotBe");
        MeasurementDigest digest = new MeasurementDigest();
        runs.all().forEach(run -> digest.add(run.measured()));
        return report.put("digest", digest.hex());
    }

    /**
     * What is told of a file that is not wrong; the file's own name would differ by where it is.
     */
    private static void warnings(ArrayNode nodes, List<Problem> findings) {
        for (Problem finding : findings) {
            nodes.addObject()
                    .put("line", finding.line())
                    .put("column", finding.column())
                    .put("path", finding.path())
                    .put("found", finding.found())
                    .put("expected", finding.expected());
        }
    }

    /** How far the runs came, of the requests that were to come if these end them. */
    private void reach(ObjectNode report) {
        List<RunResult.Reach> all = runs.all().stream().map(RunResult::reach).toList();
        boolean interrupted = runs.all().stream().anyMatch(RunResult::interrupted);
        boolean isShort = all.stream().anyMatch(RunResult.Reach::isShort);
        report.put("incomplete", interrupted || isShort)
                .put("requestsSent", all.stream().mapToLong(RunResult.Reach::sent).sum());
        if (all.stream().anyMatch(reach -> reach.asked() == null)) {
            report.putNull("requestsAsked");
        } else {
            report.put(
                    "requestsAsked",
                    all.stream().mapToLong(reach -> Objects.requireNonNull(reach.asked())).sum());
        }
    }

    private static void stacks(ArrayNode nodes, List<Experiment.StackUse> stacks) {
        for (Experiment.StackUse use : stacks) {
            nodes.addObject()
                    .put("stack", use.stack())
                    .put("hardware", use.hardware())
                    .put("measured", use.measured());
        }
    }

    private void requests(ObjectNode node) {
        node.put("carriedIn", runs.sum(Measurement::carriedIn))
                .put("carriedInEnded", runs.sum(Measurement::carriedInEnded))
                .put("arrived", runs.sum(Measurement::offered))
                .put("offered", runs.sum(Measurement::offered))
                .put("completed", runs.sum(Measurement::completed))
                .put("rejected", runs.sum(Measurement::rejected))
                .put("dropped", runs.sum(Measurement::dropped))
                .put("crashed", runs.sum(Measurement::crashed))
                .put("abandoned", runs.sum(Measurement::abandoned))
                .put("timedOut", runs.sum(Measurement::timedOut))
                .put("inSystem", runs.sum(Measurement::inSystem))
                .put("stillRunning", runs.sum(Measurement::stillRunning))
                .put("good", runs.sum(Measurement::good));
        put(node, "adherence", runs.ratio(Measurement::good, Measurement::offered));
        judged(node, measured -> measured);
    }

    private void means(ObjectNode node) {
        runs.estimate(
                node.putObject("inSystem"),
                Measurement::meanInSystem,
                RunResult.Intervals::inSystem,
                1);
        runs.estimate(
                node.putObject("arrivalsPerSecond"),
                Measurement::arrivalsPerSecond,
                RunResult.Intervals::arrivals,
                Limits.SECOND_NANOS);
        runs.estimate(
                node.putObject("timeInSystemNanos"),
                Measurement::meanTimeInSystemNanos,
                RunResult.Intervals::timeInSystem,
                1);
        runs.estimate(
                node.putObject("waitingNanos"),
                Measurement::meanWaitNanos,
                RunResult.Intervals::waiting,
                1);
    }

    private @Nullable Double utilization() {
        return runs.ratio(
                all(StageUse::usedNanos), all((measured, stage) -> stage.provisionedNanos()));
    }

    private static ToLongFunction<Measurement> all(
            ToLongBiFunction<Measurement, StageMeasurement> count) {
        return measured ->
                measured.stages().stream()
                        .mapToLong(stage -> count.applyAsLong(measured, stage))
                        .sum();
    }

    private void flows(ArrayNode nodes) {
        for (int index = 0; index < runs.first().flows().size(); index++) {
            int each = index;
            Function<Measurement, FlowMeasurement> flow = measured -> measured.flows().get(each);
            ObjectNode node = nodes.addObject().put("name", flow.apply(runs.first()).name());
            node.put("scored", flow.apply(runs.first()).isScored());
            count(node, "offered", flow, FlowMeasurement::offered);
            count(node, "completed", flow, FlowMeasurement::completed);
            count(node, "rejected", flow, FlowMeasurement::rejected);
            count(node, "dropped", flow, FlowMeasurement::dropped);
            count(node, "crashed", flow, FlowMeasurement::crashed);
            count(node, "abandoned", flow, FlowMeasurement::abandoned);
            count(node, "timedOut", flow, FlowMeasurement::timedOut);
            count(node, "stillRunning", flow, FlowMeasurement::stillRunning);
            count(node, "good", flow, FlowMeasurement::good);
            put(
                    node,
                    "adherence",
                    runs.ratio(
                            measured -> flow.apply(measured).good(),
                            measured -> flow.apply(measured).offered()));
            judged(node, flow);
            runs.percentiles(
                    node.putObject("completion"), measured -> flow.apply(measured).completion());
            runs.percentiles(
                    node.putObject("firstResponse"),
                    measured -> flow.apply(measured).firstResponse());
        }
    }

    /** Of the completed that are not good, why. */
    private void judged(ObjectNode node, Function<Measurement, ? extends Endings> of) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.GOOD) {
                String name = Outcomes.name(verdict);
                node.put(name, runs.sum(measured -> of.apply(measured).judged(verdict)));
            }
        }
    }

    private void count(
            ObjectNode node,
            String name,
            Function<Measurement, FlowMeasurement> flow,
            ToLongFunction<FlowMeasurement> count) {
        node.put(name, runs.sum(measured -> count.applyAsLong(flow.apply(measured))));
    }

    private void attempts(ObjectNode node) {
        node.put("carriedIn", runs.sum(measured -> measured.attempts().carriedIn()))
                .put("launched", runs.sum(measured -> measured.attempts().launched()))
                .put("won", runs.sum(measured -> measured.attempts().won()))
                .put("cancelled", runs.sum(measured -> measured.attempts().cancelled()))
                .put("lost", runs.sum(measured -> measured.attempts().lost()))
                .put("late", runs.sum(measured -> measured.attempts().late()))
                .put("running", runs.sum(measured -> measured.attempts().running()));
    }

    private void replications(ArrayNode nodes) {
        for (RunResult run : runs.all()) {
            Measurement measured = run.measured();
            nodes.addObject()
                    .put("seed", run.seed())
                    .put("toNanos", measured.toNanos())
                    .put("simulatedNanos", run.reach().nanos())
                    .put("requestsSent", run.reach().sent())
                    .put("incomplete", run.interrupted() || run.reach().isShort())
                    .put("interrupted", run.interrupted())
                    .put("offered", measured.offered())
                    .put("completed", measured.completed())
                    .put("good", measured.good())
                    .put("inSystem", measured.meanInSystem())
                    .put("arrivalsPerSecond", measured.arrivalsPerSecond())
                    .put("timeInSystemNanos", measured.meanTimeInSystemNanos())
                    .put("waitingNanos", measured.meanWaitNanos())
                    .put("events", run.events())
                    .put("digest", run.digest());
        }
    }

    static void put(ObjectNode node, String name, @Nullable Double value) {
        if (value == null) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }
}
