package io.headroom.content.simulation;

import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.traffic.RequestShape;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** What a request asks for: items of work, tokens of prompt and answer. */
final class RequestShapes {
    private static final Shape<Tokenized> TOKENS =
            Shape.of("lengths", "lengths of prompt and answer", RequestShapes::tokens);

    private static final Shape<Behind> PREFIX =
            Shape.of(
                    "prefix", "prompts begin with a text that others share", RequestShapes::prefix);

    /** Laws that pairs can be drawn by. */
    private static final Kind<Sampler.Invertible> INVERTIBLE =
            WordKinds.by(
                    Laws.NUMBER,
                    (reading, at) -> {
                        Sampler law = Laws.NUMBER.read(reading, at);
                        if (law instanceof Sampler.Invertible invertible) {
                            return invertible;
                        }
                        if (law != null) {
                            reading.refuse(
                                    at,
                                    "a law that pairs can be drawn by: constant, uniform,"
                                            + " exponential, normal, logNormal, poisson or"
                                            + " empirical");
                        }
                        return null;
                    });

    private RequestShapes() {}

    private interface Tokenized {
        RequestShape of(Sampler work);
    }

    private interface Behind {
        RequestShape of(RequestShape own);
    }

    /** One item and one token each way when nothing is said; behind a shared text if one is. */
    static Function<Values, RequestShape> rows(RowList rows) {
        Row<Sampler> items =
                rows.of("items", Laws.NUMBER, "work of a request").or(Sampler.ONE, "1");
        Row<Tokenized> tokens = rows.of("tokens", TOKENS, "lengths of prompt and answer");
        tokens.optional("1 and 1");
        Row<Behind> prefix = rows.of("prefix", PREFIX, "a text that prompts begin with");
        prefix.optional("none");
        return is -> {
            Tokenized lengths = is.maybe(tokens);
            RequestShape own =
                    lengths != null
                            ? lengths.of(is.of(items))
                            : is.has(items)
                                    ? RequestShape.Drawn.work(is.of(items))
                                    : RequestShape.ONE;
            Behind shared = is.maybe(prefix);
            return shared == null ? own : shared.of(own);
        };
    }

    private static Function<Values, @Nullable Tokenized> tokens(RowList rows) {
        var prompt = rows.of("prompt", INVERTIBLE, "tokens of a prompt");
        var output = rows.of("output", INVERTIBLE, "tokens of an answer");
        var correlation = rows.number("rankCorrelation", -1, 1, "between the two").or(0.);
        return is -> {
            // Drawn once to see whether it can be.
            Tokenized lengths =
                    work ->
                            RequestShape.Drawn.tokens(
                                    is.of(prompt), is.of(output), is.of(correlation), work);
            lengths.of(Sampler.ONE);
            return lengths;
        };
    }

    private static Function<Values, @Nullable Behind> prefix(RowList rows) {
        int most = RequestShape.Prefixed.MOST_GROUPS;
        var groups = rows.count("groups", 1, most, "such texts, each as likely as another").or(1);
        var tokens = rows.count("tokens", 1, RequestShape.MOST_TOKENS, "the length of each");
        return is -> own -> new RequestShape.Prefixed(own, is.of(groups), is.of(tokens));
    }

    /** How many users requests are drawn from; 0: each request has its own. */
    static Row<Integer> users(RowList rows) {
        String what = "users that requests are drawn from; 0: each has its own";
        return rows.count("users", 0, Integer.MAX_VALUE, what).or(0);
    }
}
