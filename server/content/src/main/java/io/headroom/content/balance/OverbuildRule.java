package io.headroom.content.balance;

import java.util.Locale;

/** Money alone meets the objective, also when things break, and is felt in the price. */
final class OverbuildRule implements DrawRule {
    private static final double LEAST_RATIO = 2.2;
    private static final double MOST_RATIO = 4.2;

    @Override
    public String id() {
        return "overbuild";
    }

    @Override
    public void check(TrackDraw draw, Findings findings) {
        double adherence = draw.adherence(draw.overbuild(), WeatherKind.STORM);
        if (adherence < draw.track().targetShare()) {
            findings.add(
                    "overbuild",
                    String.format(Locale.ROOT, "adherence %.4f in a storm", adherence),
                    "the target, " + draw.track().targetShare());
        }
        for (WeatherKind weather : WeatherKind.values()) {
            double ratio =
                    draw.cost(draw.overbuild(), weather) / draw.cost(draw.frontier(), weather);
            if (!(ratio >= LEAST_RATIO && ratio <= MOST_RATIO)) {
                findings.add(
                        "overbuild",
                        String.format(
                                Locale.ROOT,
                                "%.2f times the price of the best known (%s) in %s",
                                ratio,
                                draw.told(draw.frontier()),
                                weather.told()),
                        "2.2 to 4.2 times");
            }
        }
    }
}
