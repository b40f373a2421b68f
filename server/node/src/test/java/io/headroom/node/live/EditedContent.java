package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A copy of the shipped content that a test changes. */
final class EditedContent {
    private static final Path SHIPPED = Path.of("..", "..", "scenarios");

    private EditedContent() {}

    /** Copies all of it into a folder. */
    static void into(Path folder) throws IOException {
        copy(SHIPPED, folder);
    }

    /** Copies a folder over another. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** A file's text with a part of it, which must be there, replaced. */
    static String edited(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        return text.replace(from, to);
    }

    /** Replaces a part of a file. */
    static void edit(Path file, String from, String to) throws IOException {
        Files.writeString(file, edited(file, from, to));
    }
}
