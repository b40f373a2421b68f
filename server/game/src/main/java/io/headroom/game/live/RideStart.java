package io.headroom.game.live;

import io.headroom.game.chance.Seeds;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.measure.WorkFigures;
import io.headroom.game.result.Entrant;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.House;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.RoundState;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.Watch;

import java.util.function.Function;

/** What each entrant of a live run begins with. */
final class RideStart {
    private RideStart() {}

    /** An entrant's system at tick 0, in its track's traffic and weather. */
    static Ride ride(RoundState round, LiveState live, Entrant entrant) {
        return ride(round, live, entrant, configuration(round, live, entrant));
    }

    /** A ride at tick 0, whoever rides with a configuration. */
    static Ride ride(
            RoundState round, LiveState live, Entrant entrant, Configuration configuration) {
        TrackId id = entrant.track();
        TrackRound track = round.trackRound(id);
        Pace pace = new Pace(track.lengthNanos(), live.lengthTicks());
        Weather weather = Weather.ofRun(live.seed());
        Function<Configuration, Planned> planner =
                settings ->
                        track.planner()
                                .plan(settings, round.conditions(id), weather, track.lengthNanos());
        Planned planned = planner.apply(configuration);
        // One seed a track: everybody on it meets the same arrivals.
        long seed = Seeds.derive(live.seed(), "traffic/" + id.value());
        long wallSecondNanos = Math.max(1, pace.nanos(LiveRun.SAMPLE_TICKS));
        Simulation simulation =
                Simulation.start(planned.plan(), seed, watch(track, wallSecondNanos));
        return new Ride(entrant, track, planner, planned, simulation, pace);
    }

    private static Watch watch(TrackRound track, long wallSecondNanos) {
        return Watch.ofSlices(wallSecondNanos, WorkFigures.areAskedFor(track.instruments().told()));
    }

    private static Configuration configuration(RoundState round, LiveState live, Entrant entrant) {
        return switch (entrant) {
            case Entrant.Team team -> riding(live, team.team());
            case Entrant.Frontier frontier -> round.ghosts(frontier.track()).frontier();
            case Entrant.Overbuild overbuild -> round.ghosts(overbuild.track()).overbuild();
            case Entrant.House house -> riding(round, house);
        };
    }

    private static Configuration riding(RoundState round, Entrant.House entrant) {
        House house = round.ghosts(entrant.track()).house();
        if (house == null) {
            throw new IllegalArgumentException("no team of the house is on " + entrant.track());
        }
        return switch (entrant.player()) {
            case PAR -> round.par(entrant.track());
            case RANDOM -> house.random();
            case CLIMBER -> house.climber();
        };
    }

    private static Configuration riding(LiveState live, TeamId team) {
        Configuration configuration = live.configurations().get(team);
        if (configuration == null) {
            throw new IllegalArgumentException("team " + team.value() + " does not ride");
        }
        return configuration;
    }
}
