package io.headroom.node.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.content.mission.Scenarios;
import io.headroom.game.Game;
import io.headroom.game.Moment;
import io.headroom.game.NewGame;
import io.headroom.game.Phase;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.state.GameState;
import io.headroom.node.cluster.NodeMessage;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** Only what a teammate's bench could do is relayed to the others. */
class DoorTest {
    private static final String TOKEN = "hash-1";

    private final Scenario scenario =
            Objects.requireNonNull(Scenarios.bundled().byId("model-serving"));
    private GameState state = GameState.before(scenario);

    private void take(Decision decision) {
        ((Decision.Accepted) decision).events().forEach(event -> state = Game.apply(state, event));
    }

    private void ask(Actor actor, Command command) {
        take(Game.decide(state, actor, state.instance(), command, new Moment(0, 0)));
    }

    private void inPhase(Phase phase) {
        List<TrackId> tracks = List.of(new TrackId("cloud-titan"));
        take(Game.create(scenario, new NewGame(2, "short", 2, tracks, 1, "ABC234")));
        ask(new Actor.Newcomer(TOKEN), new Command.Join("Ada"));
        ask(new Actor.Newcomer("hash-2"), new Command.Join("Ben"));
        while (state.phase() != phase) {
            ask(new Actor.Host(), new Command.Advance());
        }
    }

    private Knob knob() {
        TrackId track = state.setting().tracks().getFirst();
        return state.round().trackRound(track).knobs().getFirst();
    }

    private NodeMessage.Hinted hint(String token, int phase, String knob, long value) {
        return new NodeMessage.Hinted("a-game", token, phase, knob, value);
    }

    @Test
    void relay_ofAKnobAndAValueThatItHas_reachesTheTeam() {
        inPhase(Phase.WORKBENCH);
        Knob knob = knob();
        long value = knob.values().getLast();
        String relayed =
                Door.relay(state, hint(TOKEN, state.instance().value(), knob.id().value(), value));
        assertThat(relayed)
                .contains("\"" + knob.id().value() + "\"")
                .contains(String.valueOf(value));
        assertThat(Door.teammates(state, TOKEN)).hasSize(1);
        assertThat(state.seatOf(TOKEN)).extracting("id").isEqualTo(new SeatId(1));
    }

    @Test
    void relay_ofWhatNoBenchCanDo_isNothing() {
        inPhase(Phase.WORKBENCH);
        Knob knob = knob();
        int phase = state.instance().value();
        long value = knob.values().getLast();
        String id = knob.id().value();
        assertThat(Door.relay(state, hint(TOKEN, phase, "no-such-knob", value))).isNull();
        assertThat(Door.relay(state, hint(TOKEN, phase, id, value + 1))).isNull();
        assertThat(Door.relay(state, hint(TOKEN, phase - 1, id, value))).isNull();
        assertThat(Door.relay(state, hint("somebody", phase, id, value))).isNull();
    }

    @Test
    void relay_outsideOfTheBench_isNothing() {
        inPhase(Phase.LOCK);
        Knob knob = knob();
        NodeMessage.Hinted hint =
                hint(TOKEN, state.instance().value(), knob.id().value(), knob.values().getLast());
        assertThat(Door.relay(state, hint)).isNull();
    }
}
