package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What {@code simulate} prints and writes. */
final class SimulateCommandTest {
    private static final Path EXAMPLES = Path.of("..", "..", "scenarios", "simulations");
    private static final String MM1 = EXAMPLES.resolve("mm1.yaml").toString();

    @TempDir private Path folder = Path.of("");
    private List<String> arguments = new ArrayList<>();

    @BeforeEach
    void plainQueue() {
        arguments = new ArrayList<>(List.of("simulate", MM1, "--json"));
    }

    private Said run(String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return Said.run(all.toArray(String[]::new));
    }

    private JsonNode report(String... more) throws IOException {
        Said said = run(more);
        assertThat(said.status()).as(said.err()).isEqualTo(Headroom.DONE);
        OutputSchema.assertFits("simulate", said.out());
        assertThat(said.out().lines()).hasSize(1);
        return new ObjectMapper().readTree(said.out());
    }

    /** With ρ = 0.8: L = 4, λ = 800/s, W = 5 ms, Wq = 4 ms; the interval is honest or absent. */
    @Test
    void plainQueue_agreesWithTheory() throws IOException {
        JsonNode means = report("--seed", "7").path("means");
        assertThat(means.path("inSystem").path("mean").asDouble()).isBetween(3.6, 4.4);
        assertThat(means.path("arrivalsPerSecond").path("mean").asDouble()).isBetween(795., 805.);
        assertThat(means.path("timeInSystemNanos").path("mean").asDouble()).isBetween(4.6e6, 5.4e6);
        assertThat(means.path("waitingNanos").path("mean").asDouble()).isBetween(3.6e6, 4.4e6);
        for (JsonNode mean : means) {
            assertThat(mean.path("reason").isNull()).isTrue();
            assertThat(mean.path("low").asDouble()).isLessThan(mean.path("mean").asDouble());
            assertThat(mean.path("high").asDouble()).isGreaterThan(mean.path("mean").asDouble());
        }
    }

    /** The figures of a game by the names of a game, of one run and of several. */
    @Test
    void figures_areToldByTheirNames() throws IOException {
        JsonNode one = report("--seed", "7");
        JsonNode measures = one.path("measures");
        assertThat(measures.path("p99").asDouble() * 1e6)
                .isEqualTo(one.path("completion").path("p99Nanos").asDouble());
        assertThat(measures.path("meanInSystem")).isEqualTo(one.at("/means/inSystem/mean"));
        assertThat(measures.path("adherence")).isEqualTo(one.at("/score/adherence"));
        assertThat(measures.has("temperature")).isFalse();
        assertThat(measures.path("costPerGood").asDouble()).isZero();

        JsonNode two = report("--seed", "7", "--set", "replications=2");
        double offered =
                two.at("/runs/0/offered").asDouble() + two.at("/runs/1/offered").asDouble();
        assertThat(two.at("/measures/offered").asDouble()).isEqualTo(offered / 2);
    }

    /** A queue shorter than a batch is no wrong file: the result is that nothing is good. */
    @Test
    void settings_thatCannotBe_areAResult() throws IOException {
        String[] sets = {
            "--set",
            "stages.server.queue={ capacity: 3 }",
            "--set",
            "stages.server.batching={ static: { max: 8, window: 1 ms } }"
        };
        JsonNode report = report(sets);
        assertThat(report.path("cannotBe").asText()).contains("the capacity of the queue");
        assertThat(report.path("requests").path("good").asLong()).isZero();
        assertThat(report.path("requests").path("adherence").asDouble()).isZero();
        assertThat(report.path("requests").path("offered").isNull()).isTrue();
        assertThat(report().path("cannotBe").isNull()).isTrue();
        arguments.remove("--json");
        Said said = run(sets);
        assertThat(said.status()).isEqualTo(Headroom.DONE);
        assertThat(said.out()).contains("That does not go together", "good 0 (0.00 %)");
        assertThat(run("--set", "stages.server.servers=0").status())
                .isEqualTo(Headroom.WRONG_INPUT);
    }

    /** Told beside the report and in it, and no error. */
    @Test
    void event_afterTheEnd_isWarnedOf() throws IOException {
        String late = "events=[ { at: 2 h, burst: { factor: 2, for: 1 s } } ]";
        assertThat(report("--set", late).path("warnings"))
                .singleElement()
                .satisfies(
                        warning ->
                                assertThat(warning.path("expected").asText())
                                        .isEqualTo("an instant before the end of the run"));
        assertThat(run("--set", late).err()).contains("warning: --set events=");
        assertThat(report().path("warnings")).isEmpty();
        assertThat(run().err()).doesNotContain("warning");
    }

    @Test
    void means_obeyLittlesLaw() throws IOException {
        JsonNode report = report();
        JsonNode means = report.path("means");
        double product =
                means.path("arrivalsPerSecond").path("mean").asDouble()
                        * means.path("timeInSystemNanos").path("mean").asDouble();
        JsonNode books = report.path("books");
        long span =
                report.path("window").path("toNanos").asLong()
                        - report.path("window").path("fromNanos").asLong();
        // λ W is of who arrived, L of the window, whose parts of their times add up to it.
        assertThat(product / 1e9 * span / books.path("leftNanos").asLong())
                .isBetween(1 - 1e-9, 1 + 1e-9);
        assertThat(means.path("inSystem").path("mean").asDouble() * span)
                .isBetween(
                        books.path("presenceNanos").asLong() * (1 - 1e-9),
                        books.path("presenceNanos").asLong() * (1 + 1e-9));
        assertThat(books.path("withinNanos")).isEqualTo(books.path("presenceNanos"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void json_twice_isTheSameBytes(String replications) {
        String[] more = {"--set", "duration=20 s", "--set", "replications=" + replications};
        Said first = run(more);
        assertThat(first.status()).as(first.err()).isEqualTo(Headroom.DONE);
        assertThat(run(more).out()).isEqualTo(first.out());
    }

    @Test
    void replications_haveTheSeedsAfterTheFirst_andAreTheRunsOfThose() throws IOException {
        JsonNode three = report("--set", "duration=5 s", "--set", "replications=3", "--seed", "4");
        assertThat(three.path("runs")).hasSize(3);
        for (JsonNode run : three.path("runs")) {
            JsonNode alone = report("--set", "duration=5 s", "--seed", run.path("seed").asText());
            assertThat(alone.path("digest")).isEqualTo(run.path("digest"));
        }
    }

    /** Three of 5 s are 12,000 requests together, and three of 50 s ten times as many. */
    @Test
    void replications_haveAnInterval_whereTheyAreLongTogether() throws IOException {
        JsonNode brief = report("--set", "duration=5 s", "--set", "replications=3");
        JsonNode whole = report("--set", "duration=50 s", "--set", "replications=3");
        JsonNode none = brief.path("means").path("waitingNanos");
        JsonNode told = whole.path("means").path("waitingNanos");
        assertThat(none.path("reason").asText()).contains("too few");
        assertThat(none.path("low").isNull()).isTrue();
        assertThat(told.path("reason").isNull()).isTrue();
        assertThat(told.path("low").asDouble()).isLessThan(told.path("mean").asDouble());
        assertThat(told.path("high").asDouble()).isGreaterThan(told.path("mean").asDouble());
    }

    @Test
    void run_tooShort_hasNoIntervalAndSaysWhy() throws IOException {
        JsonNode waiting = report("--set", "duration=100 ms").path("means").path("waitingNanos");
        assertThat(waiting.path("low").isNull()).isTrue();
        assertThat(waiting.path("high").isNull()).isTrue();
        assertThat(waiting.path("reason").asText()).contains("too short");
    }

    @Test
    void warmUp_isNotCounted() throws IOException {
        JsonNode whole = report("--set", "duration=20 s");
        JsonNode warm = report("--set", "duration=20 s", "--set", "warmUp=5 s");
        assertThat(warm.path("fromNanos").asLong()).isEqualTo(5_000_000_000L);
        assertThat(warm.path("toNanos")).isEqualTo(whole.path("toNanos"));
        assertThat(warm.path("requests").path("offered").asLong())
                .isLessThan(whole.path("requests").path("offered").asLong());
    }

    @Test
    void requests_insteadOfADuration_areExactlySoMany() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("n.yaml"),
                        """
                        traffic: { rate: 800/s }
                        stages: [ { station: server, service: { exponential: 1 ms } } ]
                        requests: 5000
                        """);
        arguments = new ArrayList<>(List.of("simulate", file.toString(), "--json"));
        JsonNode report = report();
        assertThat(report.path("requests").path("offered").asLong()).isEqualTo(5000);
        assertThat(report.path("requests").path("completed").asLong()).isEqualTo(5000);
        assertThat(report.path("toNanos").asLong()).isLessThan(10_000_000_000L);
    }

    @Test
    void csv_hasARowForEachRequest_andItsSumsAreTheReports() throws IOException {
        Path csv = folder.resolve("requests.csv");
        JsonNode report =
                report(
                        "--set",
                        "duration=5 s",
                        "--set",
                        "warmUp=1 s",
                        "--requests",
                        csv.toString());
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst())
                .startsWith("ordinal,flow,arrivalNanos,firstResponseNanos,endNanos,outcome,server")
                .endsWith(",traceRow");
        long sum = 0;
        long labelled = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertThat(cells[5]).isEqualTo("completed");
            sum += Long.parseLong(cells[4]) - Long.parseLong(cells[2]);
            assertThat(cells[cells.length - 1]).isEmpty();
            for (int label = 6; label < cells.length - 8; label++) {
                labelled += Long.parseLong(cells[label]);
            }
        }
        long completed = report.path("requests").path("completed").asLong();
        assertThat(lines.size() - 1).isEqualTo((int) completed);
        assertThat(labelled).isEqualTo(sum);
        assertThat((double) sum / completed)
                .isEqualTo(report.path("means").path("timeInSystemNanos").path("mean").asDouble());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(csv);
        }
    }

    @Test
    void csv_changesNothingOfTheReport() throws IOException {
        String csv = folder.resolve("requests.csv").toString();
        assertThat(report("--set", "duration=5 s", "--requests", csv))
                .isEqualTo(report("--set", "duration=5 s"));
    }

    /** An empty folder was once taken for a file to be replaced. */
    @Test
    void csv_inThePlaceOfAFolder_leavesTheFolder() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("results"));
        Said said = run("--set", "duration=1 s", "--requests", taken.toString());
        assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(said.err()).contains("--requests " + taken + ": found a folder");
        assertThat(taken).isEmptyDirectory();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(taken);
        }
    }

    @Test
    void csv_throughALink_isWrittenWhereItPoints() throws IOException {
        Path real = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);
        report("--set", "duration=1 s", "--requests", link.toString());
        assertThat(link).isSymbolicLink();
        assertThat(Files.readAllLines(real).getFirst()).startsWith("ordinal,");
    }

    /** What is no file cannot be replaced by one: a device stays one. */
    @Test
    void csv_intoADevice_isWrittenToIt() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<List<String>> lines = reader.submit(() -> Files.readAllLines(pipe));
            report("--set", "duration=1 s", "--requests", pipe.toString());
            assertThat(lines.get(20, TimeUnit.SECONDS).getFirst()).startsWith("ordinal,");
        }
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void csv_thatCannotBe_isNamed() {
        String nowhere = folder.resolve("no").resolve("requests.csv").toString();
        assertThat(run("--set", "duration=1 s", "--requests", nowhere).err()).contains(nowhere);
        Said many = run("--set", "replications=2", "--requests", nowhere);
        assertThat(many.status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(many.err()).contains("--set replications=1");
    }

    @Test
    void text_saysWhatAPersonWantsToKnow() {
        arguments.remove("--json");
        Said said = run("--set", "duration=20 s");
        assertThat(said.out())
                .contains("M/M/1 at 80 %", "offered", "completed", "good", "95 % confidence")
                .contains("99.9 %", "server: waiting", "digest ")
                .doesNotContain("events/s");
        assertThat(said.err()).contains("events/s");
    }

    @Test
    void file_wrong_isRefusedWithItsLine() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("bad.yaml"),
                        "traffic: { rate: 1/s }\nstages: []\nduration: 1 s\n");
        Said said = Said.run("simulate", file.toString());
        assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("bad.yaml:2:1 stages: found []");
    }
}
