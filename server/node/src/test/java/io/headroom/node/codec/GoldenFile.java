package io.headroom.node.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import java.io.IOException;
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
    static void holds(String name, String json) throws IOException {
        holds(FOLDER.resolve(name + ".json"), pretty(json));
    }

    /** The file holds this text. */
    static void holds(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file))
                .as(file + ", written anew with -Dgolden=write")
                .isEqualTo(text);
    }

    private static String pretty(String json) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return Shapes.LOG.writer(printer).writeValueAsString(Shapes.LOG.readTree(json)) + "\n";
    }
}
