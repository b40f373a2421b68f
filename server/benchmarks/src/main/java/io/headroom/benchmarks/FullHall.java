package io.headroom.benchmarks;

import io.headroom.content.mission.Scenarios;
import io.headroom.game.Game;
import io.headroom.game.Moment;
import io.headroom.game.NewGame;
import io.headroom.game.Phase;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.LiveRunStarted;
import io.headroom.game.event.Event.PhaseStarted;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A game of a hundred teams of one, dealt over all tracks of a round, in its live run. Every team
 * rides with another configuration of its track's grid: good, bad and drowning ones.
 */
final class FullHall {
    private static final int TEAMS = 100;
    private static final long SEED = 1;
    private static final String MISSION = "model-serving";
    private static final int ROUND = 2;

    private GameState state;

    private FullHall(Scenario scenario) {
        state = GameState.before(scenario);
    }

    /**
     * The game at the start of its live run.
     *
     * @param liveSeconds wall time of the run
     */
    static GameState live(int liveSeconds) {
        Scenario scenario =
                Objects.requireNonNull(Scenarios.bundled().byId(MISSION), "no " + MISSION);
        FullHall hall = new FullHall(scenario);
        hall.take(Game.create(scenario, new NewGame(ROUND, "test", 1, List.of(), SEED, "ABC234")));
        for (int team = 1; team <= TEAMS; team++) {
            hall.ask(new Actor.Newcomer("hash-" + team), new Command.Join("Student " + team));
        }
        hall.ask(new Actor.Loop(), new Command.GhostsFound(ROUND, hall.ghosts()));
        hall.start(liveSeconds);
        return hall.state;
    }

    private void ask(Actor actor, Command command) {
        Decision decision = Game.decide(state, actor, state.instance(), command, new Moment(0, 0));
        take(decision);
    }

    private void take(Decision decision) {
        switch (decision) {
            case Decision.Accepted accepted -> accepted.events().forEach(this::apply);
            case Decision.Refused refused ->
                    throw new IllegalStateException(refused.refusal().toString());
        }
    }

    private void apply(Event event) {
        state = Game.apply(state, event);
    }

    private SortedMap<TrackId, Ghosts> ghosts() {
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
        return ghosts;
    }

    private void start(int liveSeconds) {
        SortedMap<TeamId, SortedMap<KnobId, Long>> configurations = new TreeMap<>();
        state.roster()
                .teams()
                .forEach(
                        (id, team) -> {
                            List<Configuration> grid =
                                    state.round().trackRound(team.track()).frontierGrid();
                            int place = id.value() * grid.size() / TEAMS % grid.size();
                            configurations.put(id, new TreeMap<>(grid.get(place).values()));
                        });
        while (state.phase() != Phase.LIVE) {
            PhaseInstance next = new PhaseInstance(state.instance().value() + 1);
            apply(new PhaseStarted(next, state.next().phase(), 0, 0));
        }
        int ticks = liveSeconds * (1_000 / LiveRun.TICK_MILLIS);
        apply(
                new LiveRunStarted(
                        state.instance(),
                        configurations,
                        new TreeMap<>(),
                        SEED,
                        ticks,
                        new TreeMap<>(),
                        0));
    }
}
