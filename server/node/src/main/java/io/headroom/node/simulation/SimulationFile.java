package io.headroom.node.simulation;

import io.headroom.node.scenario.Located;
import io.headroom.node.scenario.Problem;
import io.headroom.node.scenario.YamlDocument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file that describes a simulation. */
public final class SimulationFile {
    private SimulationFile() {}

    /**
     * What a file says.
     *
     * @param overrides {@code path=value} each, which take the place of values of the file
     * @throws SimulationRefused with everything that is wrong with the file or the overrides
     */
    public static Experiment read(Path file, List<String> overrides) {
        List<Problem> problems = new ArrayList<>();
        Located root = YamlDocument.parse(file.toString(), bytes(file), problems);
        if (root == null) {
            throw new SimulationRefused(problems);
        }
        Overrides applied = new Overrides(root, problems);
        overrides.forEach(applied::apply);
        if (!problems.isEmpty()) {
            throw new SimulationRefused(problems);
        }
        Path folder = file.toAbsolutePath().getParent();
        Reading reading = new Reading(problems, applied.byPointer());
        Experiment experiment =
                new ExperimentReader(reading, folder == null ? Path.of("") : folder).read(root);
        if (!problems.isEmpty()) {
            throw new SimulationRefused(problems);
        }
        return experiment;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new SimulationRefused(
                    List.of(Problem.ofFile(file.toString(), "no such file", "a simulation")));
        } catch (IOException e) {
            throw new SimulationRefused(
                    List.of(Problem.ofFile(file.toString(), e.toString(), "a readable file")));
        }
    }
}
