package io.headroom.content.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.simulation.SimulationRefused;
import io.headroom.game.frontier.Front;
import io.headroom.game.frontier.Halving;
import io.headroom.game.frontier.Standing;
import io.headroom.game.frontier.Trial;
import io.headroom.game.result.Anchors;
import io.headroom.simulator.SimulatorVersion;
import io.headroom.simulator.measure.ConfidenceInterval;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a search found, as one document. */
final class FrontierReport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FrontierReport() {}

    /** The document of a file of which no setting can be. */
    static ObjectNode ofNothing(SimulationRefused cannotBe, Frontier.Settings settings) {
        ObjectNode report = started(cannotBe.title(), settings, false);
        report.put("settings", 0).put("tried", 0).put("runs", 0);
        report.put("freshRuns", Halving.FRESH_RUNS);
        report.put("costUnit", SimulationSpace.COST_UNIT);
        report.putNull("floor").putNull("target");
        report.putArray("front");
        report.putNull("best");
        return report.put("cannotBe", cannotBe.sentence());
    }

    private static ObjectNode started(
            String title, Frontier.Settings settings, boolean interrupted) {
        ObjectNode report = NODES.objectNode();
        report.put("title", title);
        report.put("engineVersion", SimulatorVersion.SIMULATOR_VERSION);
        ObjectNode given = report.putObject("given");
        settings.given().sets().forEach(given.putArray("sets")::add);
        settings.given().conditions().forEach(given.putArray("conditions")::add);
        report.put("seed", settings.seed());
        report.put("budget", settings.budget());
        return report.put("interrupted", interrupted);
    }

    /** The document; figures that are infinite are null. */
    static ObjectNode of(FileSpace space, Frontier.Settings settings, Halving.Found found) {
        ObjectNode report = started(space.title(), settings, found.interrupted());
        report.put("settings", found.settings());
        report.put("tried", found.tried());
        report.put("runs", found.runs());
        report.put("freshRuns", Halving.FRESH_RUNS);
        report.put("costUnit", space.costUnit());
        report.put("floor", space.aim().floor());
        report.put("target", space.aim().target());
        ArrayNode front = report.putArray("front");
        List<Standing> reported = found.reported();
        if (reported.isEmpty()) {
            report.putNull("best");
            return report;
        }
        Standing best = found.points().best(reported);
        Anchors anchors = found.points().anchors(best);
        Front.of(reported).forEach(one -> front.add(point(space, one, anchors)));
        report.set("best", point(space, best, anchors));
        return report;
    }

    private static ObjectNode point(FileSpace space, Standing one, Anchors anchors) {
        ObjectNode point = NODES.objectNode();
        ObjectNode knobs = point.putObject("configuration");
        for (int knob = 0; knob < space.knobs().size(); knob++) {
            SearchKnob turned = space.knobs().get(knob);
            knobs.put(turned.name(), turned.values().get(one.point().places().get(knob)));
        }
        figure(point, "p99Millis", one, Trial::p99Millis);
        figure(point, "cost", one, Trial::cost);
        figure(point, "adherence", one, Trial::adherence);
        point.put("score", anchors.terms(one.adherence(), one.cost()).exactPoints());
        return point;
    }

    private static void figure(
            ObjectNode point, String name, Standing one, ToDoubleFunction<Trial> figure) {
        ConfidenceInterval interval = one.interval(figure);
        ObjectNode node = point.putObject(name);
        if (interval == null) {
            node.putNull("mean").putNull("low").putNull("high");
        } else if (!interval.known()) {
            node.put("mean", interval.mean()).putNull("low").putNull("high");
        } else {
            node.put("mean", interval.mean())
                    .put("low", interval.low())
                    .put("high", interval.high());
        }
    }
}
