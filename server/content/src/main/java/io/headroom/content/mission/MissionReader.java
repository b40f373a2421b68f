package io.headroom.content.mission;

import io.headroom.content.document.ContentFiles;
import io.headroom.content.document.ContentSource;
import io.headroom.content.document.FileSet;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.grammar.Reading;
import io.headroom.content.grammar.Shape;
import io.headroom.game.scenario.Preset;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a mission and all files that it names. Files name each other by their place below the
 * scenarios' folder, so nothing is ever listed and a jar is as good as a folder.
 */
final class MissionReader {
    /** A mission is kept in the database with the games that play it. */
    private static final long MOST_BYTES = 32L << 20;

    private final ContentFiles files;

    /** Apart from what decides a bit: a corrected sentence orphans no game. */
    private final ContentFiles texts;

    private final List<Problem> problems;
    private final boolean tries;
    private final List<PlayedTrack> played = new ArrayList<>();

    MissionReader(ContentSource source, ContentSource texts, List<Problem> problems) {
        this(source, texts, problems, true);
    }

    /**
     * A reader.
     *
     * @param tries whether every value of every knob is tried
     */
    MissionReader(
            ContentSource source, ContentSource texts, List<Problem> problems, boolean tries) {
        this.files = new ContentFiles(source, problems);
        this.texts = new ContentFiles(texts, problems);
        this.problems = problems;
        this.tries = tries;
    }

    /** A mission, and what its content is proven with. */
    record Mission(Scenario scenario, List<PlayedTrack> played, FileSet deciding, FileSet texts) {
        /** Keeps its own copy. */
        Mission {
            played = List.copyOf(played);
        }
    }

    /** The track-rounds that were read. */
    List<PlayedTrack> played() {
        return List.copyOf(played);
    }

    /** Names all files that were read and decide a bit. */
    String hash() {
        return files.used().hash();
    }

    /** The mission in a file; null when it is no mission at all. */
    @Nullable Mission read(String file) {
        return read(files.document(file));
    }

    /** The mission in a file that another names. */
    @Nullable Mission named(Located name) {
        return read(files.document(name));
    }

    /** What a document says; null when it is none, or wrong. */
    private <T> @Nullable T said(Shape<T> shape, @Nullable Located document) {
        return document == null ? null : shape.read(new Reading(problems), document);
    }

    private @Nullable Mission read(@Nullable Located at) {
        MissionRows.Mission said = said(MissionRows.MISSION, at);
        if (at == null || said == null) {
            return null;
        }
        String file = at.file();
        // So that a mission's own files are a whole folder of scenarios.
        files.add(
                Scenarios.INDEX,
                ("missions: [ \"" + file + "\" ]\n").getBytes(StandardCharsets.UTF_8));
        List<Preset> presets = said(PresetRows.PRESETS, files.document(said.presets()));
        List<Round> rounds = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (Located name : said.rounds()) {
            Round round = round(files.document(name));
            if (round != null && !numbers.add(round.number())) {
                problems.add(name.problem("a second round " + round.number(), "each number once"));
            }
            if (round != null) {
                rounds.add(round);
            }
        }
        String title = Texts.of(file, texts, problems).text("title");
        FileSet deciding = files.used();
        FileSet read = texts.used();
        long bytes = deciding.bytes() + read.bytes();
        if (bytes > MOST_BYTES) {
            problems.add(
                    Problem.ofFile(
                            file,
                            "files of " + bytes + " bytes",
                            "at most " + MOST_BYTES + " in a mission: each game keeps them"));
        }
        Scenario scenario =
                new Scenario(
                        said.id(),
                        title,
                        deciding.hash(),
                        rounds,
                        presets == null ? List.of() : presets);
        return new Mission(scenario, List.copyOf(played), deciding, read);
    }

    /** The round in a file; null when it is no round at all. */
    @Nullable Round round(String file) {
        return round(files.document(file));
    }

    private @Nullable Round round(@Nullable Located at) {
        MissionRows.Round said = said(MissionRows.ROUND, at);
        if (at == null || said == null) {
            return null;
        }
        Texts words = Texts.of(at.file(), texts, problems);
        List<TrackRound> tracks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Located trackName : said.tracks()) {
            String id = TrackReader.id(trackName.text());
            if (!ids.add(id)) {
                problems.add(trackName.problem("a track that is not there yet"));
            }
            Located document = files.document(trackName);
            if (document == null) {
                continue;
            }
            Texts own = words.part("tracks").part(id);
            TrackReader.Track track = new TrackReader(files, problems, tries).read(document, own);
            if (track != null) {
                tracks.add(track.round());
                played.add(track.played(said.number(), at.file(), document));
            }
        }
        words.part("tracks").requireOnly(ids, "track");
        if (words.place() != null) {
            Spoilers.find(words.place(), problems);
        }
        LockReader locks =
                tries ? new LockReader(files, problems) : LockReader.ofPacked(files, problems);
        return new Round(
                said.number(),
                words.text("title"),
                words.text("riddle"),
                words.text("law"),
                locks.read(said.lock(), words.part("lock")),
                said.challengeAt(),
                tracks);
    }
}
