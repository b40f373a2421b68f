package io.headroom.game.frontier;

import io.headroom.game.result.Anchors;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/**
 * What settings earn beside each other, by the score of the game, which {@link Anchors} has. The
 * bar is the target, or the greatest adherence where none reaches it; the overbuild's price stands
 * for money alone, or three times that of the cheapest above the bar where no overbuild is known,
 * the middle of the 2.5 to 4 times that scenarios are made for.
 *
 * <p>The price of the best known is what a search looks for: until it is found a third of the
 * overbuild's stands in, and thrift is not capped.
 */
public final class Points {
    private static final double NOMINAL_PRICE_RATIO = 3;

    private final double floor;
    private final double target;
    private final double overbuildCost;
    private final Anchors anchors;

    private Points(Space.Aim aim, double most, double frontierCost, double overbuildCost) {
        floor = aim.floor();
        target = aim.target();
        this.overbuildCost = overbuildCost;
        anchors = new Anchors(floor, target, most, frontierCost, overbuildCost);
    }

    /**
     * Points beside these settings; at least one.
     *
     * @param overbuild with runs of the same seeds; null when none is known
     */
    public static Points beside(List<Standing> all, @Nullable Standing overbuild, Space.Aim aim) {
        double most = overbuild == null ? 0 : overbuild.adherence();
        for (Standing one : all) {
            most = Math.max(most, one.adherence());
        }
        double bar = Math.min(aim.target(), most);
        double cost = overbuild == null ? Double.POSITIVE_INFINITY : overbuild.cost();
        if (!Double.isFinite(cost)) {
            cost =
                    NOMINAL_PRICE_RATIO
                            * all.stream()
                                    .filter(one -> one.adherence() >= bar)
                                    .mapToDouble(Standing::cost)
                                    .min()
                                    .orElse(Double.POSITIVE_INFINITY);
        }
        return new Points(aim, most, cost / NOMINAL_PRICE_RATIO, cost);
    }

    /** Points beside the best that is known so far and what meets the objective by money alone. */
    static Points priced(Standing best, Standing money, Space.Aim aim) {
        double most = Math.max(best.adherence(), money.adherence());
        double price =
                Double.isFinite(best.cost()) ? best.cost() : money.cost() / NOMINAL_PRICE_RATIO;
        return new Points(aim, most, price, money.cost());
    }

    /** What a setting earns, thrift without its limit. */
    double of(Standing one) {
        return anchors.uncapped(one.adherence(), one.cost()).exactPoints();
    }

    /** Best first; of those that earn nothing the nearest to the bar, of equal ones the first. */
    Comparator<Standing> bestFirst() {
        return Comparator.comparingDouble(this::of)
                .thenComparingDouble(Standing::adherence)
                .reversed()
                .thenComparing(Standing::point);
    }

    /** The best so many. */
    List<Standing> first(List<Standing> some, int count) {
        return some.stream().sorted(bestFirst()).limit(count).toList();
    }

    /** The best of some; at least one. */
    public Standing best(List<Standing> some) {
        return some.stream().min(bestFirst()).orElseThrow();
    }

    /** The score of a game in which the best known is {@code best}. */
    public Anchors anchors(Standing best) {
        return new Anchors(floor, target, best.adherence(), best.cost(), overbuildCost);
    }
}
