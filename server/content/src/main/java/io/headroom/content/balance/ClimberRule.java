package io.headroom.content.balance;

import io.headroom.game.chance.Seeds;
import io.headroom.game.frontier.Climber;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ten what-ifs are enough for who keeps what helps, wherever they set out from. */
final class ClimberRule implements DrawRule {
    /** The name of its figures: what each climber earns. */
    static final String FIGURES = "climber";

    private static final int CLIMBERS = 3;
    private static final double LEAST_MEDIAN = 800;

    @Override
    public String id() {
        return "climber";
    }

    @Override
    public int draws(Extent extent) {
        return extent.fewDraws();
    }

    @Override
    public void check(TrackDraw draw, Findings findings) {
        List<Double> all = new ArrayList<>();
        starts(draw)
                .forEach(
                        (field, start) -> {
                            List<Double> points = climb(draw, start);
                            all.addAll(points);
                            double median = Quantiles.median(points);
                            if (median < LEAST_MEDIAN) {
                                findings.add(
                                        field,
                                        String.format(
                                                Locale.ROOT,
                                                "a median of %.0f after ten what-ifs from %s",
                                                median,
                                                draw.told(start)),
                                        "800 or more");
                            }
                        });
        findings.note(FIGURES, all);
    }

    /** Where the climber can set out from, by the field that says it. */
    static Map<String, Configuration> starts(TrackDraw draw) {
        Map<String, Configuration> starts = new LinkedHashMap<>();
        starts.put("par", draw.par());
        for (Start start : draw.starts()) {
            starts.put("starts." + start.name(), start.configuration());
        }
        return starts;
    }

    private static List<Double> climb(TrackDraw draw, Configuration start) {
        List<Double> points = new ArrayList<>();
        for (int climber = 0; climber < CLIMBERS; climber++) {
            long seed = Seeds.derive(draw.number(), "climber", climber);
            Configuration found =
                    Climber.climb(draw.track().knobs(), draw::whatIf, start, seed).getLast();
            points.add(draw.points(found, WeatherKind.STORM));
        }
        return points;
    }
}
