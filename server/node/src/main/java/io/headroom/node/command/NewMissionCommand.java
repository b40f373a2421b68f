package io.headroom.node.command;

import io.headroom.content.document.FileTrouble;
import io.headroom.content.skeleton.MissionSkeleton;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code new-mission}: writes what an author of a mission begins with. */
@Command(
        name = "new-mission",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a folder of scenarios with one mission of one round and one track, every line"
                    + " explained. It can be checked and played as it is; then make it your own.",
            "The mission's id is the folder's name."
        },
        footer = {
            "",
            "Example: headroom new-mission my-mission",
            "         headroom check --files my-mission",
            "         headroom serve --scenarios my-mission"
        })
final class NewMissionCommand implements Callable<Integer> {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "a folder that is empty or not there yet")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        String id = name == null ? "" : name.toString();
        if (!ID.matcher(id).matches()) {
            throw new CommandRefused(
                    "DIR: found the name '"
                            + id
                            + "', expected a mission's id: a small letter, then up to 39 small"
                            + " letters, digits and dashes");
        }
        Map<String, String> files = MissionSkeleton.files(id);
        try {
            refuseWhatIsThere();
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(path.getParent(), "in the folder"));
                Files.writeString(path, file.getValue());
            }
        } catch (IOException trouble) {
            throw new CommandRefused(
                    "DIR %s: found %s, expected a folder that can be written to"
                            .formatted(folder, FileTrouble.found(trouble)));
        }
        PrintWriter out = Objects.requireNonNull(spec, "by the parser").commandLine().getOut();
        files.keySet().forEach(file -> out.println(folder.resolve(file)));
        out.flush();
        return Headroom.DONE;
    }

    private void refuseWhatIsThere() throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new CommandRefused(
                            "DIR: found files in " + folder + ", expected an empty folder or none");
                }
            }
        } else if (Files.exists(folder)) {
            throw new CommandRefused("DIR: found a file at " + folder + ", expected no file there");
        }
    }
}
