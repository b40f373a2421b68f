package io.headroom.content.balance;

import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;

import java.util.Locale;

/** Who turns one knob of F by one step gains next to nothing: F is what it is taken for. */
final class NeighbourRule implements DrawRule {
    private static final double MOST = 1_015;

    @Override
    public String id() {
        return "neighbour";
    }

    @Override
    public void check(TrackDraw draw, Findings findings) {
        for (Knob knob : draw.track().knobs()) {
            for (Configuration beside : KnobMoves.turned(draw.frontier(), knob, 1)) {
                double points = draw.points(beside, WeatherKind.STORM);
                if (points > MOST) {
                    String found =
                            String.format(
                                    Locale.ROOT,
                                    "%.0f points beside the best known (%s)",
                                    points,
                                    draw.told(beside));
                    findings.add(knob.id(), found, "1015 at most");
                }
            }
        }
    }
}
