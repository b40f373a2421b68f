package io.headroom.game.live;

import io.headroom.game.chance.Seeds;
import io.headroom.game.id.TrackId;
import io.headroom.game.measure.Forecast;
import io.headroom.game.measure.Measure;
import io.headroom.game.measure.Measured;
import io.headroom.game.measure.Measures;
import io.headroom.game.measure.Spreads;
import io.headroom.game.measure.WorkFigures;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Team;
import io.headroom.game.state.WhatIf;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.Watch;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What-if runs: the real simulator on practice traffic, in two weathers.
 *
 * <p>A calm replication meets its traffic alone, one in a storm besides it a weather that is drawn
 * from what the track publishes, as that of the live run is, placed in a third of a live run. Both
 * meet the same arrivals, so that they differ by the weather only. The traffic outside a burst has
 * the mean of the live run. Five replications of a third of a live run tell adherence about as
 * sharply as the live run itself. The length does not depend on the preset, so ghosts and what-ifs
 * mean the same in a short game.
 *
 * <p>All what-ifs of a track meet the same replications (common random numbers): two results differ
 * only because the configurations do. They say nothing of the live run's own arrivals and weather.
 */
public final class Practice {
    /** Independent runs of a what-if in each weather. */
    public static final int REPLICATIONS = 5;

    /** A practice run is so many times shorter than a live run. */
    private static final int SHORTER = 3;

    private Practice() {}

    /** Seed of the practice traffic of a track: the same for all its what-ifs in a round. */
    public static long seed(GameState state, RoundState round, TrackId track) {
        return Seeds.derive(state.setting().seed(), "practice/" + track.value(), round.number());
    }

    /** Seed of a replication of practice traffic. */
    public static long seed(long practice, int index) {
        return Seeds.derive(practice, "replication", index);
    }

    /** Simulated time of a replication. */
    public static long lengthNanos(TrackRound track) {
        return track.lengthNanos() / SHORTER;
    }

    /** Simulates a spent what-if; a pure function of it and what the game pins. */
    public static Forecast run(GameState state, WhatIf whatIf) {
        return run(state, whatIf, null);
    }

    /**
     * The same.
     *
     * @param names of the figures that are asked for; null for what the track-round tells
     */
    public static Forecast run(GameState state, WhatIf whatIf, @Nullable Collection<String> names) {
        Team team = state.roster().teams().get(whatIf.team());
        RoundState round = state.roundOf(whatIf.id());
        if (team == null || round == null) {
            throw new IllegalArgumentException("nobody spent what-if " + whatIf.id().value());
        }
        TrackRound track = round.trackRound(team.track());
        return run(
                track,
                round.conditions(team.track()),
                whatIf.configuration(),
                whatIf.seed(),
                names == null ? track.instruments().told() : Measures.known(names));
    }

    /** Simulates a configuration in both weathers of practice. */
    public static Forecast run(
            TrackRound track,
            Conditions conditions,
            Configuration configuration,
            long seed,
            List<Measure> measures) {
        return new Forecast(
                run(track, conditions, configuration, seed, false, measures),
                run(track, conditions, configuration, seed, true, measures));
    }

    /**
     * What the ghosts of a track do in storms of practice, where its what-ifs are measured against
     * them.
     */
    public static Anchors anchors(
            TrackRound track, Conditions conditions, Ghosts ghosts, long seed) {
        Spreads frontier = storms(track, conditions, ghosts.frontier(), seed);
        Spreads overbuild = storms(track, conditions, ghosts.overbuild(), seed);
        return new Anchors(
                track.floorShare(),
                track.targetShare(),
                frontier.adherence(),
                frontier.costPerGood(),
                overbuild.costPerGood());
    }

    /** Simulates a configuration in the storms of practice. */
    public static Spreads storms(
            TrackRound track, Conditions conditions, Configuration configuration, long seed) {
        return run(track, conditions, configuration, seed, true, track.instruments().told());
    }

    private static Spreads run(
            TrackRound track,
            Conditions conditions,
            Configuration configuration,
            long seed,
            boolean inStorms,
            List<Measure> measures) {
        List<Measured> outcomes = new ArrayList<>();
        Watch watch = Watch.ofSlices(Watch.PLAIN.sliceNanos(), WorkFigures.areAskedFor(measures));
        for (int index = 0; index < REPLICATIONS; index++) {
            long own = seed(seed, index);
            Weather weather = inStorms ? Weather.ofRun(own) : Weather.CALM;
            outcomes.add(
                    simulate(
                            track,
                            conditions,
                            configuration,
                            weather,
                            own,
                            lengthNanos(track),
                            watch));
        }
        return Spreads.of(measures, outcomes);
    }

    /**
     * One replication.
     *
     * @param seed of its own
     */
    public static Measured replicate(
            TrackRound track,
            Conditions conditions,
            Configuration configuration,
            Weather weather,
            long seed) {
        return simulate(track, conditions, configuration, weather, seed, lengthNanos(track));
    }

    /** The same, of any length: as long as a live run, it lets a burst pile up as that does. */
    public static Measured simulate(
            TrackRound track,
            Conditions conditions,
            Configuration configuration,
            Weather weather,
            long seed,
            long lengthNanos) {
        return simulate(track, conditions, configuration, weather, seed, lengthNanos, Watch.PLAIN);
    }

    private static Measured simulate(
            TrackRound track,
            Conditions conditions,
            Configuration configuration,
            Weather weather,
            long seed,
            long lengthNanos,
            Watch watch) {
        Planned planned = track.planner().plan(configuration, conditions, weather, lengthNanos);
        Simulation simulation = Simulation.start(planned.plan(), seed, watch);
        new ComingWeather(planned).advance(simulation, lengthNanos);
        return Measured.settle(simulation);
    }
}
