package io.headroom.content.mission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The shipped content, to be copied and broken. */
final class ShippedFiles {
    private static final Path FOLDER = Path.of("..", "..", "scenarios");

    private ShippedFiles() {}

    /** Copies all of it. */
    static void into(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(FOLDER.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
    }

    /** Copies all of it, of whose missions only one round is left: the others take time to read. */
    static void oneRoundInto(Path folder) throws IOException {
        into(folder);
        Files.writeString(
                folder.resolve(Scenarios.INDEX),
                "missions: [ missions/model-serving/mission.yaml ]\n");
        Files.writeString(
                folder.resolve("missions/model-serving/mission.yaml"),
                """
                id: model-serving
                presets: presets.yaml
                rounds: [ missions/model-serving/round-2/round.yaml ]
                """);
    }
}
