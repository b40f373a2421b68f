package io.headroom.content.mission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.grammar.Row;
import io.headroom.content.simulation.ExperimentFile;

/** What a game asks of a simulation's file: more fields, and knobs that are sliders. */
final class TrackSchema {
    private TrackSchema() {}

    /** The schema of track-rounds on top of that of simulations. */
    static ObjectNode of(JsonNode simulation) {
        ObjectNode schema = simulation.deepCopy();
        schema.removeAll();
        String id = simulation.path("$id").asText();
        schema.put("$schema", simulation.path("$schema").asText());
        schema.put("$id", id.replace("simulation", "track"));
        schema.put(
                "title",
                "What one track plays in one round: a simulation with knobs, and what a game adds");
        schema.put("$ref", "simulation.schema.json").put("type", "object");
        ExperimentFile.SHAPE.rows().stream()
                .filter(Row::isOfGames)
                .map(Row::name)
                .forEach(schema.withArray("required")::add);
        ObjectNode knob = schema.withObject("/properties/knobs/items");
        knob.putArray("required").add("id");
        ObjectNode values = knob.withObject("/properties/values");
        values.put("minItems", 2).put("maxItems", KnobReader.MOST_VALUES);
        values.putObject("items").put("type", "integer");
        for (String step : new String[] {"from", "to", "step"}) {
            knob.withObject("/properties/" + step).put("type", "integer");
        }
        return schema;
    }
}
