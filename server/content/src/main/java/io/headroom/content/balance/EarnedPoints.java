package io.headroom.content.balance;

import io.headroom.game.result.Anchors;

/**
 * What a design earns before the lock: 600·slo + 400·s·thrift, of which slo has a slope below the
 * floor, so that first steps are felt. All that this package knows of the score.
 */
final class EarnedPoints {
    private final Anchors anchors;

    EarnedPoints(Anchors anchors) {
        this.anchors = anchors;
    }

    /** Of a run, not rounded. */
    double of(RunFigures run) {
        return anchors.terms(run.adherence(), run.cost()).exactPoints();
    }

    /** The same without a limit to thrift at the bar, to look for the best there is. */
    double uncapped(RunFigures run) {
        return anchors.uncapped(run.adherence(), run.cost()).exactPoints();
    }

    /** Whether a run stands where only the slope below the floor earns anything. */
    boolean isBelowFloor(RunFigures run) {
        return met(run) == 0;
    }

    private double met(RunFigures run) {
        return anchors.terms(run.adherence(), run.cost()).met();
    }
}
