package io.headroom.content.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.content.simulation.SimulationRefused;
import io.headroom.content.simulation.Watching;
import io.headroom.game.frontier.Point;
import io.headroom.game.frontier.Run;
import io.headroom.game.frontier.Trial;
import io.headroom.simulator.theory.ManyServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The search on problems whose answer is known, interrupted, resumed, and by other workers. */
final class FrontierTest {
    private static final String QUEUE =
            """
            title: M/M/c
            traffic: { rate: 90/s }
            stages:
              - station: server
                servers: 1
                service: { exponential: 10 ms }
                cost: { provisioned: 1/h }
            slo: { deadline: 200 ms }
            duration: 200 s
            knobs:
              - { path: stages.server.servers, from: 1, to: 6 }
            """;

    private static final String BATCHING =
            """
            title: batching
            traffic: { rate: 200/s }
            stages:
              - station: server
                servers: 1
                batching: { dynamic: { max: 4, window: 5 ms } }
                service: { perBatch: { fixed: 10 ms, perItem: 1 ms } }
                cost: { provisioned: 1/h }
            slo: { deadline: 80 ms }
            duration: 5 s
            knobs:
              - { path: stages.server.servers, from: 1, to: 8 }
              - { path: stages.server.batching.dynamic.max, from: 1, to: 64, factor: 2 }
              - { path: stages.server.batching.dynamic.window, values: [0 ms, 2 ms, 5 ms, 10 ms] }
            """;

    /** A server that is there costs no money, and nobody waits: only energy tells them apart. */
    private static final String ENERGY =
            """
            title: energy
            traffic: { rate: 10/s }
            stages:
              - station: server
                servers: 1
                service: 1 ms
                energy: { provisioned: 2 W }
            parts: [ { part: fan, count: 2, power: 0.5 W } ]
            cost: { joule: 0.001 }
            slo: { deadline: 1 s, unit: request }
            duration: 100 s
            knobs:
              - { path: stages.server.servers, from: 1, to: 4 }
            """;

    /** A server for the loop and one more for the map: only the loop counts, the map pays. */
    private static final String FLOWS =
            """
            title: flows
            stages:
              - { station: fast, service: 1 ms, cost: { provisioned: 1/s } }
              - station: slow
                servers: 1
                service: 49 ms
                queue: { capacity: 0 }
                cost: { provisioned: 1/s }
            flows:
              - { name: loop, traffic: { frames: 10 }, path: [fast], slo: { deadline: 1 ms } }
              - { name: map, traffic: { frames: 30, items: 2 }, path: [slow], scored: false }
            score: { per: { flow: map } }
            duration: 100 s
            knobs:
              - { path: stages.slow.servers, from: 1, to: 4 }
            """;

    @TempDir private Path folder = Path.of("");

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("searched.yaml"), text);
    }

    private static Frontier.Settings settings(int budget, int workers, Path journal) {
        return new Frontier.Settings(7, budget, workers, journal, Narrowing.NONE);
    }

    private static Frontier.Settings settings(int budget, int workers) {
        return new Frontier.Settings(7, budget, workers, null, Narrowing.NONE);
    }

    private static JsonNode search(Path file, Frontier.Settings settings) {
        return Frontier.search(file, settings, new Watching());
    }

    /**
     * A file that cannot be as it is written is searched all the same; what cannot be is no good.
     */
    @Test
    void search_ofAFileThatCannotBeAsWritten_findsWhatCan(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("it.yaml");
        Files.writeString(
                file,
                QUEUE.replace("servers: 1\n", "servers: $servers\n")
                                .replace("{ path: stages.server.servers,", "{ id: servers,")
                        + "never: { few: servers < 3 }\n");
        JsonNode report =
                Frontier.search(
                        file,
                        new Frontier.Settings(1, 40, 1, null, Narrowing.NONE),
                        new Watching());
        assertThat(report.path("best").path("configuration").path("servers").asInt())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void front_ofQueuesWithMoreServers_isWhatErlangSays() throws IOException {
        JsonNode report = search(file(QUEUE), settings(100, 2));
        List<String> servers = new ArrayList<>();
        for (JsonNode point : report.path("front")) {
            int count = point.path("configuration").path("stages.server.servers").asInt();
            servers.add(Integer.toString(count));
            double exact = 1e3 * new ManyServers(count, 90, 0.01).timeInSystemPercentile(0.99);
            assertThat(point.path("p99Millis").path("mean").asDouble())
                    .as("p99 of %d servers, exact %f", count, exact)
                    .isBetween(0.8 * exact, 1.25 * exact);
        }
        // More servers are always faster and dearer, but for one of them, which is late so often
        // that a good answer costs more than with two.
        assertThat(servers).startsWith("1").contains("2", "3");
        assertThat(report.path("settings").asInt()).isEqualTo(6);
        assertThat(report.path("best").path("configuration").path("stages.server.servers").asText())
                .isEqualTo("2");
    }

    @Test
    void settings_thatDifferInEnergyAlone_areRankedByItsPrice() throws IOException {
        JsonNode report = search(file(ENERGY), settings(40, 2));
        JsonNode best = report.path("best");
        assertThat(best.path("configuration").path("stages.server.servers").asText())
                .isEqualTo("1");
        // 2 W of a server and 1 W of fans at 10 good units a second.
        assertThat(best.path("cost").path("mean").asDouble()).isBetween(0.00027, 0.00033);
        for (JsonNode point : report.path("front")) {
            int servers = point.path("configuration").path("stages.server.servers").asInt();
            double kept = point.path("cost").path("mean").asDouble() * (3 / (2. * servers + 1));
            assertThat(kept).isBetween(0.00027, 0.00033);
        }
    }

    /**
     * Of 30 frames a second one server takes 7.5, two take 15, three all: each costs 1 a second.
     */
    @Test
    void severalFlows_areRankedByWhatCounts() throws IOException {
        JsonNode best = search(file(FLOWS), settings(40, 2)).path("best");

        assertThat(best.path("adherence").path("mean").asDouble()).isEqualTo(1);
        assertThat(best.path("configuration").path("stages.slow.servers").asText()).isEqualTo("3");
        assertThat(best.path("cost").path("mean").asDouble()).isBetween(0.0666, 0.0668);
    }

    @Test
    void front_isDominatedByNobody_andRunsCheapestFirst() throws IOException {
        JsonNode front = search(file(BATCHING), settings(300, 2)).path("front");
        assertThat(front.size()).isGreaterThan(2);
        for (int i = 1; i < front.size(); i++) {
            assertThat(front.path(i).path("cost").path("mean").asDouble())
                    .isGreaterThan(front.path(i - 1).path("cost").path("mean").asDouble());
            assertThat(front.path(i).path("p99Millis").path("mean").asDouble())
                    .isLessThan(front.path(i - 1).path("p99Millis").path("mean").asDouble());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void report_byAnyNumberOfWorkers_isTheSameText(int workers) throws IOException {
        Path file = file(BATCHING);
        assertThat(search(file, settings(120, workers)).toString())
                .isEqualTo(search(file, settings(120, 1)).toString());
    }

    @Test
    void search_ofMoreSettingsThanTheBudget_staysNearIt() throws IOException {
        JsonNode report = search(file(BATCHING), settings(60, 2));
        assertThat(report.path("tried").asInt()).isBetween(15, 30);
        assertThat(report.path("runs").asInt()).isLessThanOrEqualTo(90);
    }

    @Test
    void journal_cutAnywhere_leadsToTheSameReport() throws IOException {
        Path file = file(BATCHING);
        Path journal = folder.resolve("journal.txt");
        String whole = search(file, settings(40, 2, journal)).toString();
        String text = Files.readString(journal);
        for (int cut = 0; cut < text.length(); cut += 997) {
            Files.writeString(journal, text.substring(0, cut));
            assertThat(search(file, settings(40, 1, journal)).toString())
                    .as("cut at %d", cut)
                    .isEqualTo(whole);
            assertThat(Files.readString(journal).lines().count())
                    .as("cut at %d", cut)
                    .isEqualTo(text.lines().count());
        }
    }

    /** A file that somebody named by mistake stays what it is, with and without a last line end. */
    @ParameterizedTest
    @ValueSource(strings = {"a thesis", "a thesis\n", "a thesis\nand its last line"})
    void journal_thatIsNone_isRefusedAndLeftAsItIs(String text) throws IOException {
        Path thesis = Files.writeString(folder.resolve("thesis.txt"), text);
        Path file = file(QUEUE);
        assertThatThrownBy(() -> search(file, settings(40, 1, thesis)))
                .isInstanceOf(SearchRefused.class)
                .hasMessageContaining("thesis.txt:1: found \"a thesis\"");
        assertThat(Files.readString(thesis)).isEqualTo(text);
    }

    @Test
    void journal_ofAnotherSearch_isRefused() throws IOException {
        Path file = file(BATCHING);
        Path journal = folder.resolve("journal.txt");
        search(file, settings(24, 2, journal));
        String before = Files.readString(journal);
        assertThatThrownBy(() -> search(file, settings(25, 2, journal)))
                .isInstanceOf(SearchRefused.class)
                .hasMessageContaining("journal.txt:1: found")
                .hasMessageContaining("budget 25");
        assertThat(journal).hasContent(before);
        Files.writeString(journal, before + "nonsense\n");
        assertThatThrownBy(() -> search(file, settings(24, 2, journal)))
                .isInstanceOf(SearchRefused.class)
                .hasMessageContaining("found \"nonsense\", expected a finished run");
    }

    @Test
    void search_interrupted_tellsWhatIsKnown() throws IOException {
        Watching watching = new Watching();
        watching.interrupt();
        JsonNode report = Frontier.search(file(BATCHING), settings(40, 2), watching);
        assertThat(report.path("interrupted").asBoolean()).isTrue();
        assertThat(report.path("best").isNull()).isTrue();
        assertThat(FrontierText.of(report)).contains("nothing is known yet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "knobs: [{ path: stages.nobody.servers, from: 1, to: 2 }]|no nobody there",
                "knobs: [{ path: stages.server.servers, from: 0, to: 2 }]|found 0, expected a whole"
                        + " number from 1",
                "knobs: [{ path: stages.server.servers, from: 3, to: 2 }]|a step above 0",
                "knobs: [{ path: stages.server.servers }]|nothing",
                "knobs: [{ path: a, values: [1] }, { path: a, values: [2] }]|no other knob has",
                "knobs: [{ path: stages.server.servers, values: [] }]|a list of 1 to 1000 items"
            })
    void knobs_thatCannotBe_areRefused(String knobs, String message) throws IOException {
        String text = QUEUE.substring(0, QUEUE.indexOf("knobs:")) + knobs + "\n";
        Path file = file(text);
        assertThatThrownBy(() -> search(file, settings(20, 1)))
                .isInstanceOf(SimulationRefused.class)
                .hasMessageContaining(message);
    }

    @Test
    void file_withoutKnobs_isRefused() throws IOException {
        Path file = file(QUEUE.substring(0, QUEUE.indexOf("knobs:")));
        assertThatThrownBy(() -> search(file, settings(20, 1)))
                .isInstanceOf(SearchRefused.class)
                .hasMessageContaining("found no knobs");
    }

    @Test
    void track_isSearchedByItsOwnKnobsAndTarget() {
        Path track =
                Path.of("..", "..", "scenarios/missions/model-serving/round-2/tiny-pioneer.yaml");
        JsonNode report = search(track, settings(80, 2));
        assertThat(report.path("target").asDouble()).isEqualTo(0.95);
        assertThat(report.path("costUnit").asText()).contains("µJ");
        assertThat(report.path("best").path("score").asDouble()).isGreaterThan(900);
        assertThat(report.path("best").path("configuration").path("hop").asInt())
                .isBetween(5_000, 9_250);
    }

    private static final Path CLOUD =
            Path.of("..", "..", "scenarios/missions/model-serving/round-2/cloud-titan.yaml");

    private static Narrowing given(String text) {
        List<String> sets = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (String each : text.split(" ", -1)) {
            (each.startsWith("+") ? conditions : sets).add(each.replace("+", ""));
        }
        return new Narrowing(sets, conditions);
    }

    @Test
    void knobThatIsSet_isNotSearched_andRunsAsItWouldAmongTheOthers() {
        FileSpace whole = Spaces.of(CLOUD, Narrowing.NONE);
        FileSpace rest = Spaces.of(CLOUD, given("nodes=20"));
        assertThat(rest.knobs()).isEqualTo(whole.knobs().subList(0, 2));
        int twenty = whole.knobs().get(2).values().indexOf("20");
        assertThat(rest.run(new Point(List.of(5, 3)), 9))
                .isEqualTo(whole.run(new Point(List.of(5, 3, twenty)), 9));
        assertThat(rest.run(new Point(List.of(5, 3)), 9))
                .isNotEqualTo(whole.run(new Point(List.of(5, 3, 0)), 9));
        assertThat(rest.fingerprint()).isNotEqualTo(whole.fingerprint());
    }

    @Test
    void condition_movesWhatARunComesTo() {
        FileSpace written = Spaces.of(CLOUD, given("nodes=20"));
        FileSpace cheap = Spaces.of(CLOUD, given("nodes=20 +price=0.9"));
        Trial one = written.run(new Point(List.of(5, 3)), 9);
        Trial other = cheap.run(new Point(List.of(5, 3)), 9);
        assertThat(other.adherence()).isEqualTo(one.adherence());
        assertThat(other.cost() / one.cost()).isBetween(0.899, 0.901);
        assertThat(cheap.fingerprint()).isNotEqualTo(written.fingerprint());
    }

    @Test
    void simulation_withAValueSet_leavesThatKnobAlone() throws IOException {
        Narrowing given = given("stages.server.batching.dynamic.max=4 traffic.rate=100/s");
        Path file = file(BATCHING);
        Frontier.Settings settings = new Frontier.Settings(7, 60, 2, null, given);
        JsonNode report = search(file, settings);
        assertThat(report.path("settings").asInt()).isEqualTo(8 * 4);
        assertThat(report.path("given").path("sets").size()).isEqualTo(2);
        assertThat(report.path("best").path("configuration").size()).isEqualTo(2);
        assertThat(FrontierText.of(report)).contains("--set traffic.rate=100/s\n");
        Run run = new Run(new Point(List.of(1, 2)), 5);
        Trial slower = Spaces.of(file, given).run(run.point(), run.seed());
        Trial faster = Spaces.of(file, Narrowing.NONE).run(new Point(List.of(1, 2, 2)), run.seed());
        assertThat(slower).isNotEqualTo(faster);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "node=20|--set node=20: found no knob node, expected",
                "nodes=1|--set nodes=1: found 1, expected one of the 18 values from 9 to 80",
                "nodes|--set nodes: found nothing, expected one of",
                "+prices=1|--condition prices=1: found no condition prices, expected",
                "+price=cheap|--condition price=cheap: found cheap, expected a factor",
                "+price=0|--condition price=0: found 0, expected a factor",
                "+price=0.8765|--condition price=0.8765: found 0.8765, expected a factor",
                "nodes=20 batch=4 window=250|--set: found all of batch, window, nodes, expected one"
            })
    void given_whatCannotBe_isRefused(String text, String message) {
        assertThatThrownBy(() -> Spaces.of(CLOUD, given(text)))
                .isInstanceOf(SearchRefused.class)
                .hasMessageContaining(message);
    }

    @Test
    void journal_ofASearchWithAnotherKnobSet_isRefused() throws IOException {
        Path file = file(BATCHING);
        Path journal = folder.resolve("journal.txt");
        search(file, settings(24, 2, journal));
        Frontier.Settings other =
                new Frontier.Settings(7, 24, 2, journal, given("traffic.rate=100/s"));
        assertThatThrownBy(() -> search(file, other))
                .isInstanceOf(SearchRefused.class)
                .hasMessageContaining("traffic.rate=100/s");
    }
}
