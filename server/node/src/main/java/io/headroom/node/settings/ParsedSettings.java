package io.headroom.node.settings;

import java.util.List;

/** What became of an operator's flags and variables. */
public sealed interface ParsedSettings {
    /**
     * All of them are well formed.
     *
     * @param settings what they say
     * @param dataName the flag or variable that says where the data folder is
     */
    record Valid(Settings settings, String dataName) implements ParsedSettings {}

    /**
     * The start must not go on.
     *
     * @param problems all that is wrong, at least one
     */
    record Invalid(List<SettingProblem> problems) implements ParsedSettings {}
}
