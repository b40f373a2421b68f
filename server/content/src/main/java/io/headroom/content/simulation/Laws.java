package io.headroom.content.simulation;

import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Kinds;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.chance.Empirical;
import io.headroom.simulator.chance.Gamma;
import io.headroom.simulator.chance.Sampler;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** Distributions: a plain quantity is a constant, every other law is named. */
final class Laws {
    /** Of durations, in nanoseconds. */
    static final Kind<Sampler> DURATION =
            of("durationLaw", Unit.DURATION, Quantity.of(Unit.DURATION));

    /** Of sizes, in bytes. */
    static final Kind<Sampler> DATA = of("dataLaw", Unit.DATA, Quantity.of(Unit.DATA));

    /** Of numbers. */
    static final Kind<Sampler> NUMBER = of("numberLaw", Unit.NUMBER, Quantity.of(Unit.NUMBER));

    /** Of durations that may be below zero, such as an offset. */
    static final Kind<Sampler> OFFSET = of("offsetLaw", Unit.DURATION, Quantity.any(Unit.DURATION));

    /** Whose mean does not matter. */
    static final Kinds<Sampler> GAPS =
            Kinds.of("gapLaw", "a law whose mean is stretched to the rate", Laws::gaps);

    private static final double MOST_VARIATION = 100;
    private static final int MOST_PHASES = 1_000_000;
    private static final double MOST_POISSON = 500;

    private final Unit unit;

    /** Whether the mean may be left out. */
    private final boolean anyMean;

    private Laws(Unit unit, boolean anyMean) {
        this.unit = unit;
        this.anyMean = anyMean;
    }

    private static Kind<Sampler> of(String name, Unit unit, Kind<Double> quantity) {
        Laws laws = new Laws(unit, false);
        Kind<Sampler> constant = quantity.map(Sampler.Constant::new);
        Kinds<Sampler> named = Kinds.of(name + "s", "how samples differ", laws::named);
        return WordKinds.by(
                name,
                "law",
                Kind.when(at -> at.node().isObject(), named, constant),
                (reading, at) -> {
                    if (at.node().isObject()) {
                        return named.read(reading, at);
                    }
                    if (at.node().isValueNode() && unit.read(at.text()) != null) {
                        return constant.read(reading, at);
                    }
                    reading.refuse(at, unit.expected() + ", or a law such as { exponential: ... }");
                    return null;
                });
    }

    private static void gaps(Kinds<Sampler> kinds) {
        Laws laws = new Laws(Unit.NUMBER, true);
        kinds.maybe(
                "exponential", new Sampler.Exponential(1), "without a memory", laws.exponential());
        kinds.maybe("fixed", Sampler.ONE, "always the same", laws.any().map(Sampler.Constant::new));
        laws.common(kinds);
    }

    private void named(Kinds<Sampler> kinds) {
        kinds.of("constant", "always the same", any().map(Sampler.Constant::new));
        kinds.of("exponential", "of this mean", exponential());
        kinds.of(
                "poisson",
                "counts of this mean",
                Quantity.of(unit, 0, MOST_POISSON).map(Sampler.PoissonCount::new));
        kinds.with("normal", "a bell", this::normal);
        common(kinds);
        kinds.with("shifted", "something on top of each sample", this::shifted);
    }

    private void common(Kinds<Sampler> kinds) {
        kinds.with("uniform", "all alike between two", this::uniform);
        kinds.with("logNormal", "the logarithm is normal", this::logNormal);
        kinds.with("gamma", "skewed as its cv says", this::gamma);
        kinds.with("erlang", "exponential phases one after another", this::erlang);
        kinds.with("hyperexponential", "two exponentials of balanced means", this::hyper);
        Kind<Sampler> listed = any().list().map(values -> Empirical.of(array(values)));
        Shape<Sampler> weighed = Shape.of("", "measured values with weights", this::weighed);
        kinds.of(
                "empirical",
                "measured values, alike or with weights",
                Kind.when(at -> at.node().isArray(), listed, weighed));
    }

    private Kind<Double> any() {
        return Quantity.any(unit);
    }

    private Kind<Sampler> exponential() {
        return Quantity.above(unit).map(Sampler.Exponential::new);
    }

    private Row<Double> mean(RowList rows, Kind<Double> kind) {
        Row<Double> mean = rows.of("mean", kind, "its mean");
        return anyMean ? mean.or(1.) : mean;
    }

    private static Row<Double> variation(RowList rows, double least) {
        return rows.number(
                        "cv", least, MOST_VARIATION, "coefficient of variation, deviation ÷ mean")
                .inPlans("variation", "shape", "sigma");
    }

    private Function<Values, @Nullable Sampler> uniform(RowList rows) {
        var least = rows.of("least", any(), "the least");
        var most = rows.of("most", any(), "the most");
        return is ->
                is.of(most) < is.of(least)
                        ? is.refuse(most, "as much as least, or more")
                        : new Sampler.Uniform(is.of(least), is.of(most));
    }

    private Function<Values, @Nullable Sampler> normal(RowList rows) {
        var mean = mean(rows, any());
        var deviation = rows.of("deviation", Quantity.of(unit), "its standard deviation");
        return is -> new Sampler.Normal(is.of(mean), is.of(deviation));
    }

    private Function<Values, @Nullable Sampler> logNormal(RowList rows) {
        var mean = mean(rows, Quantity.above(unit));
        var cv = variation(rows, 0);
        return is -> new Sampler.LogNormal(is.of(mean), sigma(is.of(cv)));
    }

    /** Deviation of the logarithm of a log-normal number of this coefficient of variation. */
    private static double sigma(double variation) {
        return StrictMath.sqrt(StrictMath.log1p(variation * variation));
    }

    private Function<Values, @Nullable Sampler> gamma(RowList rows) {
        var mean = mean(rows, Quantity.above(unit));
        var cv = variation(rows, 0.001);
        return is -> Gamma.ofVariation(is.of(mean), is.of(cv));
    }

    private Function<Values, @Nullable Sampler> erlang(RowList rows) {
        var mean = mean(rows, Quantity.above(unit));
        var phases = rows.count("phases", 1, MOST_PHASES, "how many phases");
        return is -> Gamma.erlang(is.of(phases), is.of(mean));
    }

    private Function<Values, @Nullable Sampler> hyper(RowList rows) {
        var mean = mean(rows, Quantity.above(unit));
        var cv = variation(rows, 1);
        return is -> new Sampler.Hyperexponential(is.of(mean), is.of(cv));
    }

    private Function<Values, @Nullable Sampler> shifted(RowList rows) {
        var by = rows.of("by", any(), "what is added to each sample").inPlans("offset");
        var law = rows.of("law", positive(), "the law of the rest");
        return is -> new Sampler.Shifted(is.of(by), is.of(law));
    }

    /** Laws of the same unit that are not below zero. */
    private Kind<Sampler> positive() {
        if (unit == Unit.NUMBER) {
            return NUMBER;
        }
        return unit == Unit.DATA ? DATA : DURATION;
    }

    private Function<Values, @Nullable Sampler> weighed(RowList rows) {
        var values = rows.of("values", any().list(), "what was measured");
        var weights = rows.of("weights", Quantity.of(Unit.NUMBER).list(), "as many weights");
        weights.inPlans("sum of weights");
        return is -> new Empirical(array(is.of(values)), array(is.of(weights)));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
