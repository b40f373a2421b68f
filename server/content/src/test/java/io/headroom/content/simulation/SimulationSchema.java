package io.headroom.content.simulation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The published schema of simulation files. */
final class SimulationSchema {
    private static final String NAME = "/scenarios/schema/simulation.schema.json";

    private SimulationSchema() {}

    /** Where a file does not fit. */
    static List<Error> errors(String yaml) throws IOException {
        try (InputStream in = SimulationSchema.class.getResourceAsStream(NAME)) {
            String text = new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            Schema schema =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(text, InputFormat.JSON);
            String json = new ObjectMapper(new YAMLFactory()).readTree(yaml).toString();
            return schema.validate(json, InputFormat.JSON);
        }
    }
}
