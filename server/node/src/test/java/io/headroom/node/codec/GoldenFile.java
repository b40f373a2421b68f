package io.headroom.node.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text that is kept beside the tests, so that a change of it is seen. {@code -Dgolden=write}
 * writes the files anew.
 */
final class GoldenFile {
    private static final Path FOLDER = Path.of("src/test/resources/protocol");

    private GoldenFile() {}

    /** The file holds this JSON, in this order of properties. */
    static void holds(String name, String json) {
        Path file = FOLDER.resolve(name + ".json");
        try {
            String pretty = pretty(json);
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, pretty);
            }
            assertThat(file).exists();
            assertThat(Files.readString(file)).as(name).isEqualTo(pretty);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String pretty(String json) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return Shapes.LOG.writer(printer).writeValueAsString(Shapes.LOG.readTree(json)) + "\n";
    }
}
