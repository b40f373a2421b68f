package io.headroom.content.mission;

import io.headroom.content.document.ContentFiles;
import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;
import io.headroom.content.document.Problem;
import io.headroom.content.grammar.Reading;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/**
 * What people read in a mission or a round, apart from what decides a bit: {@code
 * texts/en/missions/MISSION/round-2.yaml} for {@code missions/MISSION/round-2/round.yaml}.
 */
final class Texts {
    private static final String FOLDER = "texts/en/";

    private final @Nullable Located at;
    private final List<Problem> problems;

    private Texts(@Nullable Located at, List<Problem> problems) {
        this.at = at;
        this.problems = problems;
    }

    /** The texts that belong to a file of content; what is wrong with them is noted. */
    static Texts of(String file, ContentFiles files, List<Problem> problems) {
        int slash = file.lastIndexOf('/');
        String folder = slash < 0 ? file : file.substring(0, slash);
        String name = FOLDER + folder + ".yaml";
        Located at = files.texts(name, file);
        boolean fits = at != null && TextRows.TEXTS.read(new Reading(problems), at) != null;
        return new Texts(fits ? at : null, problems);
    }

    /** The texts of a part, such as a track. */
    Texts part(String name) {
        return new Texts(at == null ? null : at.at(name), problems);
    }

    /** Where they stand; null when there is no such file. */
    @Nullable Located place() {
        return at;
    }

    /** Whether there is a part or a text of a name. */
    boolean has(String name) {
        return at != null && at.has(name);
    }

    /** Notes each text of something that is not there. */
    void requireOnly(Collection<String> names, String what) {
        if (at == null) {
            return;
        }
        for (String field : at.fields()) {
            if (!names.contains(field)) {
                String found = "a text for " + field + ", which is no " + what;
                problems.add(at.at(field).problem(found, Nearest.oneOf(field, names)));
            }
        }
    }

    /** A text on one line; one that is not there is noted. */
    String text(String key) {
        if (at == null) {
            return "";
        }
        if (!at.has(key)) {
            problems.add(at.at(key).problem("nothing", "the text"));
        }
        return at.at(key).sentence();
    }
}
