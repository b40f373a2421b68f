package io.headroom.content.balance;

import io.headroom.game.scenario.Configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who turns knobs at random is neither lost nor done. */
final class RandomRule implements DrawRule {
    /** The name of its figures: what each design earns. */
    static final String FIGURES = "random";

    private static final int DESIGNS = 40;
    private static final double MOST_ZEROS = 0.35;
    private static final double LEAST_MEDIAN = 300;
    private static final double MOST_MEDIAN = 800;

    @Override
    public String id() {
        return "random";
    }

    @Override
    public int draws(Extent extent) {
        return extent.fewDraws();
    }

    @Override
    public void check(TrackDraw draw, Findings findings) {
        List<Double> points = new ArrayList<>();
        int zeros = 0;
        EarnedPoints scale = draw.scale(WeatherKind.STORM, 0);
        for (Configuration each : draw.random(DESIGNS)) {
            RunFigures run = draw.run(each, WeatherKind.STORM, 0);
            points.add(scale.of(run));
            zeros += scale.isBelowFloor(run) ? 1 : 0;
        }
        findings.note(FIGURES, points);
        if (zeros > MOST_ZEROS * DESIGNS) {
            findings.add(
                    "knobs",
                    zeros + " of " + DESIGNS + " random designs below the floor",
                    "35 % at most");
        }
        double median = Quantiles.median(points);
        if (median < LEAST_MEDIAN || median > MOST_MEDIAN) {
            String found =
                    String.format(Locale.ROOT, "random designs with a median of %.0f", median);
            findings.add("knobs", found, "300 to 800");
        }
    }
}
