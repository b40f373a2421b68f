package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Meter;
import io.headroom.simulator.measure.MeterMeasurement;
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
        node.put(
                "energyJoules",
                runs.total(measured -> measured.meters().get(index).energyJoules()));
    }

    private static long value(Measurement measured, int meter, int column) {
        return measured.meters().get(meter).value(column);
    }
}
