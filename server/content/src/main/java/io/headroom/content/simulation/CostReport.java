package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.simulator.cost.IdlePart;
import io.headroom.simulator.measure.CostTerms;
import io.headroom.simulator.measure.Measurement;

import java.util.function.ToDoubleFunction;

/** What the cost of all runs is made of. */
final class CostReport {
    private final Runs runs;

    CostReport(Runs runs) {
        this.runs = runs;
    }

    /** Adds {@code costTerms}, and {@code parts} where there are any. */
    void writeTo(ObjectNode report) {
        ObjectNode terms = report.putObject("costTerms");
        term(terms, "time", CostTerms::time);
        term(terms, "batches", CostTerms::batches);
        term(terms, "items", CostTerms::items);
        term(terms, "energy", CostTerms::energy);
        term(terms, "parts", CostTerms::parts);
        if (runs.first().tariff().parts().isEmpty()) {
            return;
        }
        ArrayNode parts = report.putArray("parts");
        for (IdlePart part : runs.first().tariff().parts()) {
            double seconds = runs.total(Measurement::seconds);
            parts.addObject()
                    .put("name", part.name())
                    .put("count", part.count())
                    .put("cost", part.cost(seconds))
                    .put("energyJoules", part.joules(seconds));
        }
    }

    private void term(ObjectNode node, String name, ToDoubleFunction<CostTerms> term) {
        node.put(name, runs.total(measured -> term.applyAsDouble(measured.costTerms())));
    }
}
