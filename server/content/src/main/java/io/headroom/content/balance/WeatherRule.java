package io.headroom.content.balance;

import io.headroom.game.scenario.Configuration;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The weather is felt by who saved a step too much, and the fault by everybody, F too. F is
 * searched where burst and fault meet, so what one step less loses to them is asked of both
 * together: between calm and a storm. A step of what no weather touches, such as quality, loses
 * nothing; one that is felt must be among those that save.
 */
final class WeatherRule implements DrawRule {
    private static final String FAULT = "fault";
    private static final double BURST_COSTS = 0.02;
    private static final double FAULT_COSTS = 0.01;

    @Override
    public String id() {
        return "burst";
    }

    @Override
    public List<String> ids() {
        return List.of(id(), FAULT);
    }

    @Override
    public void check(TrackDraw draw, Findings findings) {
        Configuration lean = feltMost(draw);
        double burst = lost(draw, lean, WeatherKind.CALM, WeatherKind.STORM);
        if (burst < BURST_COSTS) {
            findings.add(
                    "weather.burst",
                    String.format(
                            Locale.ROOT, "%.4f lost by one lean step (%s)", burst, draw.told(lean)),
                    "0.02 of adherence or more from calm to a storm");
        }
        double fault = lost(draw, draw.frontier(), WeatherKind.PRACTICE, WeatherKind.STORM);
        if (fault < FAULT_COSTS && draw.hasFault()) {
            findings.of(FAULT)
                    .add(
                            "weather.fault",
                            String.format(
                                    Locale.ROOT,
                                    "%.4f lost by the best known (%s)",
                                    fault,
                                    draw.told(draw.frontier())),
                            "0.01 of adherence or more by the fault");
        }
    }

    /** The lean step that loses most to the weather; the author's where none saves in calm. */
    private static Configuration feltMost(TrackDraw draw) {
        return SingleSteps.allLean(draw).stream()
                .max(
                        Comparator.comparingDouble(
                                each -> lost(draw, each, WeatherKind.CALM, WeatherKind.STORM)))
                .orElseGet(() -> SingleSteps.lean(draw));
    }

    private static double lost(
            TrackDraw draw, Configuration design, WeatherKind before, WeatherKind then) {
        return draw.adherence(design, before) - draw.adherence(design, then);
    }
}
