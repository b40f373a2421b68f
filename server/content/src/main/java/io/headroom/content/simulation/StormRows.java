package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Reading;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * How a file publishes its weather: events as everywhere, of which each number may be a range,
 * drawn and then read as any event is.
 */
final class StormRows {
    /** What a file says. */
    static final Shape<Drawn> WEATHER =
            Shape.of("weather", "what comes by itself in every scored run", StormRows::weather);

    private static final int MOST_EVENTS = 16;

    /** How a share may be written here: 30 %, 1/3 or 0.3. */
    private static final Kind<Located> ONE_SHARE =
            Kind.when(
                    at -> at.node().isNumber(),
                    WordKinds.unread(Quantity.of(Unit.NUMBER, 0, 2)),
                    WordKinds.unread(WordKinds.SHARE));

    private static final Kind<Located> SHARES =
            WordKinds.by(
                    "shares",
                    "share of the run, or a range of them, such as [30 %, 45 %]",
                    Kind.when(
                            at -> at.node().isArray(),
                            WordKinds.unread(ONE_SHARE.list(2)),
                            ONE_SHARE),
                    (reading, at) -> at);

    private static final Kind<?> FIELDS =
            WordKinds.by(
                    "ranged",
                    "the fields of the event, each number also as a range [least, most]",
                    WordKinds.named("^[a-z]", WordKinds.ANYTHING, 1),
                    (reading, at) -> at);

    /** Only told: what is drawn of it is read as an event. */
    private static final Shape<Located> PUBLISHED =
            Shape.of("spell", "an event, its numbers as ranges", StormRows::published);

    private StormRows() {}

    /** What is drawn, to what there is. */
    record Drawn(Spell burst, @Nullable Spell fault) {}

    /** Events, not yet of any system. */
    record Spell(List<Events.Timed> events, double from, double until, double factor) {
        Storm.Spell on(EventTargets targets) {
            return new Storm.Spell(ExperimentFile.timetable(events, targets), from, until, factor);
        }
    }

    private static Function<Values, @Nullable Drawn> weather(RowList rows) {
        var burst = rows.of("burst", list("burst"), "what there is more of, in the same draw");
        var fault = rows.of("fault", list("fault"), "what breaks, in the same draw");
        fault.optional("nothing");
        return is -> new Drawn(is.of(burst), is.maybe(fault));
    }

    private static Kind<Spell> list(String name) {
        return WordKinds.by(
                "",
                "",
                Kind.later(() -> PUBLISHED.list(MOST_EVENTS)),
                (reading, at) -> read(reading, at, name));
    }

    private static Function<Values, @Nullable Located> published(RowList rows) {
        Row<Located> at = rows.of("at", SHARES, "when");
        Row<Located> into = rows.of("into", SHARES, "or, of a fault, this share of the burst");
        rows.oneOf(at, into);
        List<Row<?>> kinds =
                EventKinds.ALL.stream()
                        .<Row<?>>map(kind -> rows.of(kind.name(), FIELDS, kind.sentence()))
                        .toList();
        rows.oneOf(kinds.toArray(Row[]::new));
        return Values::at;
    }

    /** Draws the events of a list and reads them; null when something is refused. */
    private static @Nullable Spell read(Reading reading, Located at, String name) {
        if (!at.node().isArray() || at.node().isEmpty() || at.node().size() > MOST_EVENTS) {
            reading.refuse(at, "a list of events, " + MOST_EVENTS + " at most");
            return null;
        }
        int before = reading.problems().size();
        StormDraw draw = new StormDraw(reading, name);
        JsonNode drawn = draw.events(at);
        List<Events.Timed> events =
                reading.problems().size() > before
                        ? null
                        : Events.EVENT
                                .list()
                                .read(
                                        reading,
                                        new Located(at.file(), drawn, at.pointer(), at.places()));
        return events == null ? null : draw.spell(events);
    }
}
