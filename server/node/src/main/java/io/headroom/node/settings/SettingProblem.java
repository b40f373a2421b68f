package io.headroom.node.settings;

/**
 * A setting that stops the start.
 *
 * @param name the flag or variable as the operator wrote it: {@code --port}, {@code HEADROOM_PORT}
 * @param found what is there
 * @param expected what should be
 */
public record SettingProblem(String name, String found, String expected) {
    /** The problem in one sentence. */
    public String sentence() {
        return "%s: found %s, expected %s".formatted(name, found, expected);
    }
}
