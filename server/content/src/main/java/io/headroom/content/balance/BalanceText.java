package io.headroom.content.balance;

import io.headroom.content.mission.Archetype;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.Start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The sheet of a draw for people: designs, profiles of knobs, what chance makes. */
final class BalanceText {
    private static final int RANDOM = 40;

    private final TrackDraw draw;
    private final Consumer<String> out;

    BalanceText(TrackDraw draw, Consumer<String> out) {
        this.draw = draw;
        this.out = out;
    }

    /** One line of what was found. */
    void printFrontier() {
        out.accept(
                String.format(
                        Locale.ROOT,
                        "  draw %d %s: F %s, O %.2f times as dear",
                        draw.number(),
                        draw.conditions().permille(),
                        draw.told(draw.frontier()),
                        draw.cost(draw.overbuild(), WeatherKind.STORM)
                                / draw.cost(draw.frontier(), WeatherKind.STORM)));
    }

    /** All of it. */
    void print() {
        out.accept(
                String.format(
                        Locale.ROOT,
                        "%s draw %d %s, floor %s, target %s, %d units offered",
                        draw.track().track().value(),
                        draw.number(),
                        draw.conditions().permille(),
                        draw.track().floorShare(),
                        draw.track().targetShare(),
                        draw.run(draw.frontier(), WeatherKind.CALM, 0).offered()));
        out.accept(
                String.format(
                        Locale.ROOT,
                        "%-12s %-29s %-29s %-29s",
                        "A, K/K_F, points",
                        "calm",
                        "practice",
                        "storm"));
        designs().forEach(this::design);
        draw.track().knobs().forEach(this::profile);
        neighbours();
        random();
    }

    private Map<String, Configuration> designs() {
        Map<String, Configuration> designs = new LinkedHashMap<>();
        designs.put("F", draw.frontier());
        designs.put("O", draw.overbuild());
        designs.put("par", draw.par());
        for (Start start : draw.starts()) {
            designs.put("start " + start.name(), start.configuration());
        }
        for (Archetype archetype : draw.played().archetypes()) {
            designs.put(archetype.name(), archetype.beside(draw.frontier(), draw.track().knobs()));
        }
        return designs;
    }

    private void design(String name, Configuration design) {
        StringBuilder cells = new StringBuilder();
        for (WeatherKind weather : WeatherKind.values()) {
            cells.append(
                    String.format(
                            Locale.ROOT,
                            " %.4f %6.3f %6.1f        ",
                            draw.adherence(design, weather),
                            draw.cost(design, weather) / draw.cost(draw.frontier(), weather),
                            draw.points(design, weather)));
        }
        out.accept(String.format(Locale.ROOT, "%-12s %s %s", name, cells, draw.told(design)));
    }

    private void profile(Knob knob) {
        List<String> cells = new ArrayList<>();
        for (int place = 0; place < knob.values().size(); place++) {
            long value = knob.values().get(place);
            Configuration turned = draw.frontier().with(knob.id(), value);
            String cell =
                    String.format(
                            Locale.ROOT,
                            "%s:%.3f/%.0f",
                            knob.names().isEmpty() ? value : knob.names().get(place),
                            draw.adherence(turned, WeatherKind.STORM),
                            draw.points(turned, WeatherKind.STORM));
            cells.add(turned.equals(draw.frontier()) ? "[" + cell + "]" : cell);
        }
        out.accept(
                String.format(
                        Locale.ROOT, "  %s  %s", knob.id().value(), String.join("  ", cells)));
    }

    private void neighbours() {
        double most = 0;
        Configuration best = draw.frontier();
        for (Configuration other : new KnobMoves(draw.track().knobs()).single(best, 1)) {
            double points = draw.points(other, WeatherKind.STORM);
            if (points > most) {
                most = points;
                best = other;
            }
        }
        out.accept(
                String.format(
                        Locale.ROOT,
                        "  best one-step neighbour %.1f in storms: %s",
                        most,
                        draw.told(best)));
    }

    private void random() {
        List<Double> points = new ArrayList<>();
        int zeros = 0;
        EarnedPoints scale = draw.scale(WeatherKind.STORM, 0);
        for (Configuration each : draw.random(RANDOM)) {
            RunFigures run = draw.run(each, WeatherKind.STORM, 0);
            points.add(scale.of(run));
            zeros += scale.isBelowFloor(run) ? 1 : 0;
        }
        points.sort(null);
        out.accept(
                String.format(
                        Locale.ROOT,
                        "  %d random designs in a storm: %d below the floor, quartiles %.0f %.0f"
                                + " %.0f",
                        RANDOM,
                        zeros,
                        points.get(RANDOM / 4),
                        points.get(RANDOM / 2),
                        points.get(RANDOM * 3 / 4)));
    }
}
