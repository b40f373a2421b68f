package io.headroom.node.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A path as an operator wrote it, or why it cannot be one. Java reads arguments, variables and the
 * working folder by the locale and replaces what that does not know: the name of another file.
 */
public sealed interface GivenPath {
    /**
     * What can be used.
     *
     * @param path as it was written
     */
    record Usable(Path path) implements GivenPath {}

    /**
     * What cannot.
     *
     * @param found what was written
     * @param expected what should be
     */
    record Unusable(String found, String expected) implements GivenPath {}

    /** What stands in the place of letters that the locale does not know. */
    char REPLACEMENT = '\uFFFD';

    /** The variables that say the locale, the strongest first. */
    List<String> LOCALE = List.of("LC_ALL", "LC_CTYPE", "LANG");

    /**
     * Reads a path.
     *
     * @param environment where the locale is said
     */
    static GivenPath of(String text, Map<String, String> environment) {
        if (text.indexOf('\0') >= 0) {
            return new Unusable("'" + text.replace('\0', '?') + "'", "a path without NUL");
        }
        try {
            Path path = Path.of(text);
            String working = System.getProperty("user.dir", "");
            if (text.indexOf(REPLACEMENT) >= 0) {
                return unknownLetters("'" + text + "'", environment);
            }
            if (!path.isAbsolute() && working.indexOf(REPLACEMENT) >= 0) {
                return unknownLetters(
                        "'" + text + "' in the folder '" + working + "'", environment);
            }
            return new Usable(path);
        } catch (InvalidPathException unknown) {
            return unknownLetters("'" + text + "'", environment);
        }
    }

    private static Unusable unknownLetters(String where, Map<String, String> environment) {
        String locale =
                LOCALE.stream()
                        .filter(name -> !environment.getOrDefault(name, "").isBlank())
                        .findFirst()
                        .map(name -> name + "=" + environment.get(name))
                        .orElse("none of " + String.join(", ", LOCALE));
        return new Unusable(
                where + " with letters that the locale (" + locale + ") does not know",
                "a path in the locale's letters; LC_ALL=C.UTF-8 knows all");
    }
}
