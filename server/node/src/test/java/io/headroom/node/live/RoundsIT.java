package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.mission.Scenarios;
import io.headroom.game.Game;
import io.headroom.game.NewGame;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.WhatIfStarted;
import io.headroom.game.event.EventType;
import io.headroom.game.id.GameId;
import io.headroom.game.replay.ReplayReport;
import io.headroom.game.result.Entrant;
import io.headroom.game.rules.RulesVersion;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.score.Standings;
import io.headroom.node.codec.EventCodec;
import io.headroom.node.games.Games;
import io.headroom.node.session.GameHistory;
import io.headroom.node.session.PinnedContent;
import io.headroom.node.store.BatchId;
import io.headroom.node.store.EventRow;
import io.headroom.node.store.NewEvent;
import io.headroom.node.store.NewGameRow;
import io.headroom.node.store.NodeId;
import io.headroom.node.store.TestDatabase;
import io.headroom.simulator.SimulatorVersion;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Games of several rounds, and games that an earlier program began. */
class RoundsIT {
    private static final Path GOLDEN =
            Path.of("src/test/resources/golden-logs/2026-11-stations-test.jsonl");
    private static final ObjectMapper JSON = new ObjectMapper();

    @AutoClose private final TestDatabase database = TestDatabase.create();
    @TempDir private Path folder = Path.of("");

    /** The shipped content with its round a second time, as round 7, and a preset of both. */
    private Scenarios twoRounds() throws IOException {
        EditedContent.into(folder);
        Path round = folder.resolve("missions/model-serving/round-2/round.yaml");
        Files.writeString(
                round.resolveSibling("again.yaml"),
                EditedContent.edited(round, "number: 2", "number: 7"));
        Path mission = folder.resolve("missions/model-serving/mission.yaml");
        String line =
                Files.readAllLines(mission).stream()
                        .filter(each -> each.endsWith("round-2/round.yaml"))
                        .findFirst()
                        .orElseThrow();
        Files.writeString(
                mission,
                EditedContent.edited(
                        mission, line, line + "\n" + line.replace("round.yaml", "again.yaml")));
        Path presets = folder.resolve("presets.yaml");
        String lengths = "briefMillis: 0, lockMillis: 0, workbenchMillis: 0, liveMillis: 2000";
        Files.writeString(
                presets,
                Files.readString(presets)
                        + """

                          - id: two
                            title: Two rounds
                            rounds:
                              - { round: 7, LENGTHS, debriefMillis: 0 }
                              - { round: 2, LENGTHS, debriefMillis: 0 }
                        """
                                .replace("LENGTHS", lengths));
        return Scenarios.in(folder);
    }

    @Test
    void game_ofTwoRounds_goesOnInTheSecondAfterARestartAndReplays() throws Exception {
        Scenarios scenarios = twoRounds();
        Round game;
        int first;
        try (TestNode before = TestNode.alone(database, "round-one", scenarios)) {
            game = Round.hostedAs("two", before.games(), "tiny-pioneer").joined(before.games(), 2);
            playUntilDebrief(game, 1);
            first = points(game.board().sees(view -> !view.path("leaderboard").isEmpty()));
            game.toWorkbench();
            game.student(1).sees(view -> view.path("strip").isEmpty());
            game.student(1).does(new Command.RunWhatIf(Round.par(game.student(1))));
        }
        try (TestNode after = TestNode.alone(database, "round-two", scenarios)) {
            game.board().reconnect(after.games());
            game.host().reconnect(after.games());
            game.student(1).reconnect(after.games());
            game.student(1).sees(view -> view.path("strip").path(0).path("result").isArray());
            assertThat(game.board().seesPhase("workbench").path("round").asInt()).isEqualTo(2);
            game.next("live");
            JsonNode end = game.toTheEnd();

            GameHistory history =
                    GameHistory.read(
                            database.eventLog(), new GameId(UUID.fromString(game.game().game())));
            ReplayReport report = history.replay(new PinnedContent(scenarios, null));
            assertThat(report.mismatches()).isEmpty();
            assertThat(report.scores().keySet()).containsExactly(2, 7);
            assertThat(end.path("digest").asText()).isEqualTo(report.digest());
            assertThat(points(end)).isEqualTo(replayed(report.standings())).isGreaterThan(first);
            assertThat(history.logged())
                    .filteredOn(logged -> logged.event() instanceof WhatIfStarted)
                    .extracting(logged -> ((WhatIfStarted) logged.event()).id().value())
                    .containsExactly(1, 2);
        }
    }

    private static void playUntilDebrief(Round game, int spent) {
        game.toWorkbench();
        game.student(1).seesPhase("workbench");
        game.student(1).does(new Command.RunWhatIf(Round.par(game.student(1))));
        game.student(1).sees(view -> view.path("strip").path(spent - 1).path("result").isArray());
        game.next("live");
        game.host().seesPhase("debrief");
    }

    /** The first team's. */
    private static int points(JsonNode board) {
        for (JsonNode card : board.path("leaderboard")) {
            if (card.path("team").asInt() == 1) {
                return card.path("points").asInt();
            }
        }
        throw new AssertionError("no team 1 in " + board);
    }

    /** The first team's. */
    private static int replayed(List<Standings.Standing> standings) {
        return standings.stream()
                .map(Standings.Standing::score)
                .filter(score -> score.entrant() instanceof Entrant.Team)
                .findFirst()
                .orElseThrow()
                .points();
    }

    /** Its debrief had one piece, and its track-rounds other conditions, under other rules. */
    private static Event.GameCreated ofToday(Event.GameCreated created) {
        Decision anew =
                Game.create(
                        Objects.requireNonNull(TestNode.SCENARIOS.byId(created.scenario())),
                        new NewGame(
                                created.conditions().firstKey(),
                                created.preset(),
                                created.teamSize(),
                                created.tracks(),
                                created.seed(),
                                created.code()));
        return (Event.GameCreated) ((Decision.Accepted) anew).events().getFirst();
    }

    /** It was made under other rules, by which no game goes on here. */
    private static EventCodec.Encoded underTheseRules(EventCodec.Encoded event) {
        if (!(EventCodec.decode(event) instanceof Event.GameCreated created)) {
            return event;
        }
        Event.GameCreated today = ofToday(created);
        return EventCodec.encode(
                new Event.GameCreated(
                        created.code(),
                        created.scenario(),
                        created.scenarioHash(),
                        created.engineVersion(),
                        RulesVersion.RULES_VERSION,
                        created.preset(),
                        today.agenda(),
                        created.pacingMillis(),
                        created.seed(),
                        today.conditions(),
                        created.teamSize(),
                        created.tracks(),
                        created.houseTeams()));
    }

    /** Its track-rounds had other knobs: what its ghosts chose is told in those of today. */
    private static JsonNode ofTodaysKnobs(JsonNode payload, Scenario scenario, String type) {
        if (type.equals("ghosts-chosen")) {
            for (TrackRound track : Objects.requireNonNull(scenario.round(2)).tracks()) {
                ObjectNode ghosts = (ObjectNode) payload.path("ghosts").path(track.track().value());
                ghosts.set("frontier", knobs(track.par(Conditions.WRITTEN)));
                ghosts.set("overbuild", knobs(track.overbuild()));
            }
        }
        return payload;
    }

    private static ObjectNode knobs(Configuration configuration) {
        ObjectNode knobs = JSON.createObjectNode();
        configuration.values().forEach((knob, value) -> knobs.put(knob.value(), value));
        return knobs;
    }

    @Test
    void game_thatAnEarlierProgramLeftOnItsWorkbench_goesOnHere() throws Exception {
        GameId game = new GameId(UUID.randomUUID());
        Scenario here = Objects.requireNonNull(TestNode.SCENARIOS.byId("model-serving"));
        String code = "";
        List<NewEvent> events = new ArrayList<>();
        for (String text : Files.readAllLines(GOLDEN)) {
            JsonNode line = JSON.readTree(text);
            if (line.path("payload").path("phase").asText().equals("live")) {
                break;
            }
            if (line.path("type").asText().startsWith("what-if")
                    || line.path("type").asText().startsWith("candidate")) {
                // They are of the content that the log was made with.
                continue;
            }
            code = line.path("payload").path("code").asText(code);
            String payload =
                    ofTodaysKnobs(line.path("payload"), here, line.path("type").asText())
                            .toString()
                            .replaceFirst(
                                    "(\"scenarioHash\":)\"\\w+\"",
                                    "$1\"" + here.contentHash() + "\"")
                            // Its figures are of another engine; that its events are read counts.
                            .replaceFirst(
                                    "(\"engineVersion\":)\\d+",
                                    "$1" + SimulatorVersion.SIMULATOR_VERSION);
            EventCodec.Encoded event =
                    underTheseRules(
                            new EventCodec.Encoded(
                                    line.path("type").asText(),
                                    line.path("version").asInt(),
                                    payload));
            events.add(
                    new NewEvent(
                            event.type(),
                            event.version(),
                            null,
                            null,
                            Instant.parse(line.path("at").asText()),
                            event.payload()));
        }
        database.eventLog()
                .create(
                        new NewGameRow(game, code, new NodeId("gone"), Instant.EPOCH),
                        BatchId.random(),
                        events,
                        List.of());
        try (TestNode node = TestNode.alone(database, "later")) {
            Games.GameRow row =
                    TestNode.result(
                            node.games().find(code).map(found -> Objects.requireNonNull(found)));
            Round round = Round.at(node.games(), row);
            round.host().sees(view -> view.path("board").path("clock").isObject());
            round.next("live");
            JsonNode end = round.toTheEnd();
            GameHistory history = GameHistory.read(database.eventLog(), game);
            // It had ghosts, but not what they do in practice; each track's are searched again.
            assertThat(history.rows())
                    .filteredOn(event -> event.type().equals("ghosts-chosen"))
                    .extracting(EventRow::version)
                    .startsWith(1)
                    .hasSize(1 + round.board().screen().view().path("tracks").size())
                    .filteredOn(version -> version != 1)
                    .containsOnly(EventType.GHOSTS_CHOSEN.version());
            ReplayReport report = history.replay(TestNode.CONTENT);
            assertThat(report.mismatches()).isEmpty();
            assertThat(end.path("digest").asText()).isEqualTo(report.digest());
        }
    }
}
