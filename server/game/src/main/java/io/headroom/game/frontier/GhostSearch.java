package io.headroom.game.frontier;

import io.headroom.game.chance.Seeds;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.live.Practice;
import io.headroom.game.live.Thresholds;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * The search for the ghosts of a track: F, which earns most in storms, and O, the cheapest of the
 * author's ways to meet the objective by money alone that meets it under these conditions and is
 * felt in the price. Short runs of practice find where good settings lie; whole runs, on seeds of
 * their own, find the best of these, since a short run hardly lets a burst pile up.
 */
public final class GhostSearch {
    /** Short runs for one track, a few seconds on one core. */
    private static final int BUDGET = 500;

    /** Whole runs for one track, some seconds on one core. */
    private static final int WHOLE_BUDGET = 300;

    private static final List<Integer> WHOLE_RUNGS = List.of(1, 2, 5);

    /** The overbuild costs at least so many times as much as the best known. */
    private static final double LEAST_PRICE_RATIO = 2.3;

    private GhostSearch() {}

    /**
     * The ghosts of a track that a round plays.
     *
     * @param enough asked after each run whether the best so far must do
     */
    public static Ghosts search(
            GameState state, RoundState round, TrackId track, BooleanSupplier enough) {
        TrackRound played = round.trackRound(track);
        Conditions conditions = round.conditions(track);
        long seed = Practice.seed(state, round, track);
        Ghosts found = search(played, conditions, seed, enough);
        Ghosts asking =
                found.asking(
                        Thresholds.of(
                                played,
                                conditions,
                                found.frontier(),
                                seed,
                                LiveRun.ticks(state.setting().liveMillis(round.number()))));
        Anchors anchors = found.anchors();
        if (!state.setting().houseTeams() || anchors == null) {
            return asking;
        }
        long house = Seeds.derive(state.setting().seed(), "house/" + track.value(), round.number());
        return asking.housing(new HouseSearch(played, conditions, anchors, seed).teams(house));
    }

    /**
     * The ghosts of a track.
     *
     * @param seed of the practice traffic in which the configurations are compared
     * @param enough asked after each run whether the best so far must do
     */
    public static Ghosts search(
            TrackRound track, Conditions conditions, long seed, BooleanSupplier enough) {
        KnobSpace practice = new KnobSpace(track, conditions, Map.of());
        Ghosts found = search(practice, KnobSpace.whole(track, conditions), seed, enough);
        return found.with(
                Practice.anchors(track, conditions, found, seed),
                Practice.storms(track, conditions, track.par(conditions), seed));
    }

    /**
     * The ghosts among the configurations of a track, whatever runs them.
     *
     * @param practice in short runs, no knob fixed
     * @param whole the same in runs as long as the live run
     * @param seed that all runs derive from
     * @param enough asked after each run whether the best so far must do
     */
    public static Ghosts search(
            KnobSpace practice, KnobSpace whole, long seed, BooleanSupplier enough) {
        Configuration dearest = practice.track().overbuild();
        Standing near = halving(practice, seed, BUDGET, Halving.RUNGS, enough).best().orElse(null);
        if (near == null) {
            return new Ghosts(dearest, dearest);
        }
        long own = Seeds.derive(seed, "whole");
        Halving halving = halving(whole, own, WHOLE_BUDGET, WHOLE_RUNGS, enough);
        Standing found = halving.alone(near.point());
        Standing money = found == null ? null : overbuild(whole, halving, found);
        if (found == null || money == null) {
            return new Ghosts(practice.configuration(near.point()), dearest);
        }
        Standing best = halving.uphill(found, money);
        Standing last = overbuild(whole, halving, best);
        return new Ghosts(
                whole.configuration(best.point()),
                last == null ? dearest : whole.configuration(last.point()));
    }

    private static Halving halving(
            KnobSpace space, long seed, int budget, List<Integer> rungs, BooleanSupplier enough) {
        Workers here = (runs, done) -> run(space, runs, done, enough);
        return new Halving(space, here, Map.of(), (run, trial) -> {}, seed, budget, rungs);
    }

    /** The first that meets the target at a price that is felt, or the dearest; null at an end. */
    private static @Nullable Standing overbuild(KnobSpace space, Halving halving, Standing best) {
        Standing tried = null;
        for (Point point : space.overbuilds()) {
            tried = halving.alone(point);
            if (tried == null) {
                return null;
            }
            boolean felt = tried.cost() >= LEAST_PRICE_RATIO * best.cost();
            if (felt && tried.adherence() >= space.aim().target()) {
                return tried;
            }
        }
        return tried;
    }

    private static boolean run(
            Space space,
            Collection<Run> runs,
            BiConsumer<Run, Trial> done,
            BooleanSupplier enough) {
        for (Run run : runs) {
            if (enough.getAsBoolean()) {
                return false;
            }
            done.accept(run, space.run(run.point(), run.seed()));
        }
        return true;
    }
}
