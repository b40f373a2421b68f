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

import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * The search for the ghost F, the configuration of a track that earns most in practice traffic:
 * that of {@code headroom frontier} without its report, on the seeds that what-ifs meet.
 */
public final class GhostSearch {
    /** Runs for one track without a grid, a few seconds on one core. */
    private static final int BUDGET = 500;

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
        long house =
                Seeds.derive(
                        state.setting().seed(), "house/" + track.value(), round.number());
        return asking.housing(
                new HouseSearch(played, conditions, anchors, seed).teams(house));
    }

    /**
     * The ghosts of a track.
     *
     * @param seed of the practice traffic in which the configurations are compared
     * @param enough asked after each run whether the best so far must do
     */
    public static Ghosts search(
            TrackRound track, Conditions conditions, long seed, BooleanSupplier enough) {
        KnobSpace space = new KnobSpace(track, conditions, Map.of());
        Workers here = (runs, done) -> run(space, runs, done, enough);
        Halving halving = new Halving(space, here, Map.of(), (run, trial) -> {}, seed, BUDGET);
        Configuration best =
                halving.best()
                        .map(found -> space.configuration(found.point()))
                        .orElse(track.overbuild());
        Ghosts found = new Ghosts(best, track.overbuild());
        return found.with(
                Practice.anchors(track, conditions, found, seed),
                Practice.storms(track, conditions, track.par(), seed));
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
