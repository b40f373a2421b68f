package io.headroom.node.command;

import io.headroom.node.scenario.Scenarios;
import io.headroom.node.settings.DataFolder;
import io.headroom.node.settings.ParsedSettings;
import io.headroom.node.settings.Setting;
import io.headroom.node.settings.SettingProblem;
import io.headroom.node.settings.Settings;
import io.headroom.node.settings.SettingsParser;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Settings as flags of a verb. What they mean is the settings' own business. */
final class SettingFlags {
    /** Where the record is: for verbs that only read it. */
    static final Set<Setting> OF_THE_RECORD =
            Set.of(
                    Setting.DATA,
                    Setting.DATABASE_URL,
                    Setting.DATABASE_USER,
                    Setting.DATABASE_PASSWORD_FILE,
                    Setting.SCENARIOS);

    private SettingFlags() {}

    /** Adds a flag for each of some settings. */
    static void addTo(CommandSpec verb, Iterable<Setting> settings) {
        for (Setting setting : settings) {
            String standard = setting.defaultValue().map(value -> "; " + value).orElse("");
            verb.addOption(
                    OptionSpec.builder("--" + setting.flag())
                            .paramLabel("VALUE")
                            .type(List.class)
                            .auxiliaryTypes(String.class)
                            .arity("1")
                            .description(
                                    setting.expected()
                                            + standard
                                            + " (or "
                                            + setting.variable()
                                            + ")")
                            .build());
        }
    }

    /**
     * The settings that were given to a verb by flags and environment.
     *
     * @throws CommandRefused naming everything that is wrong
     */
    static Settings read(CommandSpec verb) {
        return parse(verb).settings();
    }

    /**
     * The settings that were given to a verb which puts files into the data folder.
     *
     * @throws CommandRefused naming everything that is wrong
     * @throws io.headroom.node.settings.UnusableSettingException when no files can be put there
     */
    static Settings readToServe(CommandSpec verb) {
        ParsedSettings.Valid parsed = parse(verb);
        DataFolder.prepare(parsed.dataName(), parsed.settings());
        return parsed.settings();
    }

    /**
     * The scenarios that settings name, or those that are packed.
     *
     * @throws CommandRefused when there are none where they should be
     */
    static Scenarios scenarios(Settings settings) {
        if (settings.scenarios().isEmpty()) {
            return Scenarios.bundled();
        }
        Path folder = settings.scenarios().get();
        if (!Files.isRegularFile(folder.resolve(Scenarios.INDEX))) {
            throw new CommandRefused(
                    "--%s %s: found no %s, expected a folder of scenarios"
                            .formatted(Setting.SCENARIOS.flag(), folder, Scenarios.INDEX));
        }
        return Scenarios.in(folder);
    }

    private static ParsedSettings.Valid parse(CommandSpec verb) {
        Map<String, String> flags = new HashMap<>();
        for (OptionSpec option : verb.options()) {
            List<String> given = option.originalStringValues();
            String flag = option.longestName().substring(2);
            boolean setting = flagNames().contains(flag);
            if (setting && !given.isEmpty()) {
                flags.put(flag, String.join(",", given));
            }
        }
        return switch (SettingsParser.parse(flags, System.getenv())) {
            case ParsedSettings.Valid valid -> valid;
            case ParsedSettings.Invalid invalid ->
                    throw new CommandRefused(
                            invalid.problems().stream()
                                    .map(SettingProblem::sentence)
                                    .collect(Collectors.joining("\nheadroom: ")));
        };
    }

    private static Set<String> flagNames() {
        return Set.of(Setting.values()).stream().map(Setting::flag).collect(Collectors.toSet());
    }
}
