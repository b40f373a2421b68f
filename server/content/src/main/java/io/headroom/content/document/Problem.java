package io.headroom.content.document;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something wrong in a scenario's files.
 *
 * @param file relative to the scenarios' folder, with slashes, or as a person named it
 * @param line from 1; 0 when the problem is the file as a whole
 * @param column from 1; 0 when the problem is the file as a whole
 * @param path the field, such as {@code knobs[1].values}; empty for the file as a whole
 * @param found what stands there
 * @param expected what should stand there
 */
public record Problem(
        String file, int line, int column, String path, String found, String expected) {
    /** How many are told; a file with more is wrong as a whole. */
    private static final int MOST_TOLD = 20;

    /** How much of a name, or of what was found, is told. */
    private static final int MOST_CHARACTERS = 200;

    private static final int MOST_EXPECTED_CHARACTERS = 1_000;

    /** A problem with a file as a whole. */
    public static Problem ofFile(String file, String found, String expected) {
        return new Problem(file, 0, 0, "", found, expected);
    }

    /** With the folder that the file lies in before its name. */
    public Problem below(String folder) {
        return new Problem(folder + file, line, column, path, found, expected);
    }

    /** One line for a person: where, what was found, what was expected. */
    @Override
    public String toString() {
        String name = Printable.of(file);
        String place = line == 0 ? name : name + ":" + line + ":" + column;
        String field = path.isEmpty() ? "" : " " + shortened(path, MOST_CHARACTERS);
        return place
                + field
                + ": found "
                + shortened(found, MOST_CHARACTERS)
                + ", expected "
                + shortened(expected, MOST_EXPECTED_CHARACTERS);
    }

    /** The first of some problems, a line each, and how many more there are. */
    public static String told(List<Problem> problems) {
        String first =
                problems.stream()
                        .limit(MOST_TOLD)
                        .map(Problem::toString)
                        .collect(Collectors.joining("\n"));
        int more = problems.size() - MOST_TOLD;
        return more > 0 ? first + "\nand " + more + " more" : first;
    }

    private static String shortened(String text, int most) {
        String cut = text.length() <= most ? text : text.substring(0, most - 3) + "...";
        return Printable.of(cut);
    }
}
