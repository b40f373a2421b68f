package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.headroom.content.mission.Scenarios;
import io.headroom.game.event.Event.GameCreated;
import io.headroom.game.event.EventType;
import io.headroom.game.id.SeatId;
import io.headroom.game.replay.LoggedEvent;
import io.headroom.game.replay.Replay;
import io.headroom.game.rules.RulesVersion;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.SystemPlanner;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.view.BoardView;
import io.headroom.game.view.SeatView;
import io.headroom.game.view.ViewParts;
import io.headroom.game.view.Views;
import io.headroom.node.codec.ServerCodec;
import io.headroom.node.codec.TeamWords;
import io.headroom.node.protocol.ServerMessage;
import io.headroom.node.session.GameHistory;
import io.headroom.node.session.PinnedContent;
import io.headroom.simulator.SimulatorVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Logs of earlier releases open and show under this program, whatever has changed since. */
class GoldenLogTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden-logs");
    private static final Scenarios SCENARIOS = Scenarios.bundled();

    /** Nothing is simulated to show a game. */
    private static final SystemPlanner NONE =
            (configuration, conditions, weather, durationNanos) -> {
                throw new AssertionError("a system was asked for");
            };

    static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    private static JsonNode shown(Path log) throws IOException {
        String name = log.getFileName().toString().replace(".jsonl", ".shown.json");
        return new ObjectMapper().readTree(log.resolveSibling(name).toFile());
    }

    @ParameterizedTest
    @MethodSource("logs")
    void log_ofAnEarlierRelease_showsWhatItsScreensShowed(Path log) throws Exception {
        GameHistory history = LoggedFile.read(log);
        JsonNode shown = shown(log);
        GameState state =
                history.state(unplayable(history.shown(new PinnedContent(SCENARIOS, null))));
        String digest = Replay.digest(history.logged());
        Views views = new Views(state, key -> null, state.anchorGameMillis(), null);

        BoardView.Ending ending = new BoardView.Ending(digest, null);
        BoardView board = views.board(ending);
        assertThat(board.code()).isEqualTo(shown.path("code").asText());
        assertThat(board.digest()).isEqualTo(shown.path("digest").asText());
        assertThat(board.clock().phase().name())
                .isEqualToIgnoringCase(shown.path("phase").asText());
        assertThat(board.seats()).isEqualTo(shown.path("seats").size());
        assertThat(views.host(ending).seats())
                .allSatisfy(
                        row ->
                                assertThat(row.team())
                                        .isEqualTo(
                                                shown.path("seats").path("" + row.seat()).asInt()));
        assertThat(board.leaderboard()).hasSameSizeAs(shown.path("leaderboard"));
        for (int place = 0; place < board.leaderboard().size(); place++) {
            assertShows(board.leaderboard().get(place), shown.path("leaderboard").path(place));
        }
        for (SeatId seat : state.roster().seats().keySet()) {
            SeatView view = views.seat(seat);
            assertThat(view.leaderboard()).isNotEmpty().isSubsetOf(board.leaderboard());
            assertThat(view.leaderboard())
                    .extracting(ViewParts.ScoreCard::team)
                    .contains(view.team().team());
            assertThat(view.team().team())
                    .isEqualTo(shown.path("seats").path("" + seat.value()).asInt());
        }
    }

    /** A figure that an old screen did not show may be new; what it showed stands. */
    private static void assertShows(ViewParts.ScoreCard card, JsonNode shown) throws IOException {
        // As it goes over the wire.
        String sent = ServerCodec.encode(new ServerMessage.View(1, 1, card));
        JsonNode now = new ObjectMapper().readTree(sent).path("view");
        shown.fieldNames()
                .forEachRemaining(
                        name ->
                                assertThat(
                                                name.equals("name") && shown.path(name).isTextual()
                                                        ? words(card)
                                                        : now.path(name).asText())
                                        .as(words(card) + " " + name)
                                        .isEqualToIgnoringCase(shown.path(name).asText()));
    }

    /** An old screen was sent words where a newer one has its own for what it is sent. */
    private static String words(ViewParts.ScoreCard card) {
        Integer name = card.name();
        return name == null ? String.valueOf(card.ghost()) : TeamWords.of(name);
    }

    @ParameterizedTest
    @MethodSource("logs")
    void replay_isExactOrNamesWhatItNeeds(Path log) throws Exception {
        GameCreated created = LoggedFile.read(log).created();
        Path content = content(log);
        Said said =
                Files.isDirectory(content)
                        ? Said.run("replay", "--json", "--scenarios", "" + content, log.toString())
                        : Said.run("replay", "--json", log.toString());
        if (isOfThisProgram(log)) {
            assertThat(said.status()).as(said.err()).isEqualTo(Headroom.DONE);
            OutputSchema.assertFits("replay", said.out());
            JsonNode report = new ObjectMapper().readTree(said.out());
            assertThat(report.path("exact").asBoolean()).isTrue();
            assertThat(report.path("digest")).isEqualTo(shown(log).path("digest"));
        } else {
            assertThat(said.status()).isEqualTo(Headroom.OTHER_PROGRAM);
            assertThat(said.err())
                    .contains("needs engine " + created.engineVersion())
                    .contains("rules " + created.rulesVersion())
                    .contains("content " + created.scenarioHash() + " of " + created.scenario());
        }
    }

    /** What a log played, where it is kept. */
    private static Path content(Path log) {
        return log.resolveSibling(log.getFileName().toString().replace(".jsonl", ".content"));
    }

    private static boolean isOfThisProgram(Path log) throws IOException {
        GameCreated created = LoggedFile.read(log).created();
        Path kept = content(log);
        Scenarios scenarios = Files.isDirectory(kept) ? Scenarios.in(kept) : SCENARIOS;
        Scenario here = Objects.requireNonNull(scenarios.byId(created.scenario()));
        return created.engineVersion() == SimulatorVersion.SIMULATOR_VERSION
                && created.rulesVersion() == RulesVersion.RULES_VERSION
                && created.scenarioHash().equals(here.contentHash());
    }

    /** Who raises a version records a game of it: else nothing here would replay any more. */
    @Test
    void replay_ofOneOfThemAtLeast_isExact() throws IOException {
        List<Path> exact = new ArrayList<>();
        for (Path log : logs()) {
            if (isOfThisProgram(log)) {
                exact.add(log);
            }
        }
        assertThat(exact).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("logs")
    void replay_ofAnotherProgramsLog_namesWhatItNeeds(Path log) throws Exception {
        Path changed = Files.createTempFile("golden", ".jsonl");
        try {
            String text = Files.readString(log);
            int rules = LoggedFile.read(log).created().rulesVersion();
            Files.writeString(
                    changed, text.replaceFirst("\"engineVersion\":\\d+", "\"engineVersion\":77"));
            Said said = Said.run("replay", changed.toString());
            assertThat(said.status()).isEqualTo(Headroom.OTHER_PROGRAM);
            assertThat(said.err()).contains("needs engine 77, rules " + rules + " and content ");
        } finally {
            Files.delete(changed);
        }
    }

    /** Otherwise an upcaster could rot unseen. */
    @Test
    void everyOlderVersion_ofEveryEvent_isInOneOfThem() throws IOException {
        Set<String> older = new TreeSet<>();
        for (EventType type : EventType.values()) {
            for (int version = 1; version < type.version(); version++) {
                older.add(type.typeName() + " " + version);
            }
        }
        Set<String> read = new HashSet<>();
        for (Path log : logs()) {
            for (LoggedEvent event : LoggedFile.read(log).logged()) {
                read.add(event.type() + " " + event.version());
            }
        }
        assertThat(read).containsAll(older);
    }

    /** The same content, of which nothing can be simulated. */
    private static Scenario unplayable(Scenario scenario) {
        List<Round> rounds = new ArrayList<>();
        for (Round round : scenario.rounds()) {
            List<TrackRound> tracks = new ArrayList<>();
            round.tracks().forEach(track -> tracks.add(with(track, "planner", NONE)));
            rounds.add(with(round, "tracks", tracks));
        }
        return with(scenario, "rounds", rounds);
    }

    /** A record with one component replaced, whatever else it has. */
    @SuppressWarnings("unchecked")
    private static <R extends Record> R with(R record, String name, Object value) {
        try {
            List<Class<?>> types = new ArrayList<>();
            List<Object> values = new ArrayList<>();
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                types.add(component.getType());
                values.add(
                        component.getName().equals(name)
                                ? value
                                : component.getAccessor().invoke(record));
            }
            return (R)
                    record.getClass()
                            .getDeclaredConstructor(types.toArray(Class<?>[]::new))
                            .newInstance(values.toArray());
        } catch (ReflectiveOperationException gone) {
            throw new LinkageError("a record was another", gone);
        }
    }
}
