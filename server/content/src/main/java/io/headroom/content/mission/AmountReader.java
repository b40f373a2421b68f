package io.headroom.content.mission;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Knob;
import io.headroom.simulator.chance.Sampler;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Reads numbers and distributions of a system's description: {@code 4.2}, {@code $batch}, or a
 * mapping that starts from a knob or a value and may bend, scale, shift it and put it under a
 * condition, in this order.
 */
final class AmountReader {
    private final List<Knob> knobs;
    private final List<String> conditions;
    private final List<Problem> problems;

    AmountReader(List<Knob> knobs, List<String> conditions, List<Problem> problems) {
        this.knobs = knobs;
        this.conditions = conditions;
        this.problems = problems;
    }

    /** The amount that is written at a place; what is wrong with it is noted. */
    Amount read(Located at) {
        if (at.node().isNumber()) {
            return new Amount.Fixed(at.number());
        }
        if (at.node().isTextual()) {
            return ofKnob(at, at.text().substring(1));
        }
        boolean knob = at.has("knob");
        if (knob == at.has("value")) {
            problems.add(at.problem("either a knob or a value to start from"));
            return new Amount.Fixed(1);
        }
        Amount amount =
                knob
                        ? ofKnob(at.at("knob"), at.at("knob").text())
                        : new Amount.Fixed(at.at("value").number());
        if (at.has("curve")) {
            amount = curve(at, amount);
        }
        if (at.has("times") || at.has("plus")) {
            double times = at.has("times") ? at.at("times").number() : 1;
            double plus = at.has("plus") ? at.at("plus").number() : 0;
            amount = new Amount.Linear(amount, times, plus);
        }
        return at.has("condition") ? conditional(at.at("condition"), amount) : amount;
    }

    private Amount ofKnob(Located at, String name) {
        if (knob(name) == null) {
            List<String> names = knobs.stream().map(knob -> knob.id().value()).toList();
            problems.add(at.problem("one of the knobs " + names));
            return new Amount.Fixed(1);
        }
        return new Amount.OfKnob(new KnobId(name));
    }

    private Amount conditional(Located at, Amount amount) {
        if (!conditions.contains(at.text())) {
            problems.add(at.problem("one of the conditions " + conditions));
        }
        return new Amount.Conditional(amount, at.text());
    }

    private Amount curve(Located at, Amount input) {
        Located written = at.at("curve");
        NavigableMap<Double, Double> points = new TreeMap<>();
        for (String x : written.fields()) {
            points.put(Double.valueOf(x), written.at(x).number());
        }
        Knob knob = at.has("knob") ? knob(at.at("knob").text()) : null;
        if (knob != null) {
            long least = knob.values().getFirst();
            long most = knob.values().getLast();
            if (points.firstKey() > least || points.lastKey() < most) {
                String span = points.firstKey() + " to " + points.lastKey();
                String wanted = "points from " + least + " to " + most + ", as the knob goes";
                problems.add(written.problem("points from " + span, wanted));
            }
        }
        return new Amount.Curve(input, points);
    }

    private @Nullable Knob knob(String name) {
        for (Knob knob : knobs) {
            if (knob.id().value().equals(name)) {
                return knob;
            }
        }
        return null;
    }

    /**
     * A distribution.
     *
     * @param scale what the numbers of the file are multiplied with, to change their unit
     */
    Part<Sampler> sampler(Located at, double scale) {
        String kind = at.fields().getFirst();
        Located is = at.at(kind);
        if (kind.equals("constant")) {
            Amount value = read(is);
            return settings -> new Sampler.Constant(value.of(settings) * scale);
        }
        if (kind.equals("uniform")) {
            Amount least = read(is.at("least"));
            Amount most = read(is.at("most"));
            return settings ->
                    new Sampler.Uniform(least.of(settings) * scale, most.of(settings) * scale);
        }
        Amount mean = read(is.at("mean"));
        return switch (kind) {
            case "exponential" -> settings -> new Sampler.Exponential(mean.of(settings) * scale);
            case "poisson" -> settings -> new Sampler.PoissonCount(mean.of(settings) * scale);
            case "normal" -> {
                Amount deviation = read(is.at("deviation"));
                yield settings ->
                        new Sampler.Normal(
                                mean.of(settings) * scale, deviation.of(settings) * scale);
            }
            case "logNormal" -> {
                Amount sigma = read(is.at("sigma"));
                yield settings ->
                        new Sampler.LogNormal(mean.of(settings) * scale, sigma.of(settings));
            }
            default -> throw new IllegalStateException("the schema knows no sampler " + kind);
        };
    }
}
