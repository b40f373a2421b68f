package io.headroom.node.settings;

import io.headroom.node.settings.DatabaseSettings.Embedded;
import io.headroom.node.settings.DatabaseSettings.External;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads settings: flags first, then variables, then defaults. A pure function of its arguments; it
 * opens no file. An instance is one reading.
 */
public final class SettingsParser {
    /** Sooner a class would not have its fortnight to look at its game again. */
    private static final int MIN_RETENTION_DAYS = 14;

    private static final int MAX_RETENTION_DAYS = 36_500;

    /** Where data live when nothing is said: below a variable's folder. */
    private static final List<Map.Entry<String, String>> STANDARD_DATA =
            List.of(
                    Map.entry("XDG_DATA_HOME", "headroom"),
                    Map.entry("HOME", ".local/share/headroom"));

    /** A value and the name under which the operator gave it. */
    private record Given(String name, String value) {}

    private final Map<ServeSetting, Given> given = new EnumMap<>(ServeSetting.class);
    private final List<SettingProblem> problems = new ArrayList<>();
    private final Map<String, String> environment;
    private String dataName = "--" + ServeSetting.DATA.flag();

    private SettingsParser(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Reads all settings.
     *
     * @param flags by name without dashes ({@code port}); one that was repeated has its values
     *     joined with commas
     * @param environment all of it; also {@code XDG_DATA_HOME} and {@code HOME} are looked at
     */
    public static ParsedSettings parse(Map<String, String> flags, Map<String, String> environment) {
        SettingsParser parser = new SettingsParser(environment);
        parser.collect(flags);
        Optional<Settings> settings = parser.settings();
        return settings.isPresent() && parser.problems.isEmpty()
                ? new ParsedSettings.Valid(settings.get(), parser.dataName)
                : new ParsedSettings.Invalid(List.copyOf(parser.problems));
    }

    private void collect(Map<String, String> flags) {
        new TreeMap<>(environment)
                .forEach(
                        (name, value) -> {
                            if (name.startsWith(ServeSetting.PREFIX)) {
                                take(
                                        name,
                                        value,
                                        ServeSetting.ofVariable(name),
                                        ServeSetting::variable);
                            }
                        });
        new TreeMap<>(flags)
                .forEach(
                        (name, value) ->
                                take(
                                        "--" + name,
                                        value,
                                        ServeSetting.ofFlag(name),
                                        s -> "--" + s.flag()));
    }

    private void take(
            String name,
            String value,
            Optional<ServeSetting> setting,
            Function<ServeSetting, String> names) {
        if (setting.isEmpty()) {
            String known =
                    Arrays.stream(ServeSetting.values())
                            .map(names)
                            .collect(Collectors.joining(", "));
            problems.add(new SettingProblem(name, "an unknown setting", "one of " + known));
        } else if (value.isBlank()) {
            problems.add(new SettingProblem(name, "nothing", setting.get().expected()));
        } else {
            given.put(setting.get(), new Given(name, value.strip()));
        }
    }

    private Optional<Settings> settings() {
        Optional<Integer> port =
                one(ServeSetting.PORT, text -> WholeNumbers.within(text, 0, 65_535));
        Optional<String> bind = one(ServeSetting.BIND, Addresses::host);
        Optional<Path> data = data();
        List<URI> publicUrls = many(ServeSetting.PUBLIC_URL, Addresses::publicUrl);
        List<Network> trustedProxies = many(ServeSetting.TRUSTED_PROXIES, Network::parse);
        List<HostAndPort> members =
                many(
                        ServeSetting.MEMBERS,
                        text -> Addresses.hostAndPort(text, OptionalInt.empty()));
        Optional<ClusterAccess> cluster = clusterAccess();
        Optional<Path> hostKeyFile = path(ServeSetting.HOST_KEY_FILE);
        Optional<Integer> retention =
                one(
                        ServeSetting.RETENTION_DAYS,
                        text -> WholeNumbers.within(text, MIN_RETENTION_DAYS, MAX_RETENTION_DAYS));
        Optional<Path> scenarios = path(ServeSetting.SCENARIOS);
        Optional<External> external = external();
        refuseDuplicates(members);
        if (port.isEmpty() || bind.isEmpty() || data.isEmpty() || cluster.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Settings(
                        port.get(),
                        bind.get(),
                        data.get(),
                        external.<DatabaseSettings>map(database -> database)
                                .orElseGet(() -> new Embedded(data.get())),
                        publicUrls,
                        trustedProxies,
                        members,
                        cluster.get(),
                        hostKeyFile,
                        retention.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                        scenarios));
    }

    private Optional<ClusterAccess> clusterAccess() {
        Optional<HostAndPort> bind =
                one(
                        ServeSetting.CLUSTER_BIND,
                        text ->
                                Addresses.hostAndPort(text, OptionalInt.of(5701))
                                        .filter(address -> !Addresses.isAll(address.host())));
        Optional<Integer> busPort =
                one(ServeSetting.CLUSTER_BUS_PORT, text -> WholeNumbers.within(text, 0, 65_535));
        Optional<Boolean> open = one(ServeSetting.CLUSTER_PUBLIC, SettingsParser::yesOrNo);
        Optional<Path> secretFile = path(ServeSetting.CLUSTER_SECRET_FILE);
        if (bind.isEmpty() || busPort.isEmpty() || open.isEmpty()) {
            return Optional.empty();
        }
        refuseHalfOpen(bind.get(), open.get());
        refuseSamePort(bind.get(), busPort.get());
        return Optional.of(new ClusterAccess(bind.get(), busPort.get(), open.get(), secretFile));
    }

    /** That other machines reach the cluster's ports is never an accident. */
    private void refuseHalfOpen(HostAndPort bind, boolean open) {
        Given address = given.get(ServeSetting.CLUSTER_BIND);
        if (address != null && !open && !Addresses.isLoopback(bind.host())) {
            problems.add(
                    new SettingProblem(
                            address.name(),
                            quoted(address.value()),
                            "a loopback address, or --cluster-public besides"));
        }
    }

    private void refuseSamePort(HostAndPort bind, int busPort) {
        Given port = given.get(ServeSetting.CLUSTER_BUS_PORT);
        if (port != null && bind.port() == busPort) {
            problems.add(
                    new SettingProblem(
                            port.name(),
                            quoted(port.value()),
                            "another port than --cluster-bind's"));
        }
    }

    private Optional<External> external() {
        Optional<String> url = one(ServeSetting.DATABASE_URL, Addresses::jdbcUrl);
        Optional<String> user = one(ServeSetting.DATABASE_USER, Optional::of);
        Optional<Path> password = path(ServeSetting.DATABASE_PASSWORD_FILE);
        if (!given.containsKey(ServeSetting.DATABASE_URL)) {
            refuseWithoutUrl(ServeSetting.DATABASE_USER);
            refuseWithoutUrl(ServeSetting.DATABASE_PASSWORD_FILE);
            refuseWithoutUrl(ServeSetting.MEMBERS);
        }
        return url.map(jdbcUrl -> new External(jdbcUrl, user, password));
    }

    /** Nodes of a cluster share one record; an embedded database belongs to one program. */
    private void refuseWithoutUrl(ServeSetting setting) {
        Given alone = given.get(setting);
        if (alone != null) {
            problems.add(new SettingProblem(alone.name(), "no --database-url", setting.expected()));
        }
    }

    private void refuseDuplicates(List<HostAndPort> members) {
        Given list = given.get(ServeSetting.MEMBERS);
        if (list != null && members.stream().distinct().count() < members.size()) {
            problems.add(new SettingProblem(list.name(), quoted(list.value()), "each node once"));
        }
    }

    /** The value of a setting or its default; empty when there is neither, or a problem. */
    private <T> Optional<T> one(ServeSetting setting, Function<String, Optional<T>> parse) {
        Given value = given.get(setting);
        if (value == null) {
            return setting.defaultValue().flatMap(parse);
        }
        Optional<T> parsed = parse.apply(value.value());
        if (parsed.isEmpty()) {
            problems.add(problem(setting, value, value.value()));
        }
        return parsed;
    }

    private <T> List<T> many(ServeSetting setting, Function<String, Optional<T>> parse) {
        Given value = given.get(setting);
        List<T> all = new ArrayList<>();
        if (value != null) {
            for (String part : value.value().split(",", -1)) {
                parse.apply(part.strip())
                        .ifPresentOrElse(
                                all::add, () -> problems.add(problem(setting, value, part)));
            }
        }
        return all;
    }

    private static SettingProblem problem(ServeSetting setting, Given value, String part) {
        boolean secret = setting == ServeSetting.DATABASE_URL && part.contains("password");
        return new SettingProblem(
                value.name(), secret ? "a password in the URL" : quoted(part), setting.expected());
    }

    /** {@code ${XDG_DATA_HOME:-~/.local/share}/headroom}; a relative XDG_DATA_HOME is ignored. */
    private Optional<Path> data() {
        Given said = given.get(ServeSetting.DATA);
        if (said != null) {
            dataName = said.name();
            return usable(said.name(), said.value());
        }
        for (Map.Entry<String, String> standard : STANDARD_DATA) {
            String value = environment.getOrDefault(standard.getKey(), "");
            if (value.startsWith("/")) {
                dataName = standard.getKey();
                return usable(dataName, value).map(base -> base.resolve(standard.getValue()));
            }
        }
        problems.add(
                new SettingProblem(
                        "--data", "nothing, and neither XDG_DATA_HOME nor HOME", "a folder"));
        return Optional.empty();
    }

    private Optional<Path> path(ServeSetting setting) {
        Given value = given.get(setting);
        return value == null ? Optional.empty() : usable(value.name(), value.value());
    }

    private static Optional<Boolean> yesOrNo(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private Optional<Path> usable(String name, String text) {
        return switch (GivenPath.of(text, environment)) {
            case GivenPath.Usable usable -> Optional.of(usable.path().toAbsolutePath().normalize());
            case GivenPath.Unusable wrong -> {
                problems.add(new SettingProblem(name, wrong.found(), wrong.expected()));
                yield Optional.empty();
            }
        };
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
