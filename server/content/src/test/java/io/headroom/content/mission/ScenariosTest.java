package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.content.document.Problem;
import io.headroom.content.document.ScenarioRefused;
import io.headroom.game.Phase;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.scenario.LockQuestion;
import io.headroom.game.scenario.Preset;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

class ScenariosTest {
    private static final String ROUND = "missions/model-serving/round-2/";

    @TempDir private Path folder;

    @Test
    void bundled_asShipped_hasTheMissionWithFourTracks() {
        Scenario scenario = mission(Scenarios.bundled());

        assertThat(scenario.title()).isEqualTo("Model serving");
        assertThat(scenario.contentHash()).matches("[0-9a-f]{64}");
        assertThat(scenario.presets()).extracting(Preset::id).contains("45", "short", "test");
        assertThat(scenario.rounds()).singleElement().extracting(Round::number).isEqualTo(2);
        assertThat(scenario.rounds().getFirst().tracks())
                .extracting(track -> track.track().value())
                .containsExactly("cloud-titan", "edge-guardian", "mobile-nomad", "tiny-pioneer");
    }

    @Test
    void byId_unknown_isNull() {
        assertThat(Scenarios.bundled().byId("no-such-mission")).isNull();
    }

    @Test
    void archetypes_ofATrack_areInTheOrderOfTheirPoints() {
        assertThat(Scenarios.bundled().archetypes("model-serving", 2, new TrackId("cloud-titan")))
                .extracting(Archetype::name)
                .containsExactly("good", "lean", "careful", "starver");
    }

    @Test
    void lock_ofTheBatchingTax_isAnsweredBySimulation() {
        LockQuestion lock = mission(Scenarios.bundled()).rounds().getFirst().lock();

        assertThat(lock.choices().get(lock.answer())).isEqualTo("At 250 only");
        // One at a time at 50 a second is an M/D/1 queue with ρ = 1/4: 5 + 5 · ρ / (2 (1 − ρ)) ms,
        // 5.83 ms (Pollaczek and Khinchine).
        assertThat(lock.explanation()).contains("from 5.8\u00a0ms").doesNotContain("{");
    }

    @Test
    void contentHash_ofTheSameFilesElsewhere_isTheSame() throws Exception {
        copyShipped();

        assertThat(hash()).isEqualTo(mission(Scenarios.bundled()).contentHash());
    }

    @Test
    void contentHash_withAnotherByteInATrace_changes() throws Exception {
        copyShipped();
        edit("traces/azure-llm-conversation-2023-slice.csv", ",1209,396", ",1209,397");

        assertThat(hash()).isNotEqualTo(mission(Scenarios.bundled()).contentHash());
    }

    @Test
    void contentHash_withAFileThatNobodyNames_isTheSame() throws Exception {
        copyShipped();
        Files.writeString(folder.resolve("notes.yaml"), "of: no concern");

        assertThat(hash()).isEqualTo(mission(Scenarios.bundled()).contentHash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "edge-guardian.yaml|pace: 1|pace: fast|pace|\"fast\"|integer",
                "edge-guardian.yaml|pace: 1|pace: 0|pace|0|1 or more",
                "edge-guardian.yaml|pace: 1|paces: 1|paces|a field that means nothing here|no such"
                        + " field",
                "edge-guardian.yaml|pace: 1|law: none|pace|nothing|the field",
                "edge-guardian.yaml|pace: 1|`pace: 1\n"
                        + "pace: 2`|pace|the field a second time|it once",
                "edge-guardian.yaml|targetShare: 0.99|targetShare: 0.5|targetShare|0.5|more than"
                        + " floorShare, 0.85",
                "edge-guardian.yaml|par: { batch: 1,|par: { batch: 11,|par.batch|11|"
                        + "one of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]",
                "edge-guardian.yaml|par: { batch: 1,|par: { size: 1, batch: 1,|par.size|a knob"
                        + " 'size'|knobs of [batch, window, power]",
                "edge-guardian.yaml|maxBatch: $batch|maxBatch: $bath|"
                        + "system.stations[0].batching.windowed.maxBatch|\"$bath\"|"
                        + "one of the knobs [batch, window, power]",
                "edge-guardian.yaml|value: 0.728, condition: service|value: 0.728, condition: luck|"
                        + "system.stations[0].service.perBatch.fixedMillis.condition|\"luck\"|"
                        + "one of the conditions [service, price]",
                "edge-guardian.yaml|60: 2.3 }|50: 2.3"
                        + " }|system.stations[0].service.perBatch.speed.curve|points from 8.0 to"
                        + " 50.0|points from 8 to 60, as the knob goes",
                "edge-guardian.yaml|deadline: completion|deadline:"
                        + " soon|system.objective.deadline|\"soon\"|one of first-response or"
                        + " completion",
                "edge-guardian.yaml|sources: 10|sources: 0|system.traffic.phaseLocked.sources|"
                        + "0 at batch 1, power 8, window 0|"
                        + "a number from 1 to 4096, for every configuration",
                "edge-guardian.yaml|15: 1.05, 30: 1.65|15: -1, 30: 1.65|"
                        + "system.stations[0].service.perBatch.speed|"
                        + "-0.0171429 at batch 1, power 11, window 0|"
                        + "a number greater than 0, for every configuration",
                "edge-guardian.yaml|divisor: 1|divisor: 1e300|knobs[0].divisor|1E+300|"
                        + "a number from -1e18 to 1e18",
                "round.yaml|shorterAt: [250]|shorterAt: [150]|lock.choices|0 choices that say so|"
                        + "one choice with the computed answer, shorter at [250]",
                "round.yaml|{after 250}|{after 300}|lock.explanation|"
                        + "\"At 50 a second the average goes from {before 50} to {aft...|"
                        + "{before RATE} and {after RATE} for the stated rates only",
                "round.yaml|riddle: A bus|riddle: A bus, a train or a ship|riddle|"
                        + "\"A bus, a train or a ship waits until it is full. Does th...|"
                        + "90 characters at most",
                "round.yaml|sooner, or later?|sooner.|riddle|"
                        + "\"A bus waits until it is full. Does that bring its riders...|"
                        + "a question",
                "round.yaml|riddle: A bus waits until it is full.|riddle: Room, not haste. The bus"
                    + " is full.|riddle|\"room not haste the\", as the law or the explanation has"
                    + " it|words that leave the lock open",
                "round.yaml|opening: An engine|opening: A batch makes room. It|lock.opening|"
                        + "\"a batch makes room\", as the law or the explanation has it|"
                        + "words that leave the lock open",
                "edge-guardian.yaml|every watt is counted|every watt is counted, twice and"
                        + " again|crisis|\"Ten cameras shutter together, thirty times a second."
                        + " The...|140 characters at most",
                "tiny-pioneer.yaml|plainWords: How much sound|plainWords: The first to come pays."
                        + " How much sound|knobs[0].plainWords|"
                        + "\"the first to come\", as the law or the explanation has it|"
                        + "words that leave the lock open",
            })
    void in_aBrokenFile_saysWhereWhatAndWhatInstead(
            String file, String from, String to, String path, String found, String expected)
            throws Exception {
        copyShipped();
        edit(ROUND + file, from, to);

        assertThat(problems())
                .anySatisfy(
                        problem -> {
                            assertThat(problem.file()).isEqualTo(ROUND + file);
                            assertThat(problem.path()).isEqualTo(path);
                            assertThat(problem.found()).isEqualTo(found);
                            assertThat(problem.expected()).isEqualTo(expected);
                            assertThat(problem.column()).isPositive();
                        });
    }

    @Test
    void in_aWrongNumber_namesItsLine() throws Exception {
        copyShipped();
        edit("presets.yaml", "liveMillis: 90000", "liveMillis: ninety");

        List<String> lines = Files.readAllLines(folder.resolve("presets.yaml"));
        int line = lines.indexOf("    liveMillis: ninety") + 1;
        assertThat(problems())
                .singleElement()
                .hasToString(
                        "presets.yaml:"
                                + line
                                + ":5 presets[0].liveMillis: found \"ninety\", expected integer");
    }

    @Test
    void preset_thatNamesItsRounds_isWalkedInTheirOrder() throws Exception {
        copyShipped();
        presetOfRounds(3, 2);
        Preset preset = Objects.requireNonNull(mission(Scenarios.in(folder)).preset("rounds"));
        assertThat(preset.agenda(9))
                .hasSize(10)
                .startsWith(new AgendaStep(3, Phase.BRIEF, 1), new AgendaStep(3, Phase.LOCK, 2))
                .endsWith(
                        new AgendaStep(2, Phase.LIVE, 4_000), new AgendaStep(2, Phase.DEBRIEF, 5));
        Preset one = Objects.requireNonNull(mission(Scenarios.in(folder)).preset("test"));
        assertThat(one.agenda(9)).extracting(AgendaStep::round).containsOnly(9).hasSize(5);
    }

    @Test
    void preset_ofTheSameRoundTwice_isRefused() throws Exception {
        copyShipped();
        presetOfRounds(2, 2);
        assertThat(problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.path()).isEqualTo("presets[3].rounds[1].round");
                            assertThat(problem.expected()).isEqualTo("each round once");
                        });
    }

    private void presetOfRounds(int... numbers) throws IOException {
        StringBuilder text = new StringBuilder(Files.readString(folder.resolve("presets.yaml")));
        text.append("  - id: rounds\n    title: Several rounds\n    rounds:\n");
        for (int number : numbers) {
            text.append("      - { round: ")
                    .append(number)
                    .append(", briefMillis: 1, lockMillis: 2,");
            text.append(" workbenchMillis: 3, liveMillis: 4000, debriefMillis: 5 }\n");
        }
        Files.writeString(folder.resolve("presets.yaml"), text);
    }

    @Test
    void in_aTraceOutOfOrder_namesTheLine() throws Exception {
        copyShipped();
        String trace = "traces/azure-llm-conversation-2023-slice.csv";
        edit(trace, "2023-11-16 18:55:12.6733580", "2023-11-15 18:55:12.6733580");

        assertThat(problems())
                .singleElement()
                .hasToString(
                        trace
                                + ":3:1: found 2023-11-15 18:55:12.6733580,1546,121,"
                                + " expected requests in the order of their times");
    }

    @Test
    void in_noYaml_saysSo() throws Exception {
        copyShipped();
        Files.writeString(folder.resolve("index.yaml"), "missions: [");

        assertThat(problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.file()).isEqualTo("index.yaml");
                            assertThat(problem.line()).isPositive();
                            assertThat(problem.expected()).isEqualTo("a YAML document");
                        });
    }

    @Test
    void in_aMissingFile_namesIt() throws Exception {
        copyShipped();
        Files.delete(folder.resolve("presets.yaml"));

        assertThat(problems())
                .singleElement()
                .hasToString("presets.yaml: found no such file, expected a file that can be read");
    }

    @Test
    void in_severalBrokenFiles_tellsAll() throws Exception {
        copyShipped();
        edit("presets.yaml", "liveMillis: 90000", "liveMillis: 1");
        edit(ROUND + "edge-guardian.yaml", "pace: 1", "pace: 0");
        edit(ROUND + "tiny-pioneer.yaml", "audioMillis: { knob: hop", "audioMillis: { knob: hip");

        assertThat(problems())
                .extracting(Problem::file)
                .containsExactlyInAnyOrder(
                        "presets.yaml", ROUND + "edge-guardian.yaml", ROUND + "tiny-pioneer.yaml");
    }

    private String hash() {
        return mission(Scenarios.in(folder)).contentHash();
    }

    private List<Problem> problems() {
        return catchThrowableOfType(ScenarioRefused.class, () -> Scenarios.in(folder)).problems();
    }

    private static Scenario mission(Scenarios scenarios) {
        return Objects.requireNonNull(scenarios.byId("model-serving"));
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        Files.writeString(path, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    /** Copies the shipped scenarios, to be broken. */
    private void copyShipped() throws IOException, URISyntaxException {
        URL index =
                Objects.requireNonNull(ScenariosTest.class.getResource("/scenarios/index.yaml"));
        Path shipped = Objects.requireNonNull(Path.of(index.toURI()).getParent());
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(shipped.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
    }
}
