package io.headroom.content.balance;

import io.headroom.game.scenario.Configuration;

import java.util.List;
import java.util.Locale;

/** The burst is felt by who saved a step too much, and the fault by everybody, F too. */
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
        Configuration lean = SingleSteps.lean(draw);
        double burst = lost(draw, lean, WeatherKind.CALM, WeatherKind.PRACTICE);
        if (burst < BURST_COSTS) {
            findings.add(
                    "weather.burst",
                    String.format(
                            Locale.ROOT, "%.4f lost by one lean step (%s)", burst, draw.told(lean)),
                    "0.02 of adherence or more by the burst");
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

    private static double lost(
            TrackDraw draw, Configuration design, WeatherKind before, WeatherKind then) {
        return draw.adherence(design, before) - draw.adherence(design, then);
    }
}
