package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.request.WorkPart;
import io.headroom.simulator.stage.EngineMeter;
import io.headroom.simulator.stage.StageUse;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What is told of each stage. */
final class StageReport {
    private final Runs runs;

    StageReport(Runs runs) {
        this.runs = runs;
    }

    /** Adds a node for each stage. */
    void writeTo(ArrayNode nodes) {
        for (int index = 0; index < runs.first().stages().size(); index++) {
            int each = index;
            stage(nodes.addObject(), measured -> measured.stages().get(each));
        }
    }

    private void stage(ObjectNode node, Function<Measurement, StageMeasurement> stage) {
        String name = stage.apply(runs.first()).name();
        node.put("name", name);
        count(node, "entered", stage, StageMeasurement::entered);
        count(node, "started", stage, StageMeasurement::started);
        count(node, "left", stage, StageMeasurement::left);
        count(node, "lost", stage, StageMeasurement::lost);
        count(node, "abandoned", stage, StageMeasurement::abandoned);
        count(node, "cancelled", stage, StageMeasurement::cancelled);
        count(node, "putBack", stage, StageMeasurement::putBack);
        batches(node, stage);
        Report.put(
                node,
                "utilization",
                runs.ratio(
                        measured -> StageUse.usedNanos(measured, stage.apply(measured)),
                        at(stage, StageMeasurement::provisionedNanos)));
        ratio(node, "busy", stage, StageMeasurement::busyNanos, StageMeasurement::provisionedNanos);
        Report.put(
                node,
                "meanWaiting",
                runs.ratio(at(stage, StageMeasurement::waitingArea), Measurement::spanNanos));
        Report.put(
                node,
                "meanServing",
                runs.ratio(at(stage, StageMeasurement::servingArea), Measurement::spanNanos));
        Report.put(
                node,
                "meanServers",
                runs.ratio(at(stage, StageMeasurement::provisionedNanos), Measurement::spanNanos));
        ratio(
                node,
                "meanFormingNanos",
                stage,
                StageMeasurement::formingNanos,
                StageMeasurement::started);
        ratio(
                node,
                "meanQueueNanos",
                stage,
                StageMeasurement::queueNanos,
                StageMeasurement::started);
        runs.percentiles(
                node.putObject("waitingTime"), measured -> stage.apply(measured).waitingTime());
        runs.percentiles(node.putObject("timeHere"), measured -> stage.apply(measured).timeHere());
        node.put("cost", runs.total(measured -> stage.apply(measured).cost()));
        node.put(
                "energyJoules",
                runs.total(measured -> StageUse.energyJoules(measured, stage.apply(measured))));
        if (StageUse.meter(runs.first(), stage.apply(runs.first())) != null) {
            memory(node, stage);
            work(node, stage);
        } else {
            node.putNull("memory").putNull("work");
        }
    }

    private void batches(ObjectNode node, Function<Measurement, StageMeasurement> stage) {
        ToLongFunction<Measurement> batches =
                measured -> StageUse.batches(measured, stage.apply(measured));
        node.put("batches", runs.sum(batches));
        Report.put(
                node,
                "meanBatch",
                runs.ratio(
                        measured -> StageUse.inBatches(measured, stage.apply(measured)), batches));
    }

    /** Shares of the keys' and values' memory that were taken while there were iterations. */
    private void memory(ObjectNode node, Function<Measurement, StageMeasurement> stage) {
        Told told = (measured, column) -> engine(measured, stage).value(column);
        long size = told.of(runs.first(), EngineMeter.MEMORY);
        Double mean =
                runs.ratio(
                        measured -> told.of(measured, EngineMeter.TAKEN),
                        measured -> told.of(measured, EngineMeter.ITERATIONS));
        long most =
                runs.all().stream()
                        .mapToLong(run -> told.of(run.measured(), EngineMeter.MOST_TAKEN))
                        .max()
                        .orElse(0);
        ObjectNode memory = node.putObject("memory");
        Report.put(memory, "meanTaken", mean == null ? null : mean / size);
        memory.put("mostTaken", (double) most / size);
        share(memory, "stored", told, EngineMeter.STORED);
        share(memory, "reserved", told, EngineMeter.RESERVED);
        share(memory, "internal", told, EngineMeter.INTERNAL);
        share(memory, "outside", told, EngineMeter.OUTSIDE);
        share(memory, "free", told, EngineMeter.FREE);
        memory.put("evictions", runs.sum(run -> told.of(run, EngineMeter.EVICTIONS)));
    }

    /** Shares of what its iterations took. */
    private void work(ObjectNode node, Function<Measurement, StageMeasurement> stage) {
        Told told = (measured, column) -> engine(measured, stage).value(column);
        ObjectNode work = node.putObject("work");
        for (WorkPart part : WorkPart.values()) {
            share(
                    work,
                    part.name().toLowerCase(Locale.ROOT),
                    told,
                    EngineMeter.WORK.get(part.number()),
                    EngineMeter.WORK);
        }
    }

    private static MeterMeasurement engine(
            Measurement measured, Function<Measurement, StageMeasurement> stage) {
        return Objects.requireNonNull(
                StageUse.meter(measured, stage.apply(measured)), "one in every run");
    }

    /** A column of {@link EngineMeter} of one stage. */
    private interface Told {
        long of(Measurement measured, String column);
    }

    private void share(ObjectNode node, String key, Told told, String column) {
        share(node, key, told, column, EngineMeter.SHARES);
    }

    private void share(ObjectNode node, String key, Told told, String column, List<String> whole) {
        Report.put(
                node,
                key,
                runs.ratio(
                        measured -> told.of(measured, column),
                        measured ->
                                whole.stream().mapToLong(each -> told.of(measured, each)).sum()));
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
        Report.put(node, name, runs.ratio(at(stage, counts), at(stage, of)));
    }
}
