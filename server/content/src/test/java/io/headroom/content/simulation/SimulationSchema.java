package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.headroom.content.document.ContentSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The published schemas of simulation files and of track-rounds. */
final class SimulationSchema {
    private static final String BASE = "https://headroom.example/schema/";

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemas(SimulationSchema::text));

    private SimulationSchema() {}

    /** Where a file does not fit. */
    static List<Error> errors(String yaml) throws IOException {
        return errors("simulation", yaml);
    }

    /** Where a track-round does not fit. */
    static List<Error> ofTrack(String yaml) throws IOException {
        return errors("track", yaml);
    }

    private static List<Error> errors(String name, String yaml) throws IOException {
        String json = new ObjectMapper(new YAMLFactory()).readTree(yaml).toString();
        return REGISTRY.getSchema(SchemaLocation.of(BASE + name + ".schema.json"))
                .validate(json, InputFormat.JSON);
    }

    private static String text(String address) {
        String name = "schema/" + address.substring(BASE.length());
        try {
            return new String(new ContentSource.Bundled().read(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
