package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Empirical;
import io.headroom.simulator.chance.Gamma;
import io.headroom.simulator.chance.Sampler;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads distributions: a plain quantity is a constant, every other law is named. Durations become
 * nanoseconds.
 */
final class LawReader {
    private static final double MOST_VARIATION = 100;
    private static final String[] LAWS = {
        "constant",
        "exponential",
        "uniform",
        "normal",
        "logNormal",
        "gamma",
        "erlang",
        "hyperexponential",
        "poisson",
        "empirical",
        "shifted"
    };

    private final Reading reading;

    LawReader(Reading reading) {
        this.reading = reading;
    }

    /** The law of an optional field. */
    Sampler read(@Nullable Located at, Unit unit, Sampler otherwise) {
        return at == null ? otherwise : read(at, unit);
    }

    /** The law of an optional field whose values may be below zero, such as an offset. */
    Sampler signed(@Nullable Located at, Unit unit, Sampler otherwise) {
        if (at == null) {
            return otherwise;
        }
        return isQuantity(at, unit) ? new Sampler.Constant(quantity(at, unit)) : read(at, unit);
    }

    private static boolean isQuantity(Located at, Unit unit) {
        return at.node().isTextual() && unit.read(at.text()) != null;
    }

    /** The law at a place; a constant below zero is none. */
    Sampler read(Located at, Unit unit) {
        if (at.node().isNumber() || isQuantity(at, unit)) {
            double constant = quantity(at, unit);
            if (constant < 0) {
                reading.refuse(at, "nothing below zero");
            }
            return new Sampler.Constant(constant);
        }
        if (!at.node().isObject()) {
            reading.refuse(at, unit.expected() + ", or a law such as { exponential: ... }");
            return Sampler.ONE;
        }
        Reading.Variant law = reading.variant(at, LAWS);
        return law == null ? Sampler.ONE : read(law, unit, false);
    }

    /** A law whose mean does not matter: {@code fixed}, or one that may leave it out. */
    Sampler shape(Located at) {
        Reading.Variant law =
                reading.variant(
                        at,
                        "exponential",
                        "fixed",
                        "gamma",
                        "erlang",
                        "hyperexponential",
                        "logNormal",
                        "uniform",
                        "empirical");
        if (law == null || !law.said()) {
            boolean exponential = law != null && law.kind().equals("exponential");
            return exponential ? new Sampler.Exponential(1) : Sampler.ONE;
        }
        return read(law, Unit.NUMBER, true);
    }

    private Sampler read(Reading.Variant law, Unit unit, boolean anyMean) {
        Located is = law.value();
        int before = reading.mark();
        return switch (law.kind()) {
            case "constant", "fixed" -> new Sampler.Constant(quantity(is, unit));
            case "exponential" -> {
                double mean = quantity(is, unit);
                yield built(is, before, () -> new Sampler.Exponential(mean));
            }
            case "poisson" -> {
                double mean = quantity(is, unit);
                yield built(is, before, () -> new Sampler.PoissonCount(mean));
            }
            case "empirical" -> empirical(is, unit);
            default -> {
                Mapping fields = new Mapping(reading, is);
                Supplier<Sampler> construct = fields(law.kind(), fields, unit, anyMean);
                fields.done();
                yield built(is, before, construct);
            }
        };
    }

    private Supplier<Sampler> fields(String kind, Mapping is, Unit unit, boolean anyMean) {
        if (kind.equals("uniform")) {
            double least = is.quantity("least", unit);
            double most = is.quantity("most", unit);
            Located mostAt = is.optional("most");
            if (mostAt != null && most < least) {
                reading.refuse(mostAt, "as much as least, or more");
            }
            return () -> new Sampler.Uniform(least, most);
        }
        if (kind.equals("shifted")) {
            double by = is.quantity("by", unit);
            Located inner = is.required("law", "the law of the rest");
            Sampler law = read(inner, unit, Sampler.ONE);
            return () -> new Sampler.Shifted(by, law);
        }
        double mean = anyMean ? is.quantity("mean", unit, 1) : is.quantity("mean", unit);
        if (kind.equals("normal")) {
            double deviation = is.quantity("deviation", unit);
            return () -> new Sampler.Normal(mean, deviation);
        }
        if (kind.equals("erlang")) {
            int phases = is.count("phases", 1, Limits.QUEUE);
            return () -> Gamma.erlang(phases, mean);
        }
        double variation = is.number("cv", 0, MOST_VARIATION);
        return switch (kind) {
            case "gamma" -> () -> Gamma.ofVariation(mean, variation);
            case "hyperexponential" -> () -> new Sampler.Hyperexponential(mean, variation);
            default -> () -> new Sampler.LogNormal(mean, sigma(variation));
        };
    }

    /** Deviation of the logarithm of a log-normal number of this coefficient of variation. */
    private static double sigma(double variation) {
        return StrictMath.sqrt(StrictMath.log1p(variation * variation));
    }

    /** A list of values, each as likely as another, or values and weights. */
    private Sampler empirical(Located at, Unit unit) {
        int before = reading.mark();
        if (at.node().isArray()) {
            double[] values = quantities(at, unit);
            return built(at, before, () -> Empirical.of(values));
        }
        Mapping is = new Mapping(reading, at);
        Located values = is.required("values", "a list of values");
        Located weights = is.required("weights", "as many weights");
        is.done();
        if (values == null || weights == null) {
            return Sampler.ONE;
        }
        double[] measured = quantities(values, unit);
        double[] weight = quantities(weights, Unit.NUMBER);
        return built(at, before, () -> new Empirical(measured, weight));
    }

    private double[] quantities(Located at, Unit unit) {
        List<BigDecimal> quantities = new ArrayList<>();
        reading.items(at).forEach(item -> quantities.add(reading.quantity(item, unit)));
        return quantities.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    }

    private Sampler built(Located at, int before, Supplier<Sampler> construct) {
        return reading.build(at, before, construct, Sampler.ONE);
    }

    private double quantity(Located at, Unit unit) {
        return reading.quantity(at, unit).doubleValue();
    }
}
