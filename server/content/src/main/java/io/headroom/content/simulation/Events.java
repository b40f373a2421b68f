package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.Intervention;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What is done to a running system, and when. */
final class Events {
    /** An event and its instant. */
    static final Shape<Timed> EVENT =
            Shape.of("event", "one thing that is done, and when", Events::event);

    /** Nanoseconds of a duration, or of a share of the run. */
    private static final Kind<Long> MOMENT = moment("moment", 0);

    private static final Kind<Long> LASTS = moment("part", 1);

    private Events() {}

    /** How long the run is, in nanoseconds, that shares are of. */
    record RunLength(long nanos) {}

    /** What is done, to what there is. */
    @FunctionalInterface
    interface Effect {
        /** The intervention; null when it cannot be done to that, which is noted. */
        @Nullable Intervention on(EventTargets targets);
    }

    /** What is done at an instant, and where that stands. */
    record Timed(long atNanos, Effect effect, Located place) {}

    /** A row for how long something lasts. */
    static Row<Long> lasts(RowList rows) {
        return rows.of("for", LASTS, "how long").inPlans("duration", "outage");
    }

    /** A row for a duration of an event. */
    static Row<Long> part(RowList rows, String name, String sentence) {
        return rows.of(name, LASTS, sentence);
    }

    private static Function<Values, @Nullable Timed> event(RowList rows) {
        var at = rows.of("at", MOMENT, "when; it comes before all else of its instant");
        Function<Values, @Nullable Effect> effect = effects(rows);
        return is -> {
            Effect done = effect.apply(is);
            return done == null ? null : new Timed(is.of(at), done, is.at());
        };
    }

    private static Function<Values, @Nullable Effect> effects(RowList rows) {
        List<Row<Effect>> kinds = new ArrayList<>();
        for (Shape<Effect> kind : EventKinds.ALL) {
            kinds.add(rows.of(kind.name(), kind, kind.sentence()));
        }
        rows.oneOf(kinds.toArray(Row[]::new));
        return is -> is.of(kinds.stream().filter(is::has).findFirst().orElseThrow());
    }

    /** A duration, or a share of the run. */
    private static Kind<Long> moment(String name, long leastNanos) {
        Kind<Long> span = Quantity.span(leastNanos);
        return WordKinds.by(
                name,
                "duration, or share of the run",
                Kind.when(
                        at -> Unit.share(at.text()) != null, WordKinds.SHARE.map(any -> 0L), span),
                (reading, at) -> {
                    BigDecimal share = Unit.share(at.text());
                    if (share == null) {
                        return span.read(reading, at);
                    }
                    if (share.compareTo(BigDecimal.ONE) > 0) {
                        reading.refuse(at, "a share of the run, at most all of it");
                        return null;
                    }
                    BigDecimal run = BigDecimal.valueOf(reading.kept(RunLength.class).nanos());
                    return share.multiply(run).setScale(0, RoundingMode.HALF_UP).longValueExact();
                });
    }
}
