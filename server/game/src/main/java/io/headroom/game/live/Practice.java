package io.headroom.game.live;

import io.headroom.game.chance.Seeds;
import io.headroom.game.id.TrackId;
import io.headroom.game.result.Anchors;
import io.headroom.game.result.WhatIfResult;
import io.headroom.game.result.WhatIfResult.Range;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Team;
import io.headroom.game.state.WhatIf;
import io.headroom.simulator.Simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What-if runs: the real simulator on practice traffic.
 *
 * <p>The weather of a replication is published and always the same: the events of the track-round,
 * placed in a third of a live run. The traffic outside a burst has the mean of the live run. A
 * design that holds here has headroom for an instructor's burst of that kind; five replications of
 * a third of a live run tell its adherence about as sharply as the live run itself. The length does
 * not depend on the preset, so ghosts and what-ifs mean the same in a short game.
 *
 * <p>All what-ifs of a track meet the same five replications (common random numbers): two results
 * differ only because the configurations do. They say nothing of the live run's own arrivals.
 */
public final class Practice {
    /** Independent runs of a what-if. */
    public static final int REPLICATIONS = 5;

    /** A practice run is so many times shorter than a live run. */
    private static final int SHORTER = 3;

    private static final double NANOS_PER_MILLI = 1e6;

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
    public static WhatIfResult run(GameState state, WhatIf whatIf) {
        Team team = state.roster().teams().get(whatIf.team());
        RoundState round = state.roundOf(whatIf.id());
        if (team == null || round == null) {
            throw new IllegalArgumentException("nobody spent what-if " + whatIf.id().value());
        }
        return run(
                round.trackRound(team.track()),
                round.conditions(team.track()),
                whatIf.configuration(),
                whatIf.seed());
    }

    /** What the ghosts of a track do in practice, where its what-ifs are measured against them. */
    public static Anchors anchors(
            TrackRound track, Conditions conditions, Ghosts ghosts, long seed) {
        WhatIfResult frontier = run(track, conditions, ghosts.frontier(), seed);
        WhatIfResult overbuild = run(track, conditions, ghosts.overbuild(), seed);
        return new Anchors(
                track.floorShare(),
                track.targetShare(),
                frontier.adherence().mean(),
                frontier.costPerGood().mean(),
                overbuild.costPerGood().mean());
    }

    /** Simulates a configuration in practice traffic. */
    public static WhatIfResult run(
            TrackRound track, Conditions conditions, Configuration configuration, long seed) {
        List<SystemOutcome> outcomes = new ArrayList<>();
        for (int index = 0; index < REPLICATIONS; index++) {
            outcomes.add(replicate(track, conditions, configuration, seed, index));
        }
        return new WhatIfResult(
                REPLICATIONS,
                range(outcomes, SystemOutcome::adherence),
                range(outcomes, SystemOutcome::costPerGood),
                millis(outcomes, outcome -> outcome.measurement().response().p50Nanos()),
                millis(outcomes, outcome -> outcome.measurement().response().p99Nanos()),
                range(outcomes, outcome -> outcome.measurement().utilization()),
                range(outcomes, outcome -> outcome.measurement().meanBatch()),
                millis(outcomes, SystemOutcome::formingNanos),
                millis(outcomes, SystemOutcome::queueNanos),
                millis(outcomes, SystemOutcome::serviceNanos));
    }

    /**
     * One replication.
     *
     * @param seed of the practice traffic
     * @param index which of its independent runs, from 0
     */
    public static SystemOutcome replicate(
            TrackRound track,
            Conditions conditions,
            Configuration configuration,
            long seed,
            int index) {
        return replicate(track, conditions, configuration, seed(seed, index));
    }

    /**
     * One replication.
     *
     * @param seed of its own
     */
    public static SystemOutcome replicate(
            TrackRound track, Conditions conditions, Configuration configuration, long seed) {
        long length = lengthNanos(track);
        Planned planned = track.planner().plan(configuration, conditions, length);
        Simulation simulation = Simulation.start(planned.plan(), seed);
        for (Planned.Timed timed : planned.weather()) {
            simulation.advanceTo(timed.atNanos());
            simulation.intervene(timed.intervention());
        }
        simulation.advanceTo(length);
        return SystemOutcome.settle(simulation);
    }

    private static Range millis(
            List<SystemOutcome> outcomes, ToDoubleFunction<SystemOutcome> nanos) {
        return range(outcomes, outcome -> nanos.applyAsDouble(outcome) / NANOS_PER_MILLI);
    }

    private static Range range(
            List<SystemOutcome> outcomes, ToDoubleFunction<SystemOutcome> value) {
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (SystemOutcome outcome : outcomes) {
            double one = value.applyAsDouble(outcome);
            sum += one;
            low = Math.min(low, one);
            high = Math.max(high, one);
        }
        return new Range(sum / outcomes.size(), low, high);
    }
}
