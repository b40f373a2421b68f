package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.traffic.RequestShape;

import org.jspecify.annotations.Nullable;

/** Reads what a request asks for: items of work, tokens of prompt and answer. */
final class ShapeReader {
    private final Reading reading;
    private final LawReader laws;

    ShapeReader(Reading reading, LawReader laws) {
        this.reading = reading;
        this.laws = laws;
    }

    /** One item and one token each way when nothing is said; behind a shared text if one is. */
    RequestShape read(Mapping traffic) {
        RequestShape own = own(traffic);
        Located prefix = traffic.optional("prefix");
        if (prefix == null) {
            return own;
        }
        int before = reading.mark();
        Mapping is = new Mapping(reading, prefix);
        int groups = is.count("groups", 1, RequestShape.Prefixed.MOST_GROUPS, 1);
        int tokens = is.count("tokens", 1, RequestShape.MOST_TOKENS);
        is.done();
        return reading.build(
                prefix, before, () -> new RequestShape.Prefixed(own, groups, tokens), own);
    }

    private RequestShape own(Mapping traffic) {
        Located items = traffic.optional("items");
        Located tokens = traffic.optional("tokens");
        if (items == null && tokens == null) {
            return RequestShape.ONE;
        }
        int before = reading.mark();
        Sampler work = laws.read(items, Unit.NUMBER, Sampler.ONE);
        if (tokens == null) {
            return reading.build(
                    traffic.place(), before, () -> RequestShape.Drawn.work(work), RequestShape.ONE);
        }
        Mapping is = new Mapping(reading, tokens);
        Sampler.Invertible prompt = invertible(is.required("prompt", "tokens of a prompt"));
        Sampler.Invertible output = invertible(is.required("output", "tokens of an answer"));
        double correlation = is.number("rankCorrelation", -1, 1, 0);
        is.done();
        return reading.build(
                tokens,
                before,
                () -> RequestShape.Drawn.tokens(prompt, output, correlation, work),
                RequestShape.ONE);
    }

    /** How many users requests are drawn from; 0: each request has its own. */
    int users(Mapping traffic) {
        return traffic.count("users", 0, Integer.MAX_VALUE, 0);
    }

    private Sampler.Invertible invertible(@Nullable Located at) {
        Sampler.Invertible one = new Sampler.Constant(1);
        if (at == null) {
            return one;
        }
        int before = reading.mark();
        if (laws.read(at, Unit.NUMBER) instanceof Sampler.Invertible invertible) {
            return invertible;
        }
        if (reading.mark() == before) {
            reading.refuse(
                    at,
                    "a law that pairs can be drawn by: constant, uniform, exponential, normal,"
                            + " logNormal, poisson or empirical");
        }
        return one;
    }
}
