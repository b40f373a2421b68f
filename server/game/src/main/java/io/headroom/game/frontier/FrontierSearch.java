package io.headroom.game.frontier;

import io.headroom.game.id.TrackId;
import io.headroom.game.live.Practice;
import io.headroom.game.measure.Measured;
import io.headroom.game.result.Terms;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The search for the best configuration of a track's grid, by successive halving on practice
 * traffic: everybody runs once, the better quarter twice more, the best eight five times more. At
 * every stage all that are left have met the same replications (common random numbers), so the
 * comparison is of the configurations and not of their luck.
 *
 * <p>What counts is the score's own formula. The price of the best known, which is being looked
 * for, is not known yet; a third of the overbuild's stands in, the middle of the 2.5 to 4 times
 * that scenarios are made for, and thrift is not capped.
 */
public final class FrontierSearch {
    /** Most configurations of a grid; the search's time is bounded by it. */
    public static final int MOST_CONFIGURATIONS = 200;

    private static final double NOMINAL_PRICE_RATIO = 3;
    private static final int QUARTER = 4;
    private static final int FINALISTS = 8;
    private static final int FIRST_REPLICATIONS = 1;
    private static final int SECOND_REPLICATIONS = 3;
    private static final int FINAL_REPLICATIONS = 8;

    private final TrackRound track;
    private final Conditions conditions;
    private final long seed;

    private FrontierSearch(TrackRound track, Conditions conditions, long seed) {
        this.track = track;
        this.conditions = conditions;
        this.seed = seed;
    }

    /** The ghosts of every track that a round plays; takes a second or two per track. */
    public static SortedMap<TrackId, Ghosts> search(GameState state, RoundState round) {
        SortedMap<TrackId, Ghosts> ghosts = new TreeMap<>();
        for (TrackId track : state.setting().tracks()) {
            ghosts.put(
                    track,
                    search(
                            round.trackRound(track),
                            round.conditions(track),
                            Practice.seed(state, round, track)));
        }
        return Collections.unmodifiableSortedMap(ghosts);
    }

    /**
     * The ghosts of one track.
     *
     * @param seed of the practice traffic in which the configurations are compared
     * @throws IllegalArgumentException when the grid is empty or too large: a bug, scenarios are
     *     checked
     */
    public static Ghosts search(TrackRound track, Conditions conditions, long seed) {
        int size = track.frontierGrid().size();
        if (size == 0 || size > MOST_CONFIGURATIONS) {
            throw new IllegalArgumentException(
                    "the grid of "
                            + track.track().value()
                            + " must have 1 to "
                            + MOST_CONFIGURATIONS
                            + " configurations, found "
                            + size);
        }
        Ghosts found =
                new Ghosts(
                        new FrontierSearch(track, conditions, seed).best(),
                        track.overbuild(),
                        null);
        return found.with(Practice.anchors(track, conditions, found, seed));
    }

    private Configuration best() {
        Contender overbuild = new Contender(track.overbuild());
        List<Contender> left =
                new ArrayList<>(track.frontierGrid().stream().map(Contender::new).toList());
        left = better(left, overbuild, FIRST_REPLICATIONS, (left.size() + QUARTER - 1) / QUARTER);
        left = better(left, overbuild, SECOND_REPLICATIONS, FINALISTS);
        return better(left, overbuild, FINAL_REPLICATIONS, 1).get(0).configuration;
    }

    /**
     * The best few after so many replications; of equal ones those that stand first in the grid.
     */
    private List<Contender> better(
            List<Contender> contenders, Contender overbuild, int replications, int keep) {
        overbuild.runUpTo(replications);
        contenders.forEach(contender -> contender.runUpTo(replications));
        double most = overbuild.adherence();
        for (Contender contender : contenders) {
            most = Math.max(most, contender.adherence());
        }
        double bar = Math.min(track.targetShare(), most);
        return contenders.stream()
                .sorted(
                        Comparator.comparingDouble(
                                        (Contender contender) ->
                                                contender.points(bar, overbuild.cost()))
                                .reversed())
                .limit(keep)
                .toList();
    }

    /** A configuration with what its replications so far add up to. */
    private final class Contender {
        private final Configuration configuration;
        private int replications;
        private double adherenceSum;
        private double costSum;

        Contender(Configuration configuration) {
            this.configuration = configuration;
        }

        void runUpTo(int count) {
            for (; replications < count; replications++) {
                Measured outcome =
                        Practice.replicate(track, conditions, configuration, seed, replications);
                adherenceSum += outcome.adherence();
                costSum += outcome.costPerGood();
            }
        }

        double adherence() {
            return adherenceSum / replications;
        }

        double cost() {
            return costSum / replications;
        }

        double points(double bar, double overbuildCost) {
            double range = track.targetShare() - track.floorShare();
            double slo = Math.max(0, Math.min(1, 1 - (bar - adherence()) / range));
            if (slo == 0 || !Double.isFinite(cost()) || !Double.isFinite(overbuildCost)) {
                return Terms.SLO_POINTS * slo;
            }
            double thrift =
                    StrictMath.log(overbuildCost / cost()) / StrictMath.log(NOMINAL_PRICE_RATIO);
            return slo * (Terms.SLO_POINTS + Terms.THRIFT_POINTS * thrift);
        }
    }
}
