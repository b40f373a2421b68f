package io.headroom.content.mission;

import io.headroom.content.document.ContentFiles;
import io.headroom.content.document.ContentSource;
import io.headroom.content.document.FileSet;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.document.ScenarioRefused;
import io.headroom.content.grammar.Reading;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All missions that can be played. Immutable. */
public final class Scenarios {
    /** The file of a folder of scenarios that names the missions. */
    public static final String INDEX = "index.yaml";

    private final List<MissionReader.Mission> missions;

    private Scenarios(List<MissionReader.Mission> missions) {
        this.missions = List.copyOf(missions);
    }

    /**
     * The missions that this program carries. Every value of every knob was tried when it was
     * built, so a start does not wait for that again.
     *
     * @throws ScenarioRefused when one of their files is wrong
     */
    public static Scenarios bundled() {
        ContentSource source = new ContentSource.Bundled();
        return load(source, source, false);
    }

    /**
     * The same with every value of every knob tried.
     *
     * @throws ScenarioRefused when one of their files is wrong
     */
    public static Scenarios bundledAndTried() {
        ContentSource source = new ContentSource.Bundled();
        return load(source, source, true);
    }

    /**
     * The missions in a folder, which has an {@code index.yaml}.
     *
     * @throws ScenarioRefused when one of their files is wrong
     */
    public static Scenarios in(Path folder) {
        ContentSource source = new ContentSource.Folder(folder);
        return load(source, source, true);
    }

    /**
     * A mission whose files somebody has kept, whatever has become of them since.
     *
     * @param deciding see {@link #deciding}
     * @param texts as they were kept
     * @param newest texts that are better where they have the same names; null when there are none
     * @throws ScenarioRefused when this program does not read such files any more
     */
    public static Scenario kept(FileSet deciding, FileSet texts, @Nullable FileSet newest) {
        ContentSource.Kept files = new ContentSource.Kept(deciding);
        ContentSource.Kept words = new ContentSource.Kept(texts);
        Scenarios kept =
                load(
                        files,
                        newest == null ? words : new ContentSource.Corrected(words, newest),
                        true);
        return kept.missions.getFirst().scenario();
    }

    /** Every mission, in the order of the index. */
    public List<Scenario> all() {
        return missions.stream().map(MissionReader.Mission::scenario).toList();
    }

    /** What each mission is made of, for people. */
    public List<String> told() {
        return missions.stream().map(MissionFile::told).toList();
    }

    /** The mission with an id; null when there is none. */
    public @Nullable Scenario byId(String id) {
        return mission(id).map(MissionReader.Mission::scenario).orElse(null);
    }

    /**
     * The archetypes with which a track-round's balance is proven, in the order of the points that
     * they should earn, best first; empty when there is no such track-round.
     */
    public List<Archetype> archetypes(String mission, int round, TrackId track) {
        return missions.stream()
                .filter(each -> each.scenario().id().equals(mission))
                .flatMap(each -> each.played().stream())
                .filter(each -> each.round() == round && each.track().track().equals(track))
                .flatMap(each -> each.archetypes().stream())
                .toList();
    }

    /**
     * Every track-round of a mission, round by round; empty when there is no such mission.
     *
     * @param mission its id
     */
    public List<PlayedTrack> played(String mission) {
        return mission(mission).map(MissionReader.Mission::played).orElse(List.of());
    }

    /** Every track-round by the name of its file. */
    public SortedMap<String, TrackRound> tracks() {
        SortedMap<String, TrackRound> tracks = new TreeMap<>();
        for (MissionReader.Mission mission : missions) {
            mission.played().forEach(each -> tracks.put(each.file(), each.track()));
        }
        return tracks;
    }

    /** The files of a mission that decide a bit, which its content's hash names. */
    public Optional<FileSet> deciding(String mission) {
        return mission(mission).map(MissionReader.Mission::deciding);
    }

    /** The files of a mission that people read. */
    public Optional<FileSet> texts(String mission) {
        return mission(mission).map(MissionReader.Mission::texts);
    }

    private Optional<MissionReader.Mission> mission(String id) {
        return missions.stream().filter(each -> each.scenario().id().equals(id)).findFirst();
    }

    private static Scenarios load(ContentSource source, ContentSource texts, boolean tries) {
        List<Problem> problems = new ArrayList<>();
        List<MissionReader.Mission> missions = new ArrayList<>();
        Located index = new ContentFiles(source, problems).document(INDEX);
        List<Located> names =
                index == null ? null : MissionRows.INDEX.read(new Reading(problems), index);
        Set<String> ids = new HashSet<>();
        for (Located name : names == null ? List.<Located>of() : names) {
            MissionReader.Mission mission =
                    new MissionReader(source, texts, problems, tries).named(name);
            if (mission != null && !ids.add(mission.scenario().id())) {
                problems.add(name.problem("a mission with an id of its own"));
            }
            if (mission != null) {
                missions.add(mission);
            }
        }
        if (!problems.isEmpty()) {
            throw new ScenarioRefused(problems.stream().distinct().toList());
        }
        return new Scenarios(missions);
    }
}
