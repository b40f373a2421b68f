package io.headroom.content.simulation;

import io.headroom.content.binding.Template;
import io.headroom.content.document.FileSet;
import io.headroom.content.document.FileTrouble;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.document.YamlDocument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file that describes a simulation. Immutable, but for the traces that it names. */
public final class SimulationFile {
    private final String name;
    private final byte[] bytes;
    private final Path folder;

    /**
     * A file whose content is known.
     *
     * @param name what it is called in messages
     * @param folder where the files lie that it names
     */
    public SimulationFile(String name, byte[] bytes, Path folder) {
        this.name = name;
        this.bytes = bytes.clone();
        this.folder = folder;
    }

    /**
     * A file as it is now.
     *
     * @throws SimulationRefused when it cannot be read
     */
    public static SimulationFile at(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return new SimulationFile(
                file.toString(), bytes(file), folder == null ? Path.of("") : folder);
    }

    /**
     * What a file says.
     *
     * @param overrides {@code path=value} each, which take the place of values of the file
     * @throws SimulationRefused with everything that is wrong with the file or the overrides
     */
    public static Experiment read(Path file, List<String> overrides) {
        return read(file, overrides, List.of());
    }

    /**
     * What a file says under conditions.
     *
     * @param overrides {@code path=value} or {@code knob=value} each
     * @param conditions {@code name=factor} each
     * @throws SimulationRefused with everything that is wrong with the file or what is asked
     */
    public static Experiment read(Path file, List<String> overrides, List<String> conditions) {
        return at(file).experiment(overrides, conditions);
    }

    /** What it is called in messages. */
    public String name() {
        return name;
    }

    /** Its content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of its content, in lower-case hexadecimal. */
    public String hash() {
        return FileSet.hashOf(bytes);
    }

    /**
     * What it says.
     *
     * @param overrides {@code path=value} each, which take the place of values of the file, or
     *     {@code knob=value}
     * @throws SimulationRefused with everything that is wrong with the file or the overrides
     */
    public Experiment experiment(List<String> overrides) {
        return experiment(overrides, List.of());
    }

    /**
     * What it says under conditions.
     *
     * @param overrides {@code path=value} or {@code knob=value} each
     * @param conditions {@code name=factor} each
     * @throws SimulationRefused with everything that is wrong with the file or what is asked
     */
    public Experiment experiment(List<String> overrides, List<String> conditions) {
        List<Problem> problems = new ArrayList<>();
        Located root = YamlDocument.parse(name, bytes, problems);
        if (root == null) {
            throw new SimulationRefused(problems);
        }
        AskedSettings asked = AskedSettings.of(root, overrides, conditions, problems);
        Description description =
                new Description(root, Traces.near(folder), asked.byPointer(), problems);
        if (!problems.isEmpty()) {
            throw new SimulationRefused(problems);
        }
        asked.check(description.template(), problems);
        if (!problems.isEmpty()) {
            throw new SimulationRefused(problems);
        }
        Description.Read read = description.read(asked.settings());
        Experiment experiment = read.experiment();
        if (experiment == null) {
            throw new SimulationRefused(read.problems(), read.cannotBe(), root.at("title").text());
        }
        return experiment;
    }

    /** What may be turned in it, whatever it is set to; nothing in what is no description. */
    public List<Experiment.Knob> knobs() {
        List<Problem> problems = new ArrayList<>();
        Located root = YamlDocument.parse(name, bytes, problems);
        if (root == null) {
            return List.of();
        }
        return new Template(root, problems)
                .turnables().stream()
                        .map(knob -> new Experiment.Knob(knob.id(), knob.values()))
                        .toList();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new SimulationRefused(
                    List.of(Problem.ofFile(file.toString(), FileTrouble.found(e), "a simulation")));
        }
    }
}
