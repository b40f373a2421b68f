package io.headroom.node.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.mission.Scenarios;
import io.headroom.game.Game;
import io.headroom.game.Moment;
import io.headroom.game.NewGame;
import io.headroom.game.Phase;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.debrief.Aftermath;
import io.headroom.game.decision.Decision;
import io.headroom.game.event.Event;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.live.Practice;
import io.headroom.game.measure.Forecast;
import io.headroom.game.measure.Spreads;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.Bench;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Team;
import io.headroom.node.games.Topic;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a live run of a full hall costs on the wire, in the encoded frames of a whole run. */
class LiveFramesTest {
    private static final int TEAMS = 100;
    private static final int ROUND = 2;
    private static final int LIVE_TICKS = 900;
    private static final int TICK_MILLIS = 100;

    /** Of a frame from the server in a socket, whose payload is shorter than 64 KiB. */
    private static final int FRAME_HEADER_BYTES = 4;

    private final Scenario scenario =
            Objects.requireNonNull(Scenarios.bundled().byId("model-serving"));
    private GameState state = GameState.before(scenario);

    private void apply(Event event) {
        state = Game.apply(state, event);
    }

    private void take(Decision decision) {
        ((Decision.Accepted) decision).events().forEach(this::apply);
    }

    private void ask(Actor actor, Command command) {
        take(Game.decide(state, actor, state.instance(), command, new Moment(0, 0)));
    }

    private void fullHall() {
        take(Game.create(scenario, new NewGame(ROUND, "short", 1, List.of(), 1, "ABC234")));
        for (int team = 1; team <= TEAMS; team++) {
            ask(new Actor.Newcomer("hash-" + team), new Command.Join("Student number " + team));
        }
        SortedMap<TrackId, Ghosts> ghosts = new TreeMap<>();
        for (TrackId id : state.setting().tracks()) {
            TrackRound track = state.round().trackRound(id);
            List<Configuration> grid = track.frontierGrid();
            Configuration middle = grid.get(grid.size() / 2);
            ghosts.put(
                    id,
                    new Ghosts(
                            middle,
                            track.overbuild(),
                            new Anchors(0, 1, 1, 1, 2),
                            null,
                            null,
                            null));
        }
        ask(new Actor.Loop(), new Command.GhostsFound(ROUND, ghosts));
        while (state.phase() != Phase.WORKBENCH) {
            ask(new Actor.Host(), new Command.Advance());
        }
        firstTeams().values().forEach(this::spend);
        ask(new Actor.Host(), new Command.Advance());
    }

    /** The first team of each track. */
    private Map<TrackId, Team> firstTeams() {
        Map<TrackId, Team> first = new TreeMap<>();
        state.roster().teams().values().forEach(team -> first.putIfAbsent(team.track(), team));
        return first;
    }

    /** A strip as long as it gets. */
    private void spend(Team team) {
        TrackRound track = state.round().trackRound(team.track());
        long seed = Practice.seed(state, state.round(), team.track());
        Configuration par = state.round().par(team.track());
        Spreads storms = Practice.storms(track, state.round().conditions(team.track()), par, seed);
        SeatId seat = state.roster().members(team.id()).getFirst().id();
        for (int spent = 0; spent < Bench.MOST_WHAT_IFS; spent++) {
            WhatIfId id = new WhatIfId(1 + team.id().value() * Bench.MOST_WHAT_IFS + spent);
            apply(new Event.WhatIfStarted(id, team.id(), seat, par.values(), seed, 0, null, null));
            apply(new Event.WhatIfFinished(id, new Forecast(storms, storms)));
        }
    }

    private static int bytes(@Nullable String frame) {
        return frame == null
                ? 0
                : frame.getBytes(StandardCharsets.UTF_8).length + FRAME_HEADER_BYTES;
    }

    private String view(@Nullable LiveRun run, String topic) {
        Broadcast.Scene scene = new Broadcast.Scene(state, 0, run, Aftermath.NONE, 1);
        return Objects.requireNonNull(
                new ViewTexts(new HashMap<>()).views(scene, null).text(topic), topic);
    }

    private String topic(Team team) {
        return Topic.of(state.roster().members(team.id()).getFirst().id());
    }

    @Test
    void liveRun_ofAFullHall_staysWithinItsBytes() {
        fullHall();
        LiveDriver driver = new LiveDriver(LiveRun.start(state), 0, 0);
        Map<TrackId, Integer> sent = new TreeMap<>();
        firstTeams()
                .forEach((track, team) -> sent.put(track, bytes(view(driver.run(), topic(team)))));
        for (int tick = 1; tick <= LIVE_TICKS; tick++) {
            assertThat(driver.advance((long) tick * TICK_MILLIS)).isTrue();
            ViewTexts.Tick frames = new ViewTexts.Tick(state, driver);
            firstTeams()
                    .forEach(
                            (track, team) -> {
                                String topic = topic(team);
                                int more =
                                        bytes(frames.race(topic))
                                                + bytes(frames.instruments(topic));
                                sent.merge(track, more, Integer::sum);
                            });
        }
        assertThat(driver.tick()).isEqualTo(LIVE_TICKS);
        int seconds = LIVE_TICKS * TICK_MILLIS / 1_000;
        firstTeams()
                .forEach(
                        (track, team) -> {
                            assertThat(Objects.requireNonNull(sent.get(track)) / seconds)
                                    .as("bytes a second to a phone of %s", track)
                                    .isLessThanOrEqualTo(2_000);
                            // With the strip full and the series as long as they get.
                            assertThat(bytes(view(driver.run(), topic(team))))
                                    .as("a view of %s", track)
                                    .isLessThanOrEqualTo(16 * 1024);
                        });
        assertThat(bytes(view(driver.run(), Topic.BOARD))).isLessThanOrEqualTo(200 * 1024);
        assertThat(bytes(view(driver.run(), Topic.HOST))).isLessThanOrEqualTo(200 * 1024);
        ask(new Actor.Loop(), new Command.LiveRunDone(state.instance(), driver.run().results()));
        assertThat(state.phase()).isEqualTo(Phase.DEBRIEF);
        firstTeams()
                .forEach(
                        (track, team) ->
                                assertThat(bytes(view(null, topic(team))))
                                        .as("a view of %s after the run", track)
                                        .isLessThanOrEqualTo(16 * 1024));
    }

    private ObjectNode shown(LiveRun run, long gameMillis, String topic) {
        Broadcast.Scene scene = new Broadcast.Scene(state, gameMillis, run, Aftermath.NONE, 7);
        return Objects.requireNonNull(
                new ViewTexts(new HashMap<>()).views(scene, null).view(topic), topic);
    }

    /** Only what a screen shows makes it worth another view, and not what its clock tells it. */
    @Test
    void still_asTheRunGoesOn_isTheSame() {
        fullHall();
        LiveRun run = LiveRun.start(state);
        Map<String, ObjectNode> before = new TreeMap<>();
        String phone = topic(firstTeams().values().iterator().next());
        run.advanceTo(5); // its first tick is played, so there is no way back
        for (String topic : List.of(phone, Topic.BOARD, Topic.HOST, Topic.NEWCOMER)) {
            before.put(topic, shown(run, 500, topic));
        }
        run.advanceTo(25);
        apply(new Event.Claimed(2, "node-b", 1, 2_500, 25));
        before.forEach(
                (topic, view) -> {
                    ObjectNode later = shown(run, 2_500, topic);
                    assertThat(later.equals(view)).isEqualTo(topic.equals(Topic.NEWCOMER));
                    assertThat(ViewTexts.still(later)).isEqualTo(ViewTexts.still(view));
                });
        apply(
                new Event.BurstInjected(
                        new PhaseInstance(state.instance().value()), 30, 10, 200, false));
        before.forEach(
                (topic, view) -> {
                    ObjectNode burst = ViewTexts.still(shown(run, 2_600, topic));
                    assertThat(burst.equals(ViewTexts.still(view)))
                            .isEqualTo(topic.equals(Topic.NEWCOMER));
                });
    }
}
