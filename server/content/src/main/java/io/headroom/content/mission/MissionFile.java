package io.headroom.content.mission;

import io.headroom.content.document.ContentFiles;
import io.headroom.content.document.ContentSource;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.document.ScenarioRefused;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.TrackRound;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A file of a mission by itself, with all that it names: the mission's, a round's or a track's. */
public final class MissionFile {
    private MissionFile() {}

    /**
     * What a file is.
     *
     * @param told in words
     * @param track when it is a track's; null for a round and a mission
     * @param played all track-rounds of it
     * @param hash names all files that decide a bit of these
     */
    public record Part(
            String told, @Nullable TrackRound track, List<PlayedTrack> played, String hash) {
        /** Keeps its own copy. */
        public Part {
            played = List.copyOf(played);
        }
    }

    /**
     * Reads one.
     *
     * @param root the folder of scenarios
     * @param name of the file below it
     * @throws ScenarioRefused with everything that is wrong with it
     */
    public static Part read(Path root, String name) {
        List<Problem> problems = new ArrayList<>();
        ContentSource source = new ContentSource.Folder(root);
        Located at = new ContentFiles(source, problems).document(name);
        String told = "";
        TrackRound track = null;
        MissionReader reader = new MissionReader(source, source, problems);
        List<PlayedTrack> played = List.of();
        String hash = "";
        if (at != null && at.has("rounds")) {
            MissionReader.Mission mission = reader.read(name);
            told = mission == null ? "" : told(mission);
            played = reader.played();
            hash = reader.hash();
        } else if (at != null && at.has("tracks")) {
            Round round = reader.round(name);
            told = round == null ? "" : told(round);
            played = reader.played();
            hash = reader.hash();
        } else if (at != null) {
            TrackFile file = TrackFile.read(root.resolve(name));
            track = file.track();
            played = List.of(file.played());
            hash = file.hash();
            told = "track " + track.track().value();
        }
        if (!problems.isEmpty()) {
            throw new ScenarioRefused(problems);
        }
        return new Part(told, track, played, hash);
    }

    /** What a mission is made of. */
    static String told(MissionReader.Mission mission) {
        return "mission %s: %s"
                .formatted(
                        mission.scenario().id(),
                        mission.scenario().rounds().stream()
                                .map(MissionFile::told)
                                .collect(Collectors.joining("; ")));
    }

    private static String told(Round round) {
        return "round %d with its lock and tracks %s"
                .formatted(
                        round.number(),
                        round.tracks().stream()
                                .map(TrackRound::track)
                                .map(track -> track.value())
                                .collect(Collectors.joining(", ")));
    }
}
