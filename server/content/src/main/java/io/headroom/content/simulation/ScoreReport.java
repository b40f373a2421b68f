package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.simulator.measure.FlowMeasurement;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.ScoringPlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What counts of all runs together: adherence and the cost of a good unit. */
final class ScoreReport {
    private final Runs runs;
    private final ScoringPlan scoring;

    ScoreReport(Runs runs) {
        this.runs = runs;
        scoring = runs.first().scoring();
    }

    /** What cost is counted by: the unit of the first scored flow, or what one flow got done. */
    String unit() {
        ScoringPlan.Per per = scoring.per();
        if (per != null) {
            boolean items = per.weight() == ScoringPlan.Weight.ITEMS;
            return (items ? "item of " : "request of ") + per.flow();
        }
        for (FlowMeasurement flow : runs.first().flows()) {
            if (flow.isScored()) {
                return flow.objective().unitName();
            }
        }
        throw new IllegalStateException("plans without a scored flow are refused");
    }

    /** K; null of nothing. */
    @Nullable Double costPerGood() {
        double units = runs.total(Measurement::costUnits);
        return units == 0 ? null : runs.total(Measurement::cost) / units;
    }

    /** Adds A and K, and the group that caps A. */
    void writeTo(ObjectNode node) {
        List<ScoringPlan.Counted> counted = counted();
        node.put("adherence", scoring.share(counted));
        Report.put(node, "costPerGood", costPerGood());
        ScoringPlan.Worst worst = scoring.worst(counted);
        if (worst == null) {
            node.putNull("worstGroup").putNull("worstAdherence");
        } else {
            node.put("worstGroup", worst.flow()).put("worstAdherence", worst.share());
        }
    }

    private List<ScoringPlan.Counted> counted() {
        List<ScoringPlan.Counted> counted = new ArrayList<>();
        for (int index = 0; index < runs.first().flows().size(); index++) {
            int each = index;
            FlowMeasurement flow = runs.first().flows().get(index);
            counted.add(
                    new ScoringPlan.Counted(
                            flow.name(),
                            flow.isScored(),
                            runs.sum(measured -> measured.flows().get(each).good()),
                            runs.sum(measured -> measured.flows().get(each).offered())));
        }
        return counted;
    }
}
