package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Holds what a verb prints for programs to its published schema. */
final class OutputSchema {
    private OutputSchema() {}

    /** Checks every line of an output. */
    static void assertFits(String schemaName, String output) throws IOException {
        Schema schema = schema(schemaName);
        assertThat(output.lines())
                .isNotEmpty()
                .allSatisfy(
                        line ->
                                assertThat(schema.validate(line, InputFormat.JSON))
                                        .as(line)
                                        .isEmpty());
    }

    private static Schema schema(String name) throws IOException {
        try (InputStream in = Headroom.class.getResourceAsStream(name + ".schema.json")) {
            String text = new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        }
    }
}
