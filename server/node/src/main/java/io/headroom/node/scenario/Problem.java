package io.headroom.node.scenario;

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

    /** A problem with a file as a whole. */
    public static Problem ofFile(String file, String found, String expected) {
        return new Problem(file, 0, 0, "", found, expected);
    }

    /** One line for a person: where, what was found, what was expected. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        String field = path.isEmpty() ? "" : " " + path;
        return place + field + ": found " + found + ", expected " + expected;
    }
}
