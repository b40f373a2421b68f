package io.headroom.content.mission;

import io.headroom.content.binding.Turnable;
import io.headroom.content.document.ContentFiles;
import io.headroom.content.document.ContentSource;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.document.ScenarioRefused;
import io.headroom.game.scenario.TrackRound;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one track plays in one round, by itself.
 *
 * @param played what its file says
 * @param knobs those of the track as the file has them, in the same order
 * @param hash SHA-256 over the file and those that it names, in lower-case hexadecimal
 */
public record TrackFile(PlayedTrack played, List<Turnable> knobs, String hash) {
    private static final String INDEX = "index.yaml";
    private static final String ROUND = "round.yaml";

    /** Keeps its own copy. */
    public TrackFile {
        knobs = List.copyOf(knobs);
    }

    /** The track-round. */
    public TrackRound track() {
        return played.track();
    }

    /** Whether a file lies below a folder of scenarios and is no simulation of its own. */
    public static boolean isTrack(Path file) {
        Path root = root(file);
        return root != null
                && root.relativize(file.toAbsolutePath().normalize()).startsWith("missions");
    }

    /**
     * The track of a file below a folder of scenarios, which has an {@code index.yaml}.
     *
     * @throws ScenarioRefused when it, or a file that it names, is wrong
     */
    public static TrackFile read(Path file) {
        Path root = root(file);
        List<Problem> problems = new ArrayList<>();
        if (root == null) {
            throw new ScenarioRefused(
                    List.of(
                            Problem.ofFile(
                                    file.toString(),
                                    "no " + INDEX + " in a folder above",
                                    "a file below a folder of scenarios")));
        }
        ContentFiles files = new ContentFiles(new ContentSource.Folder(root), problems);
        String name =
                root.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
        Located document = files.document(name);
        ContentFiles words = new ContentFiles(new ContentSource.Folder(root), problems);
        TrackReader.Track track =
                document == null
                        ? null
                        : new TrackReader(files, problems)
                                .read(
                                        document,
                                        Texts.of(name, words, problems)
                                                .part("tracks")
                                                .part(TrackReader.id(document.file())));
        if (document == null || track == null || !problems.isEmpty()) {
            throw new ScenarioRefused(problems);
        }
        PlayedTrack played = track.played(number(root, name), "", document);
        return new TrackFile(played, track.knobs(), files.hash());
    }

    /**
     * The number of the round that lies beside a track's file, so that its draws are those of its
     * games; 0 where none can be read. What is wrong with it is not asked here.
     */
    private static int number(Path root, String name) {
        String round = name.substring(0, name.lastIndexOf('/') + 1) + ROUND;
        Located beside =
                new ContentFiles(new ContentSource.Folder(root), new ArrayList<>()).document(round);
        return beside == null ? 0 : Math.max(0, beside.at("number").node().asInt(0));
    }

    /** The folder of scenarios that a file lies below; null when it lies below none. */
    public static @Nullable Path root(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        while (folder != null && Files.notExists(folder.resolve(INDEX))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
