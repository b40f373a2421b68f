package io.headroom.content.check;

import io.headroom.content.catalog.Catalog;
import io.headroom.content.document.ContentFiles;
import io.headroom.content.document.ContentSource;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.document.ScenarioRefused;
import io.headroom.content.document.Schemas;
import io.headroom.content.document.YamlDocument;
import io.headroom.content.mission.MissionFile;
import io.headroom.content.mission.Scenarios;
import io.headroom.content.mission.TrackFile;
import io.headroom.content.search.Overrides;
import io.headroom.content.search.Spaces;
import io.headroom.content.simulation.SimulationFile;
import io.headroom.content.simulation.SimulationRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads content as a game, a search or a simulation would: every value of every knob is tried and
 * every lock computed, and whatever is wrong is told by its place.
 */
public final class ContentCheck {
    private static final String CATALOGS = "catalogs";
    private static final Set<String> BY_MISSIONS =
            Set.of(Scenarios.INDEX, "missions", "texts", "presets.yaml");

    /** How a problem with what takes a value's place begins. */
    private static final String SET = "--set ";

    private final List<String> checked = new ArrayList<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private int simulations;
    private boolean catalogs;

    private ContentCheck() {}

    /**
     * What came out.
     *
     * @param checked what was read, for people
     * @param problems everything that is wrong with it; empty when it holds
     */
    public record Result(List<String> checked, List<Problem> problems) {
        /** Keeps its own copies. */
        public Result {
            checked = List.copyOf(checked);
            problems = List.copyOf(problems);
        }
    }

    /** Checks what this program carries. */
    public static Result bundled() {
        ContentCheck check = new ContentCheck();
        try {
            check.checked.addAll(Scenarios.bundled().told());
        } catch (ScenarioRefused refused) {
            check.problems.addAll(refused.problems());
        }
        check.catalogs(new ContentSource.Bundled(), "");
        return check.result();
    }

    /**
     * Checks a folder of scenarios, a folder of files, or a file.
     *
     * @throws IOException when it cannot be listed
     */
    public static Result of(Path path) throws IOException {
        ContentCheck check = new ContentCheck();
        boolean index = path.endsWith(Scenarios.INDEX) && Files.isRegularFile(path);
        Path folder = index ? path.toAbsolutePath().getParent() : path;
        if (folder != null && Files.isRegularFile(folder.resolve(Scenarios.INDEX))) {
            check.scenarios(folder);
        } else {
            for (Path file : documents(path)) {
                check.file(file);
            }
        }
        return check.result();
    }

    private Result result() {
        if (simulations > 0) {
            checked.add(simulations == 1 ? "1 simulation" : simulations + " simulations");
        }
        return new Result(checked, List.copyOf(problems));
    }

    private void scenarios(Path root) throws IOException {
        try {
            checked.addAll(Scenarios.in(root).told());
        } catch (ScenarioRefused refused) {
            below(root, refused.problems());
        }
        for (Path file : documents(root)) {
            if (!BY_MISSIONS.contains(root.relativize(file).getName(0).toString())) {
                file(file);
            }
        }
    }

    /** Those of a folder and of all below it; a file itself. */
    private static List<Path> documents(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private void file(Path file) {
        Path root = TrackFile.root(file);
        Path name = root == null ? file : root.relativize(file.toAbsolutePath().normalize());
        String written = name.toString().replace('\\', '/');
        if (root == null) {
            simulation(file);
            return;
        }
        switch (name.getName(0).toString()) {
            case "missions" -> mission(root, written);
            case "texts" -> fits(root, written, Schemas.Kind.TEXTS);
            case "presets.yaml" -> fits(root, written, Schemas.Kind.PRESETS);
            case CATALOGS -> catalogs(new ContentSource.Folder(root), root + "/");
            default -> simulation(file);
        }
    }

    private void mission(Path root, String name) {
        try {
            checked.add(MissionFile.read(root, name));
        } catch (ScenarioRefused refused) {
            below(root, refused.problems());
        }
    }

    private void fits(Path root, String name, Schemas.Kind kind) {
        List<Problem> found = new ArrayList<>();
        new ContentFiles(new ContentSource.Folder(root), found).document(name, kind);
        below(root, found);
        checked.add(name);
    }

    /** The three refer to each other, so one is no use without the others. */
    private void catalogs(ContentSource source, String folder) {
        if (catalogs) {
            return;
        }
        catalogs = true;
        List<Problem> found = new ArrayList<>();
        ContentFiles files = new ContentFiles(source, found);
        Located models = files.document(CATALOGS + "/models.yaml");
        Located hardware = files.document(CATALOGS + "/hardware.yaml");
        Located profiles = files.document(CATALOGS + "/profiles.yaml");
        if (models != null && hardware != null && profiles != null) {
            int count = new Catalog(models, hardware, profiles, found).models().size();
            checked.add(CATALOGS + " with " + count + " models");
        }
        found.forEach(problem -> problems.add(problem.below(folder)));
    }

    private void simulation(Path path) {
        simulations++;
        List<Problem> found = new ArrayList<>();
        try {
            SimulationFile file = SimulationFile.at(path);
            if (file.experiment(List.of()).search() != null) {
                Spaces.of(path, Overrides.NONE);
            }
        } catch (SimulationRefused refused) {
            found.addAll(refused.problems());
        }
        found.forEach(problem -> problems.add(placed(path, problem)));
    }

    /** What is wrong with a value of a knob is told by the knob's line. */
    private static Problem placed(Path path, Problem problem) {
        if (!problem.file().startsWith(SET)) {
            return problem;
        }
        String set = problem.file().substring(SET.length());
        SimulationFile file = SimulationFile.at(path);
        Located root = YamlDocument.parse(file.name(), file.bytes(), new ArrayList<>());
        for (Located knob : root == null ? List.<Located>of() : root.at("knobs").items()) {
            if (set.startsWith(knob.at("path").text() + "=")) {
                return knob.problem(problem.found() + " in " + set, problem.expected());
            }
        }
        return problem;
    }

    private void below(Path root, List<Problem> found) {
        found.forEach(problem -> problems.add(problem.below(root + "/")));
    }
}
