package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.content.document.Problem;
import io.headroom.content.document.ScenarioRefused;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.Practice;
import io.headroom.game.measure.Instruments;
import io.headroom.game.measure.Measure;
import io.headroom.game.measure.Measured;
import io.headroom.game.measure.Measures;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.LockQuestion;
import io.headroom.game.scenario.LockSystems;
import io.headroom.game.scenario.Preset;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

class ScenariosTest {
    private static final String FOLDER = "missions/model-serving/round-2/";
    private static final String TRACK = FOLDER + "edge-guardian.yaml";
    private static final String TEXTS = "texts/en/missions/model-serving/round-2.yaml";

    @TempDir private Path folder;

    @Test
    void bundled_asShipped_hasTheMissionWithFourTracks() {
        Scenario scenario = mission(Scenarios.bundled());

        assertThat(scenario.title()).isEqualTo("Model serving");
        assertThat(scenario.contentHash()).matches("[0-9a-f]{64}");
        assertThat(scenario.presets())
                .extracting(Preset::id)
                .contains("15", "45-first", "45", "90", "short", "full", "test");
        assertThat(scenario.rounds()).extracting(Round::number).containsExactly(1, 2, 3);
        assertThat(scenario.rounds())
                .allSatisfy(
                        round ->
                                assertThat(round.tracks())
                                        .extracting(track -> track.track().value())
                                        .containsExactly(
                                                "cloud-titan",
                                                "edge-guardian",
                                                "mobile-nomad",
                                                "tiny-pioneer"));
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
        LockQuestion lock = round(Scenarios.bundled()).lock();

        assertThat(lock.choices().get(lock.answer())).isEqualTo("At 250 only");
        // One at a time at 50 a second is an M/D/1 queue with ρ = 1/4: 5 + 5 · ρ / (2 (1 − ρ)) ms,
        // 5.83 ms (Pollaczek and Khinchine).
        assertThat(lock.explanation()).contains("from 5.8\u00a0ms").doesNotContain("{");
        assertThat(lock.systems().measures())
                .extracting(Measure::name)
                .containsExactly("meanTimeInSystem");
        assertThat(lock.systems().systems())
                .hasSize(8)
                .extracting(LockSystems.LockSystem::label)
                .startsWith("50 a second, one at a time", "50 a second, in batches");
        double alone =
                lock.systems()
                        .systems()
                        .getFirst()
                        .figures()
                        .values()
                        .getOrDefault("meanTimeInSystem", 0.0);
        assertThat(lock.explanation()).contains("from %.1f\u00a0ms".formatted(alone));
    }

    @Test
    void contentHash_ofTheSameFilesElsewhere_isTheSame() throws Exception {
        copyAll();

        assertThat(hash()).isEqualTo(mission(Scenarios.bundled()).contentHash());
    }

    @Test
    void contentHash_withAnotherByteInATrace_changes() throws Exception {
        copyAll();
        edit("traces/azure-llm-conversation-2023-slice.csv", ",1209,396", ",1209,397");

        assertThat(hash()).isNotEqualTo(mission(Scenarios.bundled()).contentHash());
    }

    /** What people read decides no bit, so a corrected sentence orphans no game. */
    @Test
    void contentHash_withAnotherSentence_isTheSame() throws Exception {
        copyAll();
        edit(TEXTS, "title: The batching tax", "title: The batching fee");

        assertThat(hash()).isEqualTo(mission(Scenarios.bundled()).contentHash());
    }

    @Test
    void contentHash_withAFileThatNobodyNames_isTheSame() throws Exception {
        copyAll();
        Files.writeString(folder.resolve("notes.yaml"), "of: no concern");

        assertThat(hash()).isEqualTo(mission(Scenarios.bundled()).contentHash());
    }

    /** Rows of a file, what stands there, what is put in its place, and what is told of it. */
    @ParameterizedTest
    @CsvFileSource(resources = "broken-files.csv", delimiter = '|', quoteCharacter = '`')
    void in_aBrokenFile_saysWhereWhatAndWhatInstead(
            String file, String from, String to, String path, String found, String expected)
            throws Exception {
        copyShipped();
        edit(file, from.replace("\\n", "\n"), to.replace("\\n", "\n"));

        assertThat(problems())
                .anySatisfy(
                        problem -> {
                            assertThat(problem.file()).isEqualTo(file);
                            assertThat(problem.path()).isEqualTo(path);
                            assertThat(problem.found()).isEqualTo(found);
                            assertThat(problem.expected()).startsWith(expected);
                            assertThat(problem.column()).isPositive();
                        });
    }

    /** Batches that the queue has no room for, and what the author forbids: results, not errors. */
    @Test
    void plan_ofWhatCannotBe_saysWhyAndNothingIsGood() throws Exception {
        copyShipped();
        edit(TRACK, "capacity: 20", "capacity: 12");
        edit(TRACK, "patient: { batch: 16", "patient: { batch: 12");
        edit(TRACK, "par: {", "never: { hungry: power > 50 and batch = 2 }\npar: {");
        edit(
                TEXTS,
                "    title: Ten eyes",
                "    never: { hungry: The fuse blows. }\n    title: Ten eyes");
        TrackRound edge = round(Scenarios.in(folder)).tracks().get(1);
        Conditions conditions = Conditions.WRITTEN;
        Configuration batchesOfSixteen = configuration(16, 24);
        assertThat(cannotBe(edge, conditions, batchesOfSixteen))
                .isEqualTo(
                        "That does not go together: the capacity of the queue must be at least the"
                                + " largest batch, 16, for one to fill; found 12.");
        Measured outcome = Practice.replicate(edge, conditions, batchesOfSixteen, Weather.CALM, 1);
        assertThat(outcome.measurement().offered()).isPositive();
        assertThat(outcome.adherence()).isZero();
        assertThat(outcome.costPerGood()).isInfinite();
        assertThat(cannotBe(edge, conditions, configuration(2, 60))).isEqualTo("The fuse blows.");
        assertThat(cannotBe(edge, conditions, configuration(2, 44))).isNull();
    }

    private static @Nullable String cannotBe(TrackRound track, Conditions day, Configuration it) {
        return track.planner().plan(it, day, Weather.CALM, 1_000_000_000L).cannotBe();
    }

    @Test
    void measures_ofAFile_areThoseThatItNames() throws Exception {
        copyShipped();
        edit(TRACK, "primary: forming, series: [p99,", "primary: utilization, series: [queue,");
        Instruments edge = round(Scenarios.in(folder)).tracks().get(1).instruments();
        assertThat(edge.primary()).isEqualTo(Measures.named("utilization"));
        assertThat(edge.series())
                .extracting(Measure::name)
                .containsExactly("queue", "goodShareOfEnded");
        assertThat(edge.told()).containsAll(edge.series()).contains(edge.primary());
    }

    @Test
    void measures_thatThereAreNot_areRefusedWithWhatIsMeant() throws Exception {
        copyShipped();
        edit(TRACK, "primary: forming, series: [p99,", "primary: foming, series: [p98,");
        assertThat(problems())
                .extracting(Problem::path)
                .containsExactly("measures.primary", "measures.series[0]");
        assertThat(problems().getFirst().expected()).contains("did you mean forming?");
    }

    /** A choice is its place in the list; what students read of it comes from the texts. */
    @Test
    void knob_ofChoices_isNamedByTheTexts() throws Exception {
        copyShipped();
        withChoices("{ drop: The oldest goes, turn: The newest goes }");

        TrackRound edge = round(Scenarios.in(folder)).tracks().get(1);
        Knob full = edge.knobs().getFirst();
        assertThat(full.names()).containsExactly("The oldest goes", "The newest goes");
        assertThat(full.values()).containsExactly(0L, 1L);
        assertThat(edge.par(Conditions.WRITTEN).value(full.id())).isEqualTo(1);
        assertThat(edge.knobs().getLast().names()).isEmpty();
    }

    @Test
    void choice_withoutAText_isToldByItsPlace() throws Exception {
        copyShipped();
        withChoices("{ drop: The oldest goes }");

        assertThat(problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.file()).isEqualTo(TEXTS);
                            assertThat(problem.path())
                                    .isEqualTo("tracks.edge-guardian.knobs.full.choices.turn");
                            assertThat(problem.expected()).isEqualTo("the text");
                        });
    }

    private void withChoices(String texts) throws IOException {
        edit(TRACK, "overflow: dropOldest", "overflow: $full.overflow");
        edit(
                TRACK,
                "\nknobs:",
                "\nknobs:\n  - id: full\n    choices:\n      drop: { overflow: dropOldest }\n"
                        + "      turn: { overflow: reject }");
        edit(TRACK, "par: { ", "par: { full: turn, ");
        edit(TRACK, "overbuild: { ", "overbuild: { full: drop, ");
        edit(TRACK, "frontierGrid:", "frontierGrid:\n  full: [drop]");
        edit(
                TEXTS,
                "        label: Power mode",
                "        label: Power mode\n        plainWords: How many watts.\n      full:\n"
                        + "        label: A full line\n        choices: "
                        + texts);
    }

    private static Configuration configuration(long batch, long power) {
        return new Configuration(
                new TreeMap<>(
                        Map.of(
                                new KnobId("batch"),
                                batch,
                                new KnobId("window"),
                                1_000L,
                                new KnobId("power"),
                                power)));
    }

    @Test
    void in_aWrongNumber_namesItsLine() throws Exception {
        copyShipped();
        edit("presets.yaml", "workbenchMillis: 330000", "workbenchMillis: soon");

        List<String> lines = Files.readAllLines(folder.resolve("presets.yaml"));
        int line = lines.indexOf("    workbenchMillis: soon") + 1;
        assertThat(problems())
                .singleElement()
                .hasToString(
                        "presets.yaml:"
                                + line
                                + ":5 presets[3].workbenchMillis: found \"soon\", expected a whole"
                                + " number from 0 to 7200000");
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

        String found =
                ":2:1 presets: found presets.yaml, no such file, expected a file that can be read,"
                        + " named from the root of the content";
        assertThat(problems())
                .extracting(Problem::toString)
                .containsExactly("missions/model-serving/mission.yaml" + found);
    }

    /** By whoever names it, and by nobody who would have used it. */
    @Test
    void in_missingTracksAndTexts_areToldByWhoWantsThem() throws Exception {
        copyShipped();
        Files.delete(folder.resolve(FOLDER + "edge-guardian.yaml"));
        Files.delete(folder.resolve("texts/en/missions/model-serving.yaml"));
        List<String> told = problems().stream().map(Problem::toString).sorted().toList();
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).startsWith(FOLDER + "round.yaml:").contains("no such file");
        assertThat(told.get(1)).endsWith("the texts of missions/model-serving/mission.yaml");
    }

    @Test
    void in_aWrongKnob_tellsOfNothingElse() throws Exception {
        copyShipped();
        edit(TRACK, "from: 0, to: 7000", "from: 0, to: -1");
        assertThat(problems()).singleElement().asString().contains("knobs[1].to: found -1");
    }

    @Test
    void in_severalBrokenFiles_tellsAll() throws Exception {
        copyShipped();
        edit("presets.yaml", "liveMillis: 90000", "liveMillis: 1");
        edit(TRACK, "target: 0.98", "target: 0.5");
        edit(FOLDER + "tiny-pioneer.yaml", "per: { knob: hop", "per: { knob: hip");

        assertThat(problems())
                .extracting(Problem::file)
                .containsExactlyInAnyOrder("presets.yaml", TRACK, FOLDER + "tiny-pioneer.yaml");
    }

    private String hash() {
        return mission(Scenarios.in(folder)).contentHash();
    }

    private List<Problem> problems() {
        return catchThrowableOfType(ScenarioRefused.class, () -> Scenarios.in(folder)).problems();
    }

    /** The round whose files these tests break. */
    private static Round round(Scenarios scenarios) {
        return mission(scenarios).rounds().stream()
                .filter(round -> round.number() == 2)
                .findFirst()
                .orElseThrow();
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
    private void copyAll() throws IOException {
        ShippedFiles.into(folder);
    }

    private void copyShipped() throws IOException {
        ShippedFiles.oneRoundInto(folder);
    }
}
