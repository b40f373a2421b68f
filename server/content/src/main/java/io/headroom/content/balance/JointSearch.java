package io.headroom.content.balance;

import io.headroom.game.chance.Seeds;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.TrackRound;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Looks for what earns most in storms by turning one knob at a time and, where that no longer
 * helps, two: coordinate search alone stops on ridges, such as page size against memory. On seeds
 * that nobody is judged by.
 */
final class JointSearch {
    private static final int SEEDS = 2;
    private static final int MOST_MOVES = 60;

    /** Fewer points are luck. */
    private static final double GAIN_POINTS = 1;

    /** How often the price of the best known is taken anew. */
    private static final int MOST_ANCHORS = 3;

    private static final double NOMINAL_PRICE_RATIO = 3;

    private final TrackRound track;
    private final Conditions conditions;
    private final SystemRuns runs;
    private final KnobMoves moves;
    private final long seed;

    JointSearch(TrackRound track, Conditions conditions, SystemRuns runs, long seed) {
        this.track = track;
        this.conditions = conditions;
        this.runs = runs;
        this.moves = new KnobMoves(track.knobs());
        this.seed = seed;
    }

    /** The best that is found from some configuration. */
    Configuration from(Configuration start) {
        Configuration best = start;
        double price = mean(track.overbuild()).cost() / NOMINAL_PRICE_RATIO;
        for (int turn = 0; turn < MOST_ANCHORS; turn++) {
            Anchors anchors = anchors(price);
            Configuration found = climb(best, anchors);
            RunFigures figures = mean(found);
            boolean settled = found.equals(best) && turn > 0;
            best = found;
            if (settled || !Double.isFinite(figures.cost())) {
                break;
            }
            price = figures.cost();
        }
        return best;
    }

    private Configuration climb(Configuration start, Anchors anchors) {
        Configuration best = start;
        for (int move = 0; move < MOST_MOVES; move++) {
            Configuration next = better(best, moves.single(best, 2), anchors);
            if (next.equals(best)) {
                next = better(best, moves.pairs(best), anchors);
            }
            if (next.equals(best)) {
                break;
            }
            best = next;
        }
        return best;
    }

    private Configuration better(
            Configuration than, Collection<Configuration> others, Anchors anchors) {
        Configuration best = than;
        double most = points(than, anchors) + GAIN_POINTS;
        for (Configuration other : others) {
            double points = points(other, anchors);
            if (points > most) {
                best = other;
                most = points;
            }
        }
        return best;
    }

    private double points(Configuration configuration, Anchors anchors) {
        return new EarnedPoints(anchors).uncapped(mean(configuration));
    }

    private Anchors anchors(double price) {
        RunFigures money = mean(track.overbuild());
        return new Anchors(
                track.floorShare(), track.targetShare(), money.adherence(), price, money.cost());
    }

    private RunFigures mean(Configuration configuration) {
        List<RunFigures> all = new ArrayList<>();
        for (int index = 0; index < SEEDS; index++) {
            all.add(
                    runs.run(
                            new RunAsked(
                                    configuration,
                                    conditions,
                                    WeatherKind.STORM,
                                    false,
                                    Seeds.derive(seed, "search", index))));
        }
        return RunFigures.mean(all);
    }

    /** The best of several starts, by what it earns beside the cheapest of them. */
    Configuration fromAll(List<Configuration> starts) {
        Anchors anchors = anchors(mean(track.overbuild()).cost() / NOMINAL_PRICE_RATIO);
        return from(better(starts.getFirst(), starts, anchors));
    }
}
