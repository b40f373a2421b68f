package io.headroom.node.codec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;

import io.headroom.game.command.Command;
import io.headroom.game.id.KnobId;
import io.headroom.game.measure.Figures;
import io.headroom.game.result.Entrant;
import io.headroom.game.scenario.Configuration;

import java.util.Map;
import java.util.SortedMap;

/**
 * The two mappers, and the shapes of the types that are not written component by component: an
 * entrant and a command name their {@code kind}, a configuration and figures are the map of their
 * values.
 */
final class Shapes {
    /** Frames are at most 16 KiB; no message of the protocol nests deeper than this. */
    private static final int MAX_NESTING = 32;

    /**
     * For the log. Property order is the order of the record's components, so the text of an event
     * is always the same. A number that is not finite is written as a string ({@code "Infinity"})
     * and read back as it was.
     */
    static final JsonMapper LOG = mapper().build();

    /** For screens. A number that is not finite is written as null: JSON has no word for it. */
    static final JsonMapper WIRE =
            mapper().addModule(
                            new SimpleModule("finite numbers")
                                    .addSerializer(Double.class, finite())
                                    .addSerializer(double.class, finite()))
                    .build();

    private Shapes() {}

    private static JsonMapper.Builder mapper() {
        JsonFactory factory =
                JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(MAX_NESTING)
                                        .build())
                        .build();
        return JsonMapper.builder(factory)
                .addModule(new PlainValues())
                .addMixIn(Entrant.class, EntrantShape.class)
                .addMixIn(Command.class, CommandShape.class)
                .registerSubtypes(
                        CommandCodec.KINDS.entrySet().stream()
                                .map(kind -> new NamedType(kind.getValue(), kind.getKey()))
                                .toArray(NamedType[]::new))
                .addMixIn(Configuration.class, ConfigurationShape.class)
                .addMixIn(Figures.class, FiguresShape.class)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private static JsonSerializer<Double> finite() {
        return PlainValues.writing(
                (number, out) -> {
                    if (Double.isFinite(number)) {
                        out.writeNumber(number);
                    } else {
                        out.writeNull();
                    }
                });
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Entrant.Team.class, name = "team"),
        @JsonSubTypes.Type(value = Entrant.Frontier.class, name = "frontier"),
        @JsonSubTypes.Type(value = Entrant.Overbuild.class, name = "overbuild"),
        @JsonSubTypes.Type(value = Entrant.House.class, name = "house"),
    })
    private interface EntrantShape {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface CommandShape {}

    private interface FiguresShape {
        @JsonValue
        Map<String, Double> values();
    }

    private interface ConfigurationShape {
        @JsonValue
        SortedMap<KnobId, Long> values();
    }
}
