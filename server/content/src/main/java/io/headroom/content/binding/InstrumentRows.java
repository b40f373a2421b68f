package io.headroom.content.binding;

import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.game.measure.Instruments;
import io.headroom.game.measure.Measure;
import io.headroom.game.measure.Measures;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures that a track-round is about, by their names in the catalogue. */
public final class InstrumentRows {
    /** What a file says of them. */
    public static final Shape<Instruments> SHAPE =
            Shape.of(
                    "measures",
                    "what the screens of a game show of a system",
                    InstrumentRows::declared);

    private InstrumentRows() {}

    private static Function<Values, @Nullable Instruments> declared(RowList rows) {
        Map<String, Measure> named = new LinkedHashMap<>();
        Measures.all().forEach(each -> named.put(each.name(), each));
        Kind<Measure> measure = WordKinds.oneOf(named);
        Instruments usual = Instruments.USUAL;
        var primary = rows.of("primary", measure, "the figure that the round is about");
        primary.or(usual.primary(), usual.primary().name());
        Kind<List<Measure>> lines = measure.list(Instruments.MOST_SERIES);
        var series = rows.of("series", lines, "what is drawn over the run");
        series.or(
                usual.series(),
                usual.series().stream().map(Measure::name).collect(Collectors.joining(", ")));
        return is ->
                Set.copyOf(is.of(series)).size() < is.of(series).size()
                        ? is.refuse(series, "each measure once")
                        : new Instruments(is.of(primary), is.of(series));
    }
}
