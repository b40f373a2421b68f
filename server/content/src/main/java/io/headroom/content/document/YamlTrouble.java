package io.headroom.content.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import java.util.List;

/** Says in words where a text is no YAML, and why. */
final class YamlTrouble {
    /**
     * What parsers say, and what that means.
     *
     * @param said a part of it
     */
    private record Meaning(String said, String found, String expected) {}

    /** The first that fits counts. */
    private static final List<Meaning> MEANINGS =
            List.of(
                    new Meaning("CharConversion", "a file that is no text", "a YAML document"),
                    new Meaning("special characters", "a file that is no text", "a YAML document"),
                    new Meaning("\\t(TAB)", "a tab", "spaces: tabs do not indent"),
                    new Meaning("flow sequence", "a list that does not end", "]"),
                    new Meaning("flow mapping", "a mapping that does not end", "}"),
                    new Meaning(
                            "unknown escape", "a backslash that escapes nothing", "two of them"),
                    new Meaning(
                            "quoted scalar",
                            "a text in quotes that does not end",
                            "its last quote"),
                    new Meaning(
                            "mapping values are not allowed",
                            "a second colon in a line",
                            "quotes around a text with a colon, or a line of its own"),
                    new Meaning(
                            "block",
                            "a line that does not belong to those above it",
                            "one indentation for all of a list or mapping"),
                    new Meaning(
                            "could not find expected ':'",
                            "a line without a colon",
                            "a field and its value"),
                    new Meaning(
                            "cannot start any token",
                            "a character that no value begins with",
                            "quotes around a text that begins with it"),
                    new Meaning("directive", "a directive", "a document without any"),
                    new Meaning("field name", "a list or mapping as a name", "a text"));

    private YamlTrouble() {}

    /** What is wrong with a file. */
    static Problem problem(String file, JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return at(file, e, "more than a document may hold", "a YAML document");
        }
        String said = String.valueOf(e.getOriginalMessage());
        for (Meaning meaning : MEANINGS) {
            if (said.contains(meaning.said())) {
                return at(file, e, meaning.found(), meaning.expected());
            }
        }
        return at(file, e, "a text that is no YAML", "a YAML document");
    }

    /** Where the parser stumbled, or as near as it says. */
    private static Problem at(
            String file, JsonProcessingException e, String found, String expected) {
        Mark mark =
                e.getCause() instanceof MarkedYAMLException cause ? cause.getProblemMark() : null;
        if (mark != null) {
            return new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, "", found, expected);
        }
        JsonLocation place = e.getLocation();
        return place == null
                ? Problem.ofFile(file, found, expected)
                : new Problem(file, place.getLineNr(), place.getColumnNr(), "", found, expected);
    }
}
