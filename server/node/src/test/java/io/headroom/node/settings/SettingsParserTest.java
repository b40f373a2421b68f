package io.headroom.node.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.node.settings.DatabaseSettings.Embedded;
import io.headroom.node.settings.DatabaseSettings.External;
import io.headroom.node.settings.ParsedSettings.Invalid;
import io.headroom.node.settings.ParsedSettings.Valid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

class SettingsParserTest {
    private static final Map<String, String> HOME = Map.of("HOME", "/home/ada");
    private static final String URL = "jdbc:postgresql://db.hall/headroom";

    @Test
    void settings_nothingSaid_areTheDefaults() {
        Path data = Path.of("/home/ada/.local/share/headroom");

        assertThat(valid(Map.of(), HOME))
                .isEqualTo(
                        new Settings(
                                8080,
                                "0.0.0.0",
                                data,
                                new Embedded(data),
                                List.of(),
                                List.of(),
                                List.of(),
                                new ClusterAccess(
                                        new HostAndPort("127.0.0.1", 5701),
                                        0,
                                        false,
                                        Optional.empty()),
                                Optional.empty(),
                                OptionalInt.empty(),
                                Optional.empty()));
    }

    @Test
    void settings_allSaidAsFlags_areTaken() {
        Settings settings =
                valid(
                        Map.ofEntries(
                                Map.entry("port", "0"),
                                Map.entry("bind", "::1"),
                                Map.entry("data", "/srv/headroom"),
                                Map.entry("database-url", URL),
                                Map.entry("database-user", "ada"),
                                Map.entry("database-password-file", "/run/secret"),
                                Map.entry("public-url", "https://play.hall/,http://10.0.0.5:8080"),
                                Map.entry("trusted-proxies", "10.0.0.0/8, fd00::7"),
                                Map.entry("members", "a.hall:5701, [fd00::2]:5702"),
                                Map.entry("cluster-bind", "10.0.0.5"),
                                Map.entry("cluster-bus-port", "5801"),
                                Map.entry("cluster-public", "true"),
                                Map.entry("cluster-secret-file", "/run/cluster"),
                                Map.entry("host-key-file", "/run/key"),
                                Map.entry("retention-days", "30"),
                                Map.entry("scenarios", "/srv/scenarios")),
                        HOME);

        assertThat(settings)
                .isEqualTo(
                        new Settings(
                                0,
                                "::1",
                                Path.of("/srv/headroom"),
                                new External(
                                        URL,
                                        Optional.of("ada"),
                                        Optional.of(Path.of("/run/secret"))),
                                List.of(
                                        URI.create("https://play.hall"),
                                        URI.create("http://10.0.0.5:8080")),
                                List.of(new Network("10.0.0.0", 8), new Network("fd00::7", 128)),
                                List.of(
                                        new HostAndPort("a.hall", 5701),
                                        new HostAndPort("fd00::2", 5702)),
                                new ClusterAccess(
                                        new HostAndPort("10.0.0.5", 5701),
                                        5801,
                                        true,
                                        Optional.of(Path.of("/run/cluster"))),
                                Optional.of(Path.of("/run/key")),
                                OptionalInt.of(30),
                                Optional.of(Path.of("/srv/scenarios"))));
        assertThat(settings.members().get(1)).hasToString("[fd00::2]:5702");
    }

    @Test
    void variable_withoutFlag_isTaken_andFlagWins() {
        Map<String, String> environment = new HashMap<>(HOME);
        environment.put("HEADROOM_PORT", "9000");
        environment.put("HEADROOM_RETENTION_DAYS", "14");

        Settings settings = valid(Map.of("port", "9001"), environment);

        assertThat(settings.port()).isEqualTo(9001);
        assertThat(settings.retentionDays()).hasValue(14);
    }

    @ParameterizedTest
    @CsvSource({"/data,/data/headroom", "relative,/home/ada/.local/share/headroom"})
    void dataFolder_xdgDataHome_isUsedWhenAbsolute(String xdg, Path expected) {
        assertThat(valid(Map.of(), Map.of("HOME", "/home/ada", "XDG_DATA_HOME", xdg)).dataFolder())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void setting_emptyFlag_isRefusedByItsName(ServeSetting setting) {
        assertThat(problems(Map.of(setting.flag(), " "), HOME))
                .containsExactly(
                        new SettingProblem("--" + setting.flag(), "nothing", setting.expected()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port | 80a80",
                "port | 65536",
                "port | -1",
                "bind | two words",
                "public-url | ftp://play.hall",
                "public-url | https://play.hall/path",
                "public-url | https://ada@play.hall",
                "public-url | play.hall",
                "trusted-proxies | proxy.hall",
                "trusted-proxies | 10.0.0.0/33",
                "trusted-proxies | 10.0.0.0/",
                "trusted-proxies | 10.0.0.256",
                "trusted-proxies | ::1/129",
                "cluster-bind | 10.0.0.5:0",
                "cluster-bind | 0.0.0.0:5701",
                "cluster-bind | [::]:5701",
                "cluster-bus-port | 65536",
                "cluster-public | perhaps",
                "retention-days | 13",
                "retention-days | 1e3",
                "database-url | postgres://db.hall/headroom",
                "database-url | jdbc:postgresql://",
            })
    void setting_malformed_isRefusedWithWhatWasFoundAndExpected(String flag, String value) {
        String expected = ServeSetting.ofFlag(flag).orElseThrow().expected();

        assertThat(problems(Map.of(flag, value), HOME))
                .containsExactly(new SettingProblem("--" + flag, "'" + value + "'", expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.5", "a.hall:5701", "128.0.0.1:1", "[fd00::2]:5701", "127.1"})
    void clusterBind_thatOtherMachinesMayReach_needsClusterPublic(String address) {
        assertThat(problems(Map.of("cluster-bind", address), HOME))
                .containsExactly(
                        new SettingProblem(
                                "--cluster-bind",
                                "'" + address + "'",
                                "a loopback address, or --cluster-public besides"));
        Map<String, String> environment = new HashMap<>(HOME);
        environment.put("HEADROOM_CLUSTER_PUBLIC", "true");
        assertThat(valid(Map.of("cluster-bind", address), environment).cluster().open()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.2:5701", "127.255.0.9", "[::1]:5701", "[0::1]"})
    void clusterBind_loopback_needsNothingElse(String address) {
        assertThat(valid(Map.of("cluster-bind", address), HOME).cluster().open()).isFalse();
    }

    @Test
    void clusterBusPort_sameAsMemberships_isRefused() {
        assertThat(problems(Map.of("cluster-bus-port", "5701"), HOME))
                .extracting(SettingProblem::name)
                .containsExactly("--cluster-bus-port");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a.hall", "a.hall:x", "a.hall:5701,", "a:1,a:1", "fd00::2:1"})
    void members_malformed_areRefused(String members) {
        assertThat(problems(Map.of("members", members, "database-url", URL), HOME))
                .hasSize(1)
                .allMatch(problem -> problem.name().equals("--members"));
    }

    @ParameterizedTest
    @CsvSource({
        "HEADROOM_MEMBERS,a.hall:5701",
        "HEADROOM_DATABASE_USER,ada",
        "HEADROOM_DATABASE_PASSWORD_FILE,/run/secret"
    })
    void settingOfExternalDatabase_withoutUrl_isRefused(String variable, String value) {
        assertThat(problems(Map.of(), Map.of("HOME", "/home/ada", variable, value)))
                .hasSize(1)
                .allMatch(problem -> problem.name().equals(variable))
                .allMatch(problem -> problem.found().equals("no --database-url"));
    }

    @Test
    void databaseUrl_withPassword_isRefusedWithoutRepeatingIt() {
        assertThat(problems(Map.of("database-url", URL + "?password=hunter2"), HOME))
                .hasSize(1)
                .noneMatch(problem -> problem.sentence().contains("hunter2"));
    }

    @Test
    void unknownNames_flagOrVariable_areRefusedAndAllProblemsToldAtOnce() {
        Map<String, String> environment = Map.of("HOME", "/home/ada", "HEADROOM_PROT", "1");

        assertThat(problems(Map.of("prot", "1", "port", "x"), environment))
                .extracting(SettingProblem::name)
                .containsExactlyInAnyOrder("HEADROOM_PROT", "--prot", "--port");
    }

    @Test
    void dataFolder_withoutHome_isRefused() {
        assertThat(problems(Map.of(), Map.of()))
                .containsExactly(
                        new SettingProblem(
                                "--data",
                                "nothing, and neither XDG_DATA_HOME nor HOME",
                                "a folder"));
    }

    /** Java puts U+FFFD where the locale does not know a letter: the name of another folder. */
    @ParameterizedTest
    @CsvSource({
        "HEADROOM_DATA,HEADROOM_DATA",
        "HEADROOM_SCENARIOS,HEADROOM_SCENARIOS",
        "HEADROOM_HOST_KEY_FILE,HEADROOM_HOST_KEY_FILE",
        "XDG_DATA_HOME,XDG_DATA_HOME",
        "HOME,HOME"
    })
    void path_withLettersThatTheLocaleDoesNotKnow_isRefusedNamingBoth(
            String variable, String named) {
        Map<String, String> environment = new HashMap<>(HOME);
        environment.put("LC_ALL", "C");
        environment.put(variable, "/srv/d\uFFFD\uFFFDta");

        assertThat(problems(Map.of(), environment))
                .singleElement()
                .satisfies(problem -> assertThat(problem.name()).isEqualTo(named))
                .extracting(SettingProblem::sentence)
                .asString()
                .contains("/srv/d", "LC_ALL=C)", "LC_ALL=C.UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"LC_CTYPE,POSIX,LC_CTYPE=POSIX", "LANG,de_DE,LANG=de_DE", "X,x,none of LC_ALL"})
    void locale_ofAPath_isNamedByTheVariableThatSaysIt(String name, String value, String named) {
        Map<String, String> environment = new HashMap<>(HOME);
        environment.put(name, value);

        assertThat(problems(Map.of("data", "/srv/\uFFFD"), environment))
                .singleElement()
                .extracting(SettingProblem::sentence)
                .asString()
                .contains("--data: found '/srv/", named);
    }

    @ParameterizedTest
    @CsvSource({"HEADROOM_DATA,/a", "XDG_DATA_HOME,/b", "HOME,/c"})
    void dataFolder_whereverItIsSaid_isKnownByThat(String variable, String value) {
        ParsedSettings parsed = SettingsParser.parse(Map.of(), Map.of(variable, value));

        assertThat(parsed)
                .isInstanceOfSatisfying(
                        Valid.class, valid -> assertThat(valid.dataName()).isEqualTo(variable));
    }

    private static Settings valid(Map<String, String> flags, Map<String, String> environment) {
        return switch (SettingsParser.parse(flags, environment)) {
            case Valid valid -> valid.settings();
            case Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    private static List<SettingProblem> problems(
            Map<String, String> flags, Map<String, String> environment) {
        return switch (SettingsParser.parse(flags, environment)) {
            case Valid valid -> throw new AssertionError(valid);
            case Invalid invalid -> invalid.problems();
        };
    }
}
