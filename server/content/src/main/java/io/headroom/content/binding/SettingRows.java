package io.headroom.content.binding;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.WordKinds;
import io.headroom.game.measure.Instruments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields of a file that say what moves it, and what a game adds. They are read as they are
 * written, before any name stands for anything.
 */
public record SettingRows(
        Row<List<Turnable>> knobs,
        Row<Map<String, Derived>> let,
        Row<Map<String, Drawn>> conditions,
        Row<Map<String, Derived>> never,
        Row<Map<String, Daily>> par,
        Row<Map<String, List<Located>>> overbuild,
        Row<Map<String, List<Located>>> frontierGrid,
        Row<Instruments> measures,
        Row<Map<String, Map<String, Daily>>> starts,
        Row<Map<String, Map<String, Long>>> archetypes,
        Row<List<Exemption>> exempt,
        Row<Asking> challenge) {
    private static final int MOST_RUNGS = 8;
    private static final Kind<Map<String, Daily>> VALUES = byKnob(Daily.VALUE);

    /** Of each knob a value, or several that are tried one after another. */
    private static final Kind<Map<String, List<Located>>> LADDER =
            byKnob(
                    Kind.when(
                            at -> at.node().isArray(),
                            WordKinds.SCALAR.list(MOST_RUNGS),
                            WordKinds.SCALAR.map(List::of)));

    /** The fields that are not there any more when a file has been bound. */
    static final Set<String> USED_UP = usedUp();

    /** What may stand wherever a value does. */
    public static final Kind<?> REFERENCE = Reference.ANYWHERE;

    private static final int MOST_STEPS = 1_000;

    /** Takes down the rows. */
    public SettingRows(RowList rows) {
        this(
                rows.of("knobs", written(Knobs.ALL), "what headroom frontier and a game may turn")
                        .optional("none")
                        .ofGames(),
                rows.of(
                                "let",
                                written(byKnob(Derived.DERIVED)),
                                "derived values, of names further up")
                        .optional("none"),
                rows.of(
                                "conditions",
                                written(byKnob(Drawn.CONDITION)),
                                "the fields, by their paths, that a condition of the day"
                                        + " multiplies: by ± 15 %, or by a range of its own")
                        .optional("none")
                        .ofGames(),
                rows.of("never", written(byKnob(Derived.EXPRESSION)), "what cannot be together")
                        .optional("nothing"),
                rows.of(
                                "par",
                                written(VALUES),
                                "what the file sets out with, for each knob: a value, or by the"
                                        + " day the nearest to what a curve says")
                        .optional("none")
                        .ofGames(),
                rows.of(
                                "overbuild",
                                written(LADDER),
                                "what meets the objective by money alone; values of a list are"
                                        + " tried in their order under the conditions of a game,"
                                        + " all lists a step at a time")
                        .optional("none")
                        .ofGames(),
                rows.of(
                                "frontierGrid",
                                written(byKnob(WordKinds.SCALAR.list())),
                                "for each knob the values of which all combinations are tried,"
                                        + " 200 at most")
                        .optional("none")
                        .ofGames(),
                rows.of("measures", written(InstrumentRows.SHAPE), "the figures that screens show")
                        .or(Instruments.USUAL, "p99 and the share of good ones"),
                rows.of(
                                "starts",
                                written(WordKinds.named(Template.NAME_FORM, VALUES, 0)),
                                "by name, other settings to set out from than par; a knob that is"
                                        + " not named stands at par")
                        .optional("none"),
                rows.of(
                                "archetypes",
                                written(
                                        WordKinds.named(
                                                "",
                                                byKnob(Quantity.whole(-MOST_STEPS, MOST_STEPS)),
                                                0)),
                                "steps by knob from the best known, in the order of the points"
                                        + " they earn")
                        .optional("none"),
                rows.of(
                                "exempt",
                                written(Exemption.ONE_OR_MORE),
                                "rules of balance that need not hold here, and why; one, or a list")
                        .optional("none"),
                rows.of(
                                "challenge",
                                written(Asking.SHAPE),
                                "what a critic asks of its teams in a live run")
                        .optional("none"));
    }

    /** Whoever reads the knobs wants them as they are written. */
    private static Set<String> usedUp() {
        RowList rows = new RowList();
        Row<?> knobs = new SettingRows(rows).knobs();
        return rows.all().stream()
                .filter(row -> row != knobs)
                .map(Row::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Kind<Map<String, T>> byKnob(Kind<T> each) {
        return WordKinds.named(Template.NAME_FORM, each, 0);
    }

    private static <T> Kind<T> written(Kind<T> kind) {
        return WordKinds.written(kind, kind::read);
    }
}
