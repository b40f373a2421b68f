package io.headroom.content.simulation;

import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.Quality;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** What makes a request good: limits of time, all of which must hold, and quality. */
final class Objectives {
    /** All of it. */
    static final Shape<Objective> SLO =
            Shape.of("slo", "what makes a request good; all of it must hold", Objectives::slo);

    private static final long ANY = Objective.Paces.ANY;

    private Objectives() {}

    private static Function<Values, @Nullable Objective> slo(RowList rows) {
        var deadline = rows.duration("deadline", "ending exactly at it is in time");
        deadline.or(Limits.DURATION_NANOS, "none");
        String which =
                "the instant that the deadline is about, and that response times are told of";
        var of = rows.of("of", WordKinds.constants(Objective.Deadline.COMPLETION), which);
        of.optional("completion, or first response where that alone is limited");
        String from =
                "from when on limits of time count; set: the common instant of a set of frames";
        var since = rows.choice("since", Objective.Since.ARRIVAL, from);
        Paced paced = new Paced(rows);
        String losing = "how often it may lose its place in a server, at most";
        var preemptions = rows.count("preemptions", 0, Objective.ANY_NUMBER, losing);
        preemptions.or(Objective.ANY_NUMBER, "any");
        Function<Values, Quality> quality = quality(rows);
        var unit = rows.text("unit", "what cost is counted by").or("request");
        int most = (int) Limits.SECOND_NANOS;
        var weight = rows.count("requestWeight", 1, most, "of each request").or(1);
        var perUnit = rows.count("weightPerUnit", 1, most, "of each unit").or(1);
        return is ->
                new Objective(
                        is.of(unit),
                        is.or(of, paced.decisive(is, is.has(deadline))),
                        is.of(deadline),
                        paced.of(is),
                        quality.apply(is),
                        is.of(weight),
                        is.of(perUnit),
                        is.of(since),
                        is.of(preemptions));
    }

    /** Limits beside the deadline. */
    private record Paced(Row<Long> firstResponse, Row<Long> perOutputToken, Row<Long> completion) {
        Paced(RowList rows) {
            this(
                    rows.duration("firstResponse", "to the first token, at most").or(ANY, "any"),
                    rows.duration(
                                    "perOutputToken",
                                    "for each token after the first, at most; answers of one"
                                            + " token have none")
                            .or(ANY, "any"),
                    rows.duration("completion", "to the end, at most").or(ANY, "any"));
        }

        Objective.Paces of(Values is) {
            return new Objective.Paces(
                    is.of(firstResponse), is.of(perOutputToken), is.of(completion));
        }

        /** The last instant that must be known to tell whether a request is good. */
        Objective.Deadline decisive(Values is, boolean ends) {
            boolean atTheEnd = ends || is.has(perOutputToken) || is.has(completion);
            return is.has(firstResponse) && !atTheEnd
                    ? Objective.Deadline.FIRST_RESPONSE
                    : Objective.Deadline.COMPLETION;
        }
    }

    private static Function<Values, Quality> quality(RowList rows) {
        String what = "of what comes out; where items are left out, times the share worked on";
        var delivered = rows.number("quality", 0, 1, what).or(1.);
        var floor = rows.number("qualityFloor", 0, 1, "below it nothing is good").or(0.);
        var missed = rows.number("missed", 0, 1, "share of those in time that are misses").or(0.);
        String perCut = "added to it for each request, times the share of its items left out";
        var more = rows.number("missedPerCut", 0, 1, perCut).or(0.);
        return is -> new Quality(is.of(delivered), is.of(floor), is.of(missed), is.of(more));
    }
}
