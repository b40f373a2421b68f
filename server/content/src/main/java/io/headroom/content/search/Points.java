package io.headroom.content.search;

import io.headroom.game.result.Anchors;

import java.util.List;

/**
 * What settings earn beside each other, by the score of the game: 600·slo + 400·slo·thrift. The
 * cheapest that meets the target stands for the best known, F; where none does, the one with the
 * greatest adherence. Three times its cost stands for the overbuild, the middle of the 2.5 to 4
 * times that scenarios are made for.
 */
final class Points {
    private static final double OVERBUILD = 3;

    private final Anchors anchors;

    private Points(Anchors anchors) {
        this.anchors = anchors;
    }

    /** Points beside these settings; at least one. */
    static Points beside(List<Standing> all, Space.Aim aim) {
        Standing best = all.getFirst();
        for (Standing other : all) {
            if (better(other, best, aim.target())) {
                best = other;
            }
        }
        double cost = best.cost();
        return new Points(
                new Anchors(aim.floor(), aim.target(), best.adherence(), cost, OVERBUILD * cost));
    }

    private static boolean better(Standing one, Standing other, double target) {
        double most = Math.min(target, one.adherence());
        double otherMost = Math.min(target, other.adherence());
        return most > otherMost || (most == otherMost && one.cost() < other.cost());
    }

    /** What a setting earns, not rounded. */
    double of(Standing setting) {
        return anchors.terms(setting.adherence(), setting.cost()).exactPoints();
    }
}
