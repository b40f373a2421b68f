package io.headroom.content.balance;

import io.headroom.game.scenario.Configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A design earns about the same whatever traffic comes. */
final class SeedsRule implements DrawRule {
    private static final int SEEDS = 20;
    private static final double MOST_OF_SAFE = 20;
    private static final double MOST_OF_LEAN = 40;

    @Override
    public String id() {
        return "seeds";
    }

    @Override
    public int draws(Extent extent) {
        return extent.oneDraw();
    }

    @Override
    public void check(TrackDraw draw, Findings findings) {
        check(draw, SingleSteps.safe(draw), MOST_OF_SAFE, findings);
        check(draw, SingleSteps.lean(draw), MOST_OF_LEAN, findings);
    }

    private static void check(
            TrackDraw draw, Configuration design, double most, Findings findings) {
        List<Double> points = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            points.add(draw.points(design, WeatherKind.STORM, seed));
        }
        double deviation = Quantiles.deviation(points);
        if (deviation > most) {
            findings.add(
                    "duration",
                    String.format(
                            Locale.ROOT,
                            "points with a standard deviation of %.1f over 20 live seeds (%s)",
                            deviation,
                            draw.told(design)),
                    String.format(Locale.ROOT, "%.0f at most", most));
        }
    }
}
