package io.headroom.node.simulation;

import io.headroom.node.scenario.Located;
import io.headroom.simulator.chance.Sampler;

import org.jspecify.annotations.Nullable;

/**
 * Reads distributions: a plain quantity is a constant, every other law is named. Durations become
 * nanoseconds.
 */
final class LawReader {
    private static final double MOST_VARIATION = 100;

    private final Reading reading;

    LawReader(Reading reading) {
        this.reading = reading;
    }

    /** The law of an optional field. */
    Sampler read(@Nullable Located at, Unit unit, Sampler otherwise) {
        return at == null ? otherwise : read(at, unit);
    }

    /** The law at a place. */
    Sampler read(Located at, Unit unit) {
        if (at.node().isNumber() || (at.node().isTextual() && unit.read(at.text()) != null)) {
            return new Sampler.Constant(quantity(at, unit));
        }
        if (!at.node().isObject()) {
            reading.refuse(at, unit.expected() + ", or a law such as { exponential: ... }");
            return Sampler.ONE;
        }
        Reading.Variant law =
                reading.variant(
                        at,
                        "constant",
                        "exponential",
                        "uniform",
                        "normal",
                        "logNormal",
                        "poisson");
        return law == null ? Sampler.ONE : read(law, unit);
    }

    private Sampler read(Reading.Variant law, Unit unit) {
        Located is = law.value();
        int before = reading.mark();
        switch (law.kind()) {
            case "constant":
                return new Sampler.Constant(quantity(is, unit));
            case "exponential":
                double mean = quantity(is, unit);
                return reading.build(
                        is, before, () -> new Sampler.Exponential(mean), Sampler.ONE);
            case "poisson":
                double count = quantity(is, unit);
                return reading.build(
                        is, before, () -> new Sampler.PoissonCount(count), Sampler.ONE);
            default:
                return ofFields(law.kind(), new Mapping(reading, is), unit);
        }
    }

    private Sampler ofFields(String kind, Mapping is, Unit unit) {
        int before = reading.mark();
        if (kind.equals("uniform")) {
            double least = is.quantity("least", unit);
            double most = is.quantity("most", unit);
            is.done();
            return reading.build(
                    is.place(), before, () -> new Sampler.Uniform(least, most), Sampler.ONE);
        }
        double mean = is.quantity("mean", unit);
        if (kind.equals("normal")) {
            double deviation = is.quantity("deviation", unit);
            is.done();
            return reading.build(
                    is.place(), before, () -> new Sampler.Normal(mean, deviation), Sampler.ONE);
        }
        double variation = is.number("cv", 0, MOST_VARIATION);
        is.done();
        double sigma = StrictMath.sqrt(StrictMath.log1p(variation * variation));
        return reading.build(
                is.place(), before, () -> new Sampler.LogNormal(mean, sigma), Sampler.ONE);
    }

    private double quantity(Located at, Unit unit) {
        return reading.quantity(at, unit).doubleValue();
    }
}
