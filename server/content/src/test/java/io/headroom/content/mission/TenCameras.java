package io.headroom.content.mission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A mission of one track, which changes with no shipped one. */
public final class TenCameras {
    /** Where it lies. */
    public static final Path FOLDER = Path.of("src/test/resources/ten-cameras");

    /** What it is called. */
    public static final String ID = "ten-cameras";

    private TenCameras() {}

    static void into(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(FOLDER)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path to = folder.resolve(FOLDER.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
    }
}
