package io.headroom.content.balance;

import io.headroom.game.frontier.Climber;
import io.headroom.game.scenario.Configuration;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** A what-if tells what a live run in the same weather will be worth. */
final class PredictionRule implements DrawRule {
    private static final int RANDOM = 40;
    private static final double WITHIN = 40;
    private static final double SHARE = 0.9;

    @Override
    public String id() {
        return "prediction";
    }

    @Override
    public int draws(Extent extent) {
        return extent.oneDraw();
    }

    @Override
    public void check(TrackDraw draw, Findings findings) {
        Set<Configuration> designs = new LinkedHashSet<>(draw.random(RANDOM));
        for (Configuration start : ClimberRule.starts(draw).values()) {
            designs.addAll(Climber.climb(draw.track().knobs(), draw::whatIf, start, 1));
        }
        int above = 0;
        int told = 0;
        EarnedPoints scale = draw.scale(WeatherKind.STORM, 0);
        for (Configuration design : designs) {
            RunFigures live = draw.run(design, WeatherKind.STORM, 0);
            if (scale.isBelowFloor(live)) {
                continue;
            }
            above++;
            told += Math.abs(draw.whatIf(design) - scale.of(live)) <= WITHIN ? 1 : 0;
        }
        if (told < SHARE * above) {
            findings.add(
                    "duration",
                    String.format(
                            Locale.ROOT,
                            "what-ifs within 40 points of a live run for %d of %d designs",
                            told,
                            above),
                    "90 % of those above the floor");
        }
    }
}
