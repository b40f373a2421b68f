package io.headroom.content.balance;

import io.headroom.content.mission.Archetype;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The steps from F that teams take when they want to be safe, or cheap. */
final class SingleSteps {
    private SingleSteps() {}

    /** A step that is cheaper in calm: the author's, or the one that costs most adherence. */
    static Configuration lean(TrackDraw draw) {
        double price = draw.cost(draw.frontier(), WeatherKind.CALM);
        return named(draw, "lean")
                .orElseGet(
                        () ->
                                beside(draw).stream()
                                        .filter(each -> draw.cost(each, WeatherKind.CALM) < price)
                                        .min(Comparator.comparingDouble(stormy(draw)))
                                        .orElse(draw.frontier()));
    }

    /** Every step that is cheaper in calm, the author's and others. */
    static List<Configuration> allLean(TrackDraw draw) {
        double price = draw.cost(draw.frontier(), WeatherKind.CALM);
        List<Configuration> steps = new ArrayList<>();
        named(draw, "lean").ifPresent(steps::add);
        steps.addAll(beside(draw));
        return steps.stream()
                .filter(each -> draw.cost(each, WeatherKind.CALM) < price)
                .distinct()
                .toList();
    }

    /** A step that makes it safer: the author's, or the one that gains most adherence. */
    static Configuration safe(TrackDraw draw) {
        return named(draw, "good")
                .orElseGet(
                        () ->
                                beside(draw).stream()
                                        .max(Comparator.comparingDouble(stormy(draw)))
                                        .orElse(draw.frontier()));
    }

    private static ToDoubleFunction<Configuration> stormy(TrackDraw draw) {
        return each -> draw.adherence(each, WeatherKind.STORM);
    }

    private static List<Configuration> beside(TrackDraw draw) {
        List<Configuration> beside = new ArrayList<>();
        for (Knob knob : draw.track().knobs()) {
            if (knob.names().isEmpty()) {
                beside.addAll(KnobMoves.turned(draw.frontier(), knob, 1));
            }
        }
        return beside;
    }

    private static Optional<Configuration> named(TrackDraw draw, String name) {
        for (Archetype archetype : draw.played().archetypes()) {
            if (archetype.name().equals(name)) {
                return Optional.of(archetype.beside(draw.frontier(), draw.track().knobs()));
            }
        }
        return Optional.empty();
    }
}
