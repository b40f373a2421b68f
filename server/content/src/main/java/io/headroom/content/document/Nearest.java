package io.headroom.content.document;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Guesses which name somebody meant. */
public final class Nearest {
    private static final int MOST_TOLD = 40;

    /** Longer texts are no typing errors, and take long to compare. */
    private static final int MOST_CHARACTERS = 100;

    private Nearest() {}

    /** The name with the fewest typing errors between; null when none is near. */
    public static @Nullable String to(String given, Collection<String> names) {
        String nearest = null;
        if (given.length() > MOST_CHARACTERS) {
            return null;
        }
        int fewest = 1 + Math.max(2, given.length() / 2);
        for (String name : names) {
            int errors = errors(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (errors < fewest) {
                fewest = errors;
                nearest = name;
            }
        }
        return nearest;
    }

    /** The names there are and, if one is near, which was meant. */
    public static String oneOf(String given, Collection<String> names) {
        if (names.isEmpty()) {
            return "nothing";
        }
        int more = names.size() - MOST_TOLD;
        String list =
                names.stream().limit(MOST_TOLD).collect(Collectors.joining(", ", "one of ", ""))
                        + (more > 0 ? " and " + more + " more" : "");
        String nearest = to(given, names);
        return nearest == null ? list : list + " (did you mean " + nearest + "?)";
    }

    /** Levenshtein's distance: letters to insert, delete or replace. */
    private static int errors(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
