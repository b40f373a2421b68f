package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.headroom.content.mission.Scenarios;
import io.headroom.game.Game;
import io.headroom.game.NewGame;
import io.headroom.game.decision.Decision;
import io.headroom.game.event.Event;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.live.Practice;
import io.headroom.game.measure.Forecast;
import io.headroom.game.replay.LoggedEvent;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;
import io.headroom.game.state.GameState;
import io.headroom.game.state.WhatIf;
import io.headroom.node.codec.EventCodec;
import io.headroom.node.session.GameHistory;
import io.headroom.simulator.measure.Measurement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A what-if of a game, written out and simulated from its file, measures what the game did. */
final class WhatIfExportTest {
    private static final Path CONTENT = Path.of("..", "..", "scenarios");
    private static final TeamId TEAM = new TeamId(1);
    private static final WhatIfId SPENT = new WhatIfId(1);

    private final Scenario scenario =
            Objects.requireNonNull(Scenarios.in(CONTENT).byId("model-serving"));
    private final List<LoggedEvent> log = new ArrayList<>();
    private GameState state = GameState.before(scenario);

    @TempDir private Path folder = Path.of("");

    private void take(Event event) {
        EventCodec.Encoded stored = EventCodec.encode(event);
        Event read = EventCodec.decode(stored);
        log.add(new LoggedEvent(stored.type(), stored.version(), stored.payload(), read));
        state = Game.apply(state, read);
    }

    /** A game whose only team spent a what-if on the track with a trace, and plays another now. */
    private GameHistory played(TrackId track) {
        Decision created =
                Game.create(scenario, new NewGame(2, "test", 2, List.of(), 42, "ABC234"));
        ((Decision.Accepted) created).events().forEach(this::take);
        take(new Event.TeamFormed(TEAM, track, 7));
        TrackRound played = state.round().trackRound(track);
        long seed = Practice.seed(state, state.round(), track);
        take(
                new Event.WhatIfStarted(
                        SPENT,
                        TEAM,
                        new SeatId(1),
                        played.overbuild().values(),
                        seed,
                        0,
                        null,
                        null));
        WhatIf spent = Objects.requireNonNull(state.round().whatIf(SPENT));
        take(new Event.WhatIfFinished(SPENT, Practice.run(state, spent)));
        return new GameHistory(List.of(), log);
    }

    @Test
    void file_ofAWhatIf_simulatesToWhatTheLogHolds() throws Exception {
        TrackId track = new TrackId("cloud-titan");
        GameHistory history = played(track);
        WhatIf stored = Objects.requireNonNull(state.round().whatIf(SPENT));
        Forecast result = Objects.requireNonNull(stored.result());
        take(new Event.TrackAssigned(TEAM, new TrackId("tiny-pioneer")));

        String text = WhatIfExport.of(new GameHistory(List.of(), log), scenario, 1, null, CONTENT);
        assertThat(text).isEqualTo(WhatIfExport.of(history, scenario, 1, null, CONTENT));
        Path file = Files.writeString(folder.resolve("what-if.yaml"), text);
        Said said = Said.run("simulate", "--json", file.toString());

        assertThat(said.status()).as(said.err()).isEqualTo(Headroom.DONE);
        JsonNode report = new ObjectMapper().readTree(said.out());
        double adherence = 0;
        long offered = 0;
        long good = 0;
        for (int index = 0; index < Practice.REPLICATIONS; index++) {
            Measurement measured =
                    Practice.replicate(
                                    state.round().trackRound(track),
                                    state.round().conditions(track),
                                    stored.configuration(),
                                    Weather.CALM,
                                    Practice.seed(stored.seed(), index))
                            .measurement();
            adherence += measured.adherence();
            offered += measured.offered();
            good += measured.good();
        }
        assertThat(report.path("requests").path("offered").asLong()).isEqualTo(offered);
        assertThat(report.path("requests").path("good").asLong()).isEqualTo(good);
        assertThat(Objects.requireNonNull(result.calm()).adherence())
                .isEqualTo(adherence / Practice.REPLICATIONS);
    }

    @Test
    void number_thatNobodySpent_isRefused() {
        GameHistory history = played(new TrackId("tiny-pioneer"));
        assertThatThrownBy(() -> WhatIfExport.of(history, scenario, 2, null, null))
                .isInstanceOf(CommandRefused.class)
                .hasMessage("--what-if 2: found no such what-if, expected 1 to 1");
        assertThatThrownBy(() -> WhatIfExport.of(history, scenario, 1, 6, null))
                .isInstanceOf(CommandRefused.class)
                .hasMessage("--storm 6: found no such storm, expected 1 to 5");
    }
}
