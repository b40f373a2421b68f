package io.headroom.node.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.simulation.RunResult;
import io.headroom.game.measure.Measured;
import io.headroom.game.measure.Measures;
import io.headroom.game.measure.Spreads;

import java.util.List;

/** Figures of simulations by the names that games have for them. */
final class NamedFigures {
    private NamedFigures() {}

    /**
     * Adds to a report what the catalogue has names for: means over the runs that have the figure;
     * null of what is infinite. One that no run has is left out.
     */
    static ObjectNode addedTo(ObjectNode report, List<RunResult> runs) {
        List<Measured> all = runs.stream().map(RunResult::measured).map(Measured::of).toList();
        ObjectNode node = report.putObject("measures");
        Spreads.of(List.copyOf(Measures.all()), all)
                .figures()
                .forEach(
                        (name, of) -> {
                            if (Double.isFinite(of.mean())) {
                                node.put(name, of.mean());
                            } else {
                                node.putNull(name);
                            }
                        });
        return report;
    }
}
