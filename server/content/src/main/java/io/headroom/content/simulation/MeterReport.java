package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Meter;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.stage.PoolMeter;
import io.headroom.simulator.stage.StageUse;

import java.util.List;

/** What links, gates, devices and sensor sets tell beside: sums over the runs, means of levels. */
final class MeterReport {
    private final Runs runs;

    MeterReport(Runs runs) {
        this.runs = runs;
    }

    /** Adds {@code meters} where there are any. */
    void writeTo(ObjectNode report) {
        List<MeterMeasurement> meters = runs.first().meters();
        ArrayNode nodes = report.arrayNode();
        for (int index = 0; index < meters.size(); index++) {
            // What language models tell is part of their stage.
            if (!StageUse.isEngine(meters.get(index))) {
                meter(nodes.addObject(), index, meters.get(index));
            }
        }
        if (!nodes.isEmpty()) {
            report.set("meters", nodes);
        }
    }

    private void meter(ObjectNode node, int index, MeterMeasurement meter) {
        node.put("name", meter.name());
        ObjectNode values = node.putObject("values");
        for (int column = 0; column < meter.columns().size(); column++) {
            int each = column;
            Meter.Column kind = meter.columns().get(column);
            if (kind.gauge()) {
                Report.put(
                        values,
                        kind.name(),
                        runs.ratio(measured -> value(measured, index, each), measured -> 1));
            } else {
                values.put(kind.name(), runs.sum(measured -> value(measured, index, each)));
            }
        }
        if (StageUse.isPool(meter)) {
            memory(node.putObject("memory"), index);
        }
        node.put(
                "energyJoules",
                runs.total(measured -> measured.meters().get(index).energyJoules()));
    }

    /** What a pool's room was full of: shares of all of it, and of what is taken. */
    private void memory(ObjectNode node, int pool) {
        share(node, "used", pool, PoolMeter.USED, PoolMeter.SLAB_TIME);
        share(node, "kept", pool, PoolMeter.IDLE, PoolMeter.SLAB_TIME);
        share(node, "free", pool, PoolMeter.FREE, PoolMeter.SLAB_TIME);
        share(node, "content", pool, PoolMeter.CONTENT, PoolMeter.TAKEN_BYTES);
        share(node, "headers", pool, PoolMeter.HEADERS, PoolMeter.TAKEN_BYTES);
        share(node, "internal", pool, PoolMeter.INTERNAL, PoolMeter.TAKEN_BYTES);
        share(node, "misses", pool, PoolMeter.MISSES, PoolMeter.TAKINGS);
        long most =
                runs.all().stream()
                        .mapToLong(
                                run ->
                                        run.measured()
                                                .meters()
                                                .get(pool)
                                                .value(PoolMeter.MOST_TAKEN))
                        .max()
                        .orElse(0);
        long slabs = runs.first().meters().get(pool).value(PoolMeter.SLABS);
        node.put("mostTaken", (double) most / slabs);
    }

    private void share(ObjectNode node, String name, int meter, String column, List<String> whole) {
        Report.put(
                node,
                name,
                runs.ratio(
                        measured -> measured.meters().get(meter).value(column),
                        measured ->
                                whole.stream()
                                        .mapToLong(measured.meters().get(meter)::value)
                                        .sum()));
    }

    private static long value(Measurement measured, int meter, int column) {
        return measured.meters().get(meter).value(column);
    }
}
