package io.headroom.node.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.simulator.EngineVersion;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.StageMeasurement;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
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

    private ObjectNode whole(Experiment experiment) {
        ObjectNode report = JSON.createObjectNode();
        report.put("title", experiment.title())
                .put("engineVersion", EngineVersion.ENGINE_VERSION)
                .put("seed", experiment.seed())
                .put("replications", experiment.replications())
                .put("interrupted", runs.all().stream().anyMatch(RunResult::interrupted));
        Measurement first = runs.first();
        report.put("fromNanos", first.fromNanos()).put("toNanos", first.toNanos());
        requests(report.putObject("requests"));
        means(report.putObject("means"));
        runs.percentiles(report.putObject("completion"), Measurement::completion);
        runs.percentiles(report.putObject("firstResponse"), Measurement::firstResponse);
        put(report, "utilization", utilization());
        put(report, "meanBatch", runs.ratio(Report::started, Report::batches));
        report.put("energyJoules", runs.total(Figures::energyJoules));
        report.put("cost", runs.total(Measurement::cost));
        report.put("unit", experiment.plan().flows().getFirst().objective().unitName());
        double good = runs.total(Measurement::goodUnits);
        put(report, "costPerGood", good == 0 ? null : runs.total(Measurement::cost) / good);
        stages(report.putArray("stages"));
        replications(report.putArray("runs"));
        report.put("events", runs.all().stream().mapToLong(RunResult::events).sum());
        MeasurementDigest digest = new MeasurementDigest();
        runs.all().forEach(run -> digest.add(run.measured()));
        return report.put("digest", digest.hex());
    }

    private void requests(ObjectNode node) {
        node.put("carriedIn", runs.sum(Measurement::carriedIn))
                .put("offered", runs.sum(Measurement::offered))
                .put("completed", runs.sum(Measurement::completed))
                .put("rejected", runs.sum(Measurement::rejected))
                .put("dropped", runs.sum(Measurement::dropped))
                .put("crashed", runs.sum(Measurement::crashed))
                .put("abandoned", runs.sum(Figures::abandoned))
                .put("timedOut", runs.sum(Figures::timedOut))
                .put("inSystem", runs.sum(Measurement::inSystem))
                .put("good", runs.sum(Measurement::good));
        put(node, "adherence", runs.ratio(Measurement::good, Measurement::offered));
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
                Report::meanWaitingNanos,
                RunResult.Intervals::waiting,
                1);
    }

    private static double meanWaitingNanos(Measurement measured) {
        long completed = measured.completed();
        return completed == 0 ? 0 : (double) Figures.waitedNanos(measured) / completed;
    }

    private static long started(Measurement measured) {
        return measured.stages().stream().mapToLong(StageMeasurement::started).sum();
    }

    private static long batches(Measurement measured) {
        return measured.stages().stream().mapToLong(StageMeasurement::batches).sum();
    }

    private @Nullable Double utilization() {
        return runs.ratio(
                measured ->
                        measured.stages().stream().mapToLong(StageMeasurement::busyNanos).sum(),
                measured ->
                        measured.stages().stream()
                                .mapToLong(StageMeasurement::provisionedNanos)
                                .sum());
    }

    private void stages(ArrayNode nodes) {
        for (int index = 0; index < runs.first().stages().size(); index++) {
            int each = index;
            stage(nodes.addObject(), measured -> measured.stages().get(each));
        }
    }

    private void stage(ObjectNode node, Function<Measurement, StageMeasurement> stage) {
        node.put("name", stage.apply(runs.first()).name());
        count(node, "entered", stage, StageMeasurement::entered);
        count(node, "started", stage, StageMeasurement::started);
        count(node, "lost", stage, Figures::lost);
        count(node, "abandoned", stage, Figures::abandoned);
        count(node, "cancelled", stage, Figures::cancelled);
        count(node, "batches", stage, StageMeasurement::batches);
        ratio(node, "meanBatch", stage, StageMeasurement::started, StageMeasurement::batches);
        ratio(
                node,
                "utilization",
                stage,
                StageMeasurement::busyNanos,
                StageMeasurement::provisionedNanos);
        put(
                node,
                "meanWaiting",
                runs.ratio(at(stage, StageMeasurement::waitingArea), Report::spanNanos));
        put(
                node,
                "meanServing",
                runs.ratio(at(stage, StageMeasurement::servingArea), Report::spanNanos));
        put(
                node,
                "meanServers",
                runs.ratio(at(stage, StageMeasurement::provisionedNanos), Report::spanNanos));
        ratio(node, "meanFormingNanos", stage, StageMeasurement::formingNanos, StageMeasurement::started);
        ratio(node, "meanQueueNanos", stage, StageMeasurement::queueNanos, StageMeasurement::started);
        runs.percentiles(
                node.putObject("waitingTime"),
                measured -> Figures.waitingTime(stage.apply(measured)));
        runs.percentiles(
                node.putObject("timeHere"), measured -> Figures.timeHere(stage.apply(measured)));
        node.put("cost", runs.total(measured -> Figures.cost(stage.apply(measured))));
        node.put(
                "energyJoules",
                runs.total(measured -> Figures.energyJoules(stage.apply(measured))));
    }

    private static long spanNanos(Measurement measured) {
        return measured.toNanos() - measured.fromNanos();
    }

    private static ToLongFunction<Measurement> at(
            Function<Measurement, StageMeasurement> stage, ToLongFunction<StageMeasurement> count) {
        return measured -> count.applyAsLong(stage.apply(measured));
    }

    private void count(
            ObjectNode node,
            String name,
            Function<Measurement, StageMeasurement> stage,
            ToLongFunction<StageMeasurement> count) {
        node.put(name, runs.sum(at(stage, count)));
    }

    private void ratio(
            ObjectNode node,
            String name,
            Function<Measurement, StageMeasurement> stage,
            ToLongFunction<StageMeasurement> counts,
            ToLongFunction<StageMeasurement> of) {
        put(node, name, runs.ratio(at(stage, counts), at(stage, of)));
    }

    private void replications(ArrayNode nodes) {
        for (RunResult run : runs.all()) {
            Measurement measured = run.measured();
            nodes.addObject()
                    .put("seed", run.seed())
                    .put("toNanos", measured.toNanos())
                    .put("interrupted", run.interrupted())
                    .put("offered", measured.offered())
                    .put("completed", measured.completed())
                    .put("good", measured.good())
                    .put("inSystem", measured.meanInSystem())
                    .put("arrivalsPerSecond", measured.arrivalsPerSecond())
                    .put("timeInSystemNanos", measured.meanTimeInSystemNanos())
                    .put("waitingNanos", meanWaitingNanos(measured))
                    .put("events", run.events())
                    .put("digest", run.digest());
        }
    }

    private static void put(ObjectNode node, String name, @Nullable Double value) {
        if (value == null) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }
}
