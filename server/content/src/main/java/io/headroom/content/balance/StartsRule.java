package io.headroom.content.balance;

import io.headroom.content.document.Located;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Start;

import java.util.Locale;

/** Wherever a team sets out from, it has nearly everything to win, and sees that it has begun. */
final class StartsRule implements DrawRule {
    private static final int STARTS = 3;
    private static final double LEAST = 60;
    private static final double MOST = 250;

    @Override
    public String id() {
        return "starts";
    }

    @Override
    public void check(TrackDraw draw, Findings findings) {
        Located at = draw.played().at();
        int count = draw.starts().size();
        if (count != STARTS) {
            findings.add("starts", count + " starts", STARTS + " to choose from beside par");
        }
        check(draw, at.at("par"), draw.par(), findings);
        for (Start start : draw.starts()) {
            check(draw, at.at("starts").at(start.name()), start.configuration(), findings);
        }
    }

    private static void check(TrackDraw draw, Located at, Configuration start, Findings findings) {
        for (WeatherKind weather : WeatherKind.values()) {
            double points = draw.points(start, weather);
            if (points < LEAST || points > MOST) {
                String found =
                        String.format(Locale.ROOT, "%.0f points in %s", points, weather.told());
                findings.add(at, found, "60 to 250 in every weather");
            }
        }
    }
}
