package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What {@code check} says of content that holds, and of the same content broken somewhere. */
final class CheckCommandTest {
    private static final Path CONTENT = Path.of("..", "..", "scenarios");
    private static final String ROUND = "missions/model-serving/round-2/";

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void copyTheContent() throws IOException {
        try (Stream<Path> files = Files.walk(CONTENT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".yaml")) {
                    Path copy = folder.resolve(CONTENT.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        // One round: the others take time to read.
        Files.writeString(
                folder.resolve("index.yaml"),
                "missions: [ missions/model-serving/mission.yaml ]\n");
        Files.writeString(
                folder.resolve("missions/model-serving/mission.yaml"),
                "id: model-serving\npresets: presets.yaml\nrounds: [ " + ROUND + "round.yaml ]\n");
        Path traces = CONTENT.resolve("traces").toRealPath();
        Files.createSymbolicLink(folder.resolve("traces"), traces);
    }

    @AfterEach
    void leaveTheTraces() throws IOException {
        Files.delete(folder.resolve("traces"));
    }

    private static Said check(Path path, String... more) {
        return Said.run(
                Stream.concat(Stream.of("check", path.toString(), "--files"), Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void content_thatThisProgramCarries_holds() {
        Said said = Said.run("check", "--files");
        assertThat(said.status()).as(said.out() + said.err()).isEqualTo(Headroom.DONE);
        assertThat(said.out())
                .contains("mission model-serving: round 1 with its lock and tracks", "catalogs");
    }

    @Test
    void content_everyFileOfTheFolder_holds() throws IOException {
        Said said = check(CONTENT, "--json");
        assertThat(said.status()).as(said.out() + said.err()).isEqualTo(Headroom.DONE);
        OutputSchema.assertFits("check", said.out());
        long files;
        try (Stream<Path> all = Files.list(CONTENT.resolve("simulations"))) {
            files = all.filter(file -> file.toString().endsWith(".yaml")).count();
        }
        assertThat(said.out()).contains(files + " simulations");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ROUND + "cloud-titan.yaml|track cloud-titan",
                ROUND + "round.yaml|round 2 with its lock",
                "missions/model-serving/mission.yaml|mission model-serving: round 2",
                "texts/en/missions/model-serving/round-2.yaml|texts/en",
                "presets.yaml|presets.yaml",
                "catalogs/models.yaml|catalogs with",
                "simulations/mm1.yaml|1 simulation",
                ROUND + "|track mobile-nomad",
            })
    void part_byItself_holds(String name, String told) {
        Said said = check(folder.resolve(name));
        assertThat(said.status()).as(said.out() + said.err()).isEqualTo(Headroom.DONE);
        assertThat(said.out()).contains(told);
    }

    /** One broken value, and where it is found: by the whole folder and by the file alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ROUND + "edge-guardian.yaml|from: 0, to: 7000|from: 8000, to: 7000",
                ROUND + "cloud-titan.yaml|batch: 48, window: 250|batch: 5, window: 250",
                ROUND + "round.yaml|at50 > 1 and at100 > 1 and at150 > 1 and at250 > 1|at50 > 0",
                ROUND + "round.yaml|number: 2|number: two",
                "missions/model-serving/mission.yaml|id: model-serving|idd: model-serving",
                "presets.yaml|briefMillis: 60000|briefMillis: -1",
                "catalogs/models.yaml|layers: |layerz: ",
                "simulations/frontier-batching.yaml|from: 1, to: 6|from: 0, to: 6",
                "simulations/mm1.yaml|traffic:|trafic:",
            })
    void part_broken_isToldByFileAndLine(String name, String good, String bad) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(good);
        Files.writeString(file, text.replaceFirst(good, bad));
        for (Path path : List.of(folder, file)) {
            Said said = check(path);
            assertThat(said.status()).as(said.out() + said.err()).isEqualTo(Headroom.DOES_NOT_HOLD);
            assertThat(said.out())
                    .containsPattern("(?m)^\\Q" + file + "\\E:[0-9]+:[0-9]+.*: found .*, expected");
            assertThat(said.err()).isEmpty();
        }
        Said said = check(file, "--json");
        OutputSchema.assertFits("check", said.out());
        JsonNode report = new ObjectMapper().readTree(said.out());
        assertThat(report.path("holds").asBoolean()).isFalse();
        assertThat(report.path("findings").path(0).path("line").asInt()).isPositive();
    }

    @Test
    void event_thatNobodyFeels_isWarnedOfAndHolds() throws IOException {
        Path file = folder.resolve("simulations/mm1.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        + "events: [ { at: 100 %, burst: { factor: 2, for: 1 s } } ]\n");
        Said said = check(file);
        assertThat(said.status()).as(said.out() + said.err()).isEqualTo(Headroom.DONE);
        assertThat(said.err()).startsWith("warning: " + file).contains("before the end of the run");
        Said json = check(file, "--json");
        OutputSchema.assertFits("check", json.out());
        JsonNode report = new ObjectMapper().readTree(json.out());
        assertThat(report.path("holds").asBoolean()).isTrue();
        assertThat(report.path("warnings")).hasSize(1);
    }

    /** A tenth of the run is over in no time, and too short to be scored. */
    @Test
    void balance_thatDoesNotHold_isToldByItsRule() throws IOException {
        Path file = folder.resolve(ROUND + "tiny-pioneer.yaml");
        Files.writeString(
                file, Files.readString(file).replaceFirst("duration: [0-9]+ s", "duration: 3 s"));

        Said said = Said.run("check", file.toString());
        assertThat(said.status()).as(said.out() + said.err()).isEqualTo(Headroom.DOES_NOT_HOLD);
        assertThat(said.out())
                .contains("track tiny-pioneer", "random designs in a storm")
                .containsPattern("(?m)^\\Q" + file + "\\E:[0-9]+:.* duration: found .*\\[units]$");

        Files.writeString(
                file,
                Files.readString(file)
                        + "exempt: [ { rule: units, reason: Too short to tell. } ]\n");
        Said json = Said.run("check", "--json", "--results", folder + "/kept", file.toString());
        OutputSchema.assertFits("check", json.out());
        JsonNode report = new ObjectMapper().readTree(json.out());
        assertThat(report.path("draws")).hasSize(4);
        assertThat(report.path("notes").findValuesAsText("rule")).containsOnlyOnce("units");
        assertThat(report.path("findings").findValuesAsText("rule")).doesNotContain("units");
        try (Stream<Path> kept = Files.walk(folder.resolve("kept"))) {
            assertThat(kept.filter(Files::isRegularFile)).hasSize(4);
        }
        assertThat(
                        Said.run("check", "--json", "--results", folder + "/kept", file.toString())
                                .out())
                .isEqualTo(json.out());
    }

    /** Nothing is in time, so that the bar would fall to nothing; files alone do not tell. */
    @Test
    void floor_thatNobodyClears_isToldByTheProofAlone() throws IOException {
        Path file = folder.resolve(ROUND + "mobile-nomad.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("duration: [0-9]+ s", "duration: 3 s")
                        .replaceFirst("deadline: 16.666667 ms", "deadline: 3 ms"));
        assertThat(check(file).status()).isEqualTo(Headroom.DONE);
        Said said = Said.run("check", file.toString());
        assertThat(said.status()).as(said.out() + said.err()).isEqualTo(Headroom.DOES_NOT_HOLD);
        assertThat(said.out())
                .containsPattern("(?m)^\\Q" + file + "\\E:.* score.floor: found .*\\[floor]$");
    }

    @Test
    void problems_ofManyFiles_areAllTold() throws IOException {
        for (String name : List.of("mm1", "mmc", "tied")) {
            Files.writeString(folder.resolve("simulations/" + name + ".yaml"), "nonsense: 1\n");
        }
        assertThat(check(folder.resolve("simulations")).out())
                .contains("mm1.yaml:1:", "mmc.yaml:1:", "tied.yaml:1:");
    }

    @Test
    void path_whereNothingIs_isWrongUse() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(check(folder.resolve("none")).status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(check(empty).err()).contains("found no YAML file, expected content");
        Said said = Said.run("check", "--scenarios", empty.toString());
        assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
    }
}
