package io.headroom.node.bots;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a team can see on its workbench: its knobs, and what came out of the runs so far.
 *
 * @param par where everybody begins
 * @param runs finished what-ifs in their order
 */
record Workbench(
        List<Knob> knobs,
        SortedMap<String, Long> par,
        List<Run> runs,
        double floorShare,
        double targetShare) {

    /** A knob and the values it can take, rising. */
    record Knob(String name, List<Long> values) {}

    /** A configuration and what it did in practice, on average. */
    record Run(SortedMap<String, Long> configuration, double adherence, double costPerGood) {}

    /** The bench in a phone's view. */
    static Workbench of(JsonNode view) {
        List<Knob> knobs = new ArrayList<>();
        for (JsonNode knob : view.path("knobs")) {
            List<Long> values = new ArrayList<>();
            knob.path("values").forEach(value -> values.add(value.asLong()));
            knobs.add(new Knob(knob.path("knob").asText(), values));
        }
        List<String> measures = view.path("measures").findValuesAsText("name");
        List<Run> runs = new ArrayList<>();
        for (JsonNode card : view.path("strip")) {
            JsonNode result = card.path("result");
            if (result.isArray()) {
                runs.add(
                        new Run(
                                configuration(card.path("configuration")),
                                mean(result, measures.indexOf("adherence")).asDouble(),
                                // Absent when nothing was good: the dearest there is.
                                mean(result, measures.indexOf("costPerGood"))
                                        .asDouble(Double.POSITIVE_INFINITY)));
            }
        }
        return new Workbench(
                knobs,
                configuration(view.path("par")),
                runs,
                view.path("floorShare").asDouble(),
                view.path("targetShare").asDouble());
    }

    /** Of a measure, by its place among those of the view. */
    private static JsonNode mean(JsonNode result, int measure) {
        return result.path(measure).path(0);
    }

    private static SortedMap<String, Long> configuration(JsonNode values) {
        SortedMap<String, Long> configuration = new TreeMap<>();
        values.properties()
                .forEach(entry -> configuration.put(entry.getKey(), entry.getValue().asLong()));
        return configuration;
    }

    /** The finished run that promises most points. */
    Optional<Run> best() {
        return runs.stream().max(Comparator.comparingDouble(this::promise));
    }

    /** Whether a configuration was run before. */
    boolean knows(SortedMap<String, Long> configuration) {
        return runs.stream().anyMatch(run -> run.configuration().equals(configuration));
    }

    /**
     * Points that a run promises, from what a phone can see: the score's own form, 600·slo +
     * 400·slo·thrift, with the dearest run so far in the place of the overbuild that no team knows,
     * and a third of it in the place of the frontier.
     */
    double promise(Run run) {
        double span = Math.max(1e-9, targetShare - floorShare);
        double missing = targetShare - Math.min(targetShare, run.adherence());
        double slo = clamp(1 - missing / span, 0, 1);
        if (slo == 0) {
            // Below the floor nothing is earned; still, nearer to it is better.
            return run.adherence() - 1;
        }
        double dearest =
                runs.stream()
                        .mapToDouble(Run::costPerGood)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(run.costPerGood());
        double thrift = clamp(Math.log(dearest / run.costPerGood()) / Math.log(3), 0, 1.1);
        return slo * (600 + 400 * thrift);
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
