package io.headroom.content.check;

import io.headroom.content.catalog.Catalog;
import io.headroom.content.document.ContentFiles;
import io.headroom.content.document.ContentSource;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.document.ScenarioRefused;
import io.headroom.content.document.YamlDocument;
import io.headroom.content.grammar.Reading;
import io.headroom.content.mission.MissionFile;
import io.headroom.content.mission.MissionRows;
import io.headroom.content.mission.PlayedTrack;
import io.headroom.content.mission.Scenarios;
import io.headroom.content.mission.TrackFile;
import io.headroom.content.search.Narrowing;
import io.headroom.content.search.Spaces;
import io.headroom.content.simulation.Description;
import io.headroom.content.simulation.Experiment;
import io.headroom.content.simulation.SimulationFile;
import io.headroom.content.simulation.SimulationRefused;
import io.headroom.content.simulation.Traces;
import io.headroom.game.scenario.Scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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
    private final Set<Problem> warnings = new LinkedHashSet<>();
    private final Set<String> proven = new HashSet<>();
    private final List<Provable> provable = new ArrayList<>();
    private int simulations;
    private boolean catalogs;

    private ContentCheck() {}

    /**
     * What came out.
     *
     * @param checked what was read, for people
     * @param problems everything that is wrong with it; empty when it holds
     * @param warnings what is not wrong, and not what its author can have meant
     * @param provable track-rounds whose balance can be proven, each once
     */
    public record Result(
            List<String> checked,
            List<Problem> problems,
            List<Problem> warnings,
            List<Provable> provable) {
        /** Keeps its own copies. */
        public Result {
            checked = List.copyOf(checked);
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
            provable = List.copyOf(provable);
        }
    }

    /**
     * Track-rounds that are balanced together: those of a mission, or of a part of one.
     *
     * @param folder where their files lie, with a slash behind it; empty for what this program
     *     carries
     * @param source of the files
     * @param hash names the files that decide a bit
     */
    public record Provable(
            String folder, ContentSource source, String hash, List<PlayedTrack> tracks) {
        /** Keeps its own copy. */
        public Provable {
            tracks = List.copyOf(tracks);
        }
    }

    /** Checks what this program carries. */
    public static Result bundled() {
        ContentCheck check = new ContentCheck();
        try {
            Scenarios scenarios = Scenarios.bundledAndTried();
            check.checked.addAll(scenarios.told());
            check.provable(scenarios, new ContentSource.Bundled(), "");
            scenarios
                    .tracks()
                    .keySet()
                    .forEach(name -> check.find(new ContentSource.Bundled(), "", name));
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
        return new Result(checked, List.copyOf(problems), List.copyOf(warnings), provable);
    }

    private void provable(Scenarios scenarios, ContentSource source, String folder) {
        for (Scenario each : scenarios.all()) {
            provable(folder, source, each.contentHash(), scenarios.played(each.id()));
        }
    }

    /** A folder may hold a mission and, by itself, each of its tracks. */
    private void provable(
            String folder, ContentSource source, String hash, List<PlayedTrack> tracks) {
        List<PlayedTrack> more = new ArrayList<>();
        for (PlayedTrack each : tracks) {
            if (proven.add(folder + each.file())) {
                more.add(each);
            }
        }
        if (!more.isEmpty()) {
            provable.add(new Provable(folder, source, hash, more));
        }
    }

    private void scenarios(Path root) throws IOException {
        try {
            Scenarios scenarios = Scenarios.in(root);
            checked.addAll(scenarios.told());
            provable(scenarios, new ContentSource.Folder(root), root + "/");
            ContentSource source = new ContentSource.Folder(root);
            scenarios.tracks().keySet().forEach(name -> find(source, root + "/", name));
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
            case "texts" -> fits(root, written, "texts");
            case "presets.yaml" -> fits(root, written, "presets");
            case CATALOGS -> catalogs(new ContentSource.Folder(root), root + "/");
            default -> simulation(file);
        }
    }

    private void mission(Path root, String name) {
        try {
            MissionFile.Part part = MissionFile.read(root, name);
            checked.add(part.told());
            provable(root + "/", new ContentSource.Folder(root), part.hash(), part.played());
            if (part.track() != null) {
                find(new ContentSource.Folder(root), root + "/", name);
            }
        } catch (ScenarioRefused refused) {
            below(root, refused.problems());
        }
    }

    /** What nobody would feel of a track-round as it is written. */
    private void find(ContentSource source, String folder, String name) {
        ContentFiles files = new ContentFiles(source, new ArrayList<>());
        Located at = files.document(name);
        if (at == null) {
            return;
        }
        Description description = new Description(at, new Traces(files::bytes), new ArrayList<>());
        Experiment written = description.read(Description.Settings.WRITTEN).experiment();
        if (written != null) {
            written.findings().forEach(each -> warnings.add(each.below(folder)));
        }
    }

    private void fits(Path root, String name, String kind) {
        List<Problem> found = new ArrayList<>();
        Located at = new ContentFiles(new ContentSource.Folder(root), found).document(name);
        if (at != null) {
            Objects.requireNonNull(MissionRows.files().get(kind)).read(new Reading(found), at);
        }
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
        Located stacks = files.document(CATALOGS + "/stacks.yaml");
        if (models != null && hardware != null && stacks != null) {
            int count = new Catalog(models, hardware, stacks, found).models().size();
            checked.add(CATALOGS + " with " + count + " models");
        }
        found.forEach(problem -> problems.add(problem.below(folder)));
    }

    private void simulation(Path path) {
        simulations++;
        List<Problem> found = new ArrayList<>();
        try {
            SimulationFile file = SimulationFile.at(path);
            Experiment experiment = file.experiment(List.of());
            warnings.addAll(experiment.findings());
            if (experiment.search() != null) {
                Spaces.of(path, Narrowing.NONE);
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
