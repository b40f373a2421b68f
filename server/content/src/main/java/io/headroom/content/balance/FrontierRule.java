package io.headroom.content.balance;

import java.util.List;
import java.util.Locale;

/**
 * F keeps the objective in traffic that it was not chosen by, and most of it when things break. One
 * that does not even clear the floor lowers the bar for all, so that whoever serves nobody earns
 * everything; that is told apart.
 */
final class FrontierRule implements DrawRule {
    private static final String FLOOR = "floor";
    private static final double KEPT_IN_STORMS = 0.25;

    @Override
    public String id() {
        return "frontier";
    }

    @Override
    public List<String> ids() {
        return List.of(id(), FLOOR);
    }

    @Override
    public void check(TrackDraw draw, Findings findings) {
        double target = draw.track().targetShare();
        double least = target - KEPT_IN_STORMS * (target - draw.track().floorShare());
        check(draw, WeatherKind.PRACTICE, target, findings);
        check(draw, WeatherKind.STORM, least, findings);
    }

    private static void check(
            TrackDraw draw, WeatherKind weather, double least, Findings findings) {
        double adherence = draw.adherence(draw.frontier(), weather);
        if (adherence < least) {
            findings.add(
                    draw.played().at().at("score").at("target"),
                    String.format(
                            Locale.ROOT,
                            "the best known (%s) at %.4f in %s",
                            draw.told(draw.frontier()),
                            adherence,
                            weather.told()),
                    String.format(Locale.ROOT, "%.4f or more, on seeds of its own", least));
        }
        double floor = draw.track().floorShare();
        if (adherence < floor) {
            String found =
                    String.format(
                            Locale.ROOT,
                            "%s, of which the best known reaches %.4f in %s",
                            floor,
                            adherence,
                            weather.told());
            findings.of(FLOOR).add("score.floor", found, "a floor that it clears");
        }
    }
}
