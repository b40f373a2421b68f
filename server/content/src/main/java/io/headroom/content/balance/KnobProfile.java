package io.headroom.content.balance;

import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;

import java.util.ArrayList;
import java.util.List;

/**
 * What each value of a knob earns in storms with all others at the joint optimum.
 *
 * @param best the place of F's own value
 * @param points by place
 */
record KnobProfile(Knob knob, int best, List<Double> points) {
    /** A choice among so few is not a slider. */
    private static final int FEW_CHOICES = 4;

    private static final int STEPS = 2;

    KnobProfile {
        points = List.copyOf(points);
    }

    static KnobProfile of(TrackDraw draw, Knob knob) {
        List<Double> points = new ArrayList<>();
        for (long value : knob.values()) {
            Configuration turned = draw.frontier().with(knob.id(), value);
            points.add(draw.points(turned, WeatherKind.STORM));
        }
        return new KnobProfile(knob, KnobMoves.place(draw.frontier(), knob), points);
    }

    /** Whether it is a choice, of which the best may stand anywhere. */
    boolean isCategory() {
        return !knob.names().isEmpty() && knob.names().size() <= FEW_CHOICES;
    }

    /** The most that two steps from F lose. */
    double lostWithinTwoSteps() {
        double least = Double.MAX_VALUE;
        int last = points.size() - 1;
        for (int place = Math.max(0, best - STEPS);
                place <= Math.min(last, best + STEPS);
                place++) {
            least = Math.min(least, points.get(place));
        }
        return points.get(best) - least;
    }

    /** How much better an end is than all values between the ends. */
    double gainedAtTheEnd() {
        double inside = 0;
        for (double each : points.subList(1, Math.max(1, points.size() - 1))) {
            inside = Math.max(inside, each);
        }
        return Math.max(points.getFirst(), points.getLast()) - inside;
    }

    /** Whether it is nearly indifferent about F. */
    boolean isPlateau() {
        return lostWithinTwoSteps() < ProfileRule.FELT;
    }
}
