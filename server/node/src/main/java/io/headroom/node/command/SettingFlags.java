package io.headroom.node.command;

import io.headroom.content.mission.Scenarios;
import io.headroom.node.settings.DataFolder;
import io.headroom.node.settings.ParsedSettings;
import io.headroom.node.settings.ServeSetting;
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
    static final Set<ServeSetting> OF_THE_RECORD =
            Set.of(
                    ServeSetting.DATA,
                    ServeSetting.DATABASE_URL,
                    ServeSetting.DATABASE_USER,
                    ServeSetting.DATABASE_PASSWORD_FILE,
                    ServeSetting.SCENARIOS);

    /** Where the record is: for verbs that need no content. */
    static final Set<ServeSetting> OF_THE_DATABASE =
            Set.of(
                    ServeSetting.DATA,
                    ServeSetting.DATABASE_URL,
                    ServeSetting.DATABASE_USER,
                    ServeSetting.DATABASE_PASSWORD_FILE);

    /** What lets a program in to the nodes of a cluster: for verbs that are no node. */
    static final Set<ServeSetting> OF_A_CLUSTER =
            Set.of(
                    ServeSetting.CLUSTER_SECRET_FILE,
                    ServeSetting.DATABASE_URL,
                    ServeSetting.DATABASE_USER,
                    ServeSetting.DATABASE_PASSWORD_FILE);

    private SettingFlags() {}

    /** Adds a flag for each of some settings. */
    static void addTo(CommandSpec verb, Iterable<ServeSetting> settings) {
        for (ServeSetting setting : settings) {
            String standard = setting.defaultValue().map(value -> "; " + value).orElse("");
            verb.addOption(
                    OptionSpec.builder("--" + setting.flag())
                            .paramLabel("VALUE")
                            .type(List.class)
                            .auxiliaryTypes(String.class)
                            .arity(setting.isSwitch() ? "0..1" : "1")
                            .fallbackValue(setting.isSwitch() ? "true" : "")
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
        return parse(verb, Set.of(ServeSetting.values())).settings();
    }

    /**
     * Some of the settings that were given to a verb; what others say, as flags of the verb's own
     * or as variables, is not looked at.
     *
     * @throws CommandRefused naming everything that is wrong
     */
    static Settings read(CommandSpec verb, Set<ServeSetting> settings) {
        return parse(verb, settings).settings();
    }

    /**
     * The settings that were given to a verb which puts files into the data folder.
     *
     * @throws CommandRefused naming everything that is wrong
     * @throws io.headroom.node.settings.UnusableSettingException when no files can be put there
     */
    static Settings readToServe(CommandSpec verb) {
        ParsedSettings.Valid parsed = parse(verb, Set.of(ServeSetting.values()));
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
                            .formatted(ServeSetting.SCENARIOS.flag(), folder, Scenarios.INDEX));
        }
        return Scenarios.in(folder);
    }

    private static ParsedSettings.Valid parse(CommandSpec verb, Set<ServeSetting> settings) {
        Map<String, String> flags = new HashMap<>();
        for (OptionSpec option : verb.options()) {
            List<String> given = option.originalStringValues();
            String flag = option.longestName().substring(2);
            boolean setting = settings.stream().anyMatch(known -> known.flag().equals(flag));
            if (setting && !given.isEmpty()) {
                flags.put(flag, String.join(",", given));
            }
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        for (ServeSetting setting : ServeSetting.values()) {
            if (!settings.contains(setting)) {
                environment.remove(setting.variable());
            }
        }
        return switch (SettingsParser.parse(flags, environment)) {
            case ParsedSettings.Valid valid -> valid;
            case ParsedSettings.Invalid invalid ->
                    throw new CommandRefused(
                            invalid.problems().stream()
                                    .map(SettingProblem::sentence)
                                    .collect(Collectors.joining("\nheadroom: ")));
        };
    }
}
