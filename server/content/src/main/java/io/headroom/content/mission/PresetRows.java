package io.headroom.content.mission;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.game.Phase;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.scenario.Preset;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The rounds of a game and how long their phases last, in milliseconds of game time. */
final class PresetRows {
    /** All presets of a mission. */
    static final Shape<List<Preset>> PRESETS =
            Shape.of(
                    "presets",
                    "the rounds of a game and how long their phases last; 0 means until the"
                            + " instructor advances",
                    PresetRows::presets);

    private static final int MOST_ROUNDS = 20;
    private static final int MOST_MILLIS = 7_200_000;
    private static final int MOST_PACING_MILLIS = 60_000;
    private static final int LEAST_LIVE_MILLIS = 1_000;
    private static final int MOST_LIVE_MILLIS = 600_000;

    private static final Shape<Preset> PRESET =
            Shape.of("preset", "a choice of the host", PresetRows::preset);

    private static final Shape<List<AgendaStep>> ROUND =
            Shape.of("lengths", "a round and its phases", PresetRows::round);

    private PresetRows() {}

    private static Function<Values, @Nullable List<Preset>> presets(RowList rows) {
        var presets = rows.of("presets", PRESET.list(), "from which a host chooses");
        return is -> {
            Set<String> ids = new HashSet<>();
            return once(
                            is,
                            presets,
                            "id",
                            is.of(presets).stream().map(each -> ids.add(each.id())).toList(),
                            "an id that no other preset has")
                    ? is.of(presets)
                    : null;
        };
    }

    private static Function<Values, @Nullable Preset> preset(RowList rows) {
        Kind<String> word = WordKinds.form("^[a-z0-9][a-z0-9-]*$", "a word such as short");
        var id = rows.of("id", word, "what a host calls it");
        rows.of(
                        "title",
                        WordKinds.text(TextRows.MOST),
                        "not read: screens have their own words for a preset, but files that games"
                                + " keep may have one")
                .optional("none");
        var rounds = rows.of("rounds", ROUND.list(MOST_ROUNDS), "the rounds that it plays");
        var pacing =
                rows.count(
                                "pacingMillis",
                                0,
                                MOST_PACING_MILLIS,
                                "how long a team's next what-if waits after one began")
                        .or(Preset.USUAL_PACING_MILLIS);
        List<Row<Integer>> lengths = lengths(rows);
        rows.either(List.of(List.of(rounds), List.copyOf(lengths)));
        return is -> {
            if (!is.has(rounds)) {
                // One round, whichever is asked for.
                return new Preset(is.of(id), steps(is, 0, lengths), is.of(pacing));
            }
            Set<Integer> numbers = new HashSet<>();
            List<Boolean> news =
                    is.of(rounds).stream()
                            .map(steps -> numbers.add(steps.getFirst().round()))
                            .toList();
            return once(is, rounds, "round", news, "each round once")
                    ? new Preset(
                            is.of(id),
                            is.of(rounds).stream().flatMap(List::stream).toList(),
                            is.of(pacing))
                    : null;
        };
    }

    private static Function<Values, @Nullable List<AgendaStep>> round(RowList rows) {
        var number = rows.count("round", 1, Integer.MAX_VALUE, "its number in the mission");
        List<Row<Integer>> lengths = lengths(rows);
        var revote =
                rows.count(
                                "revoteMillis",
                                0,
                                MOST_MILLIS,
                                "length of the second vote, for which neighbours talk")
                        .optional("none");
        return is -> {
            List<AgendaStep> steps = steps(is, is.of(number), lengths);
            if (is.has(revote)) {
                steps.add(
                        AgendaStep.PHASES.indexOf(Phase.WORKBENCH),
                        new AgendaStep(is.of(number), Phase.REVOTE, is.of(revote)));
            }
            return steps;
        };
    }

    /** A row for each phase of a round. */
    private static List<Row<Integer>> lengths(RowList rows) {
        List<Row<Integer>> lengths = new ArrayList<>();
        for (Phase phase : AgendaStep.PHASES) {
            String name = phase.name().toLowerCase(Locale.ROOT);
            boolean live = phase == Phase.LIVE;
            lengths.add(
                    rows.count(
                            name + "Millis",
                            live ? LEAST_LIVE_MILLIS : 0,
                            live ? MOST_LIVE_MILLIS : MOST_MILLIS,
                            "length of the phase " + name));
        }
        return lengths;
    }

    private static List<AgendaStep> steps(Values is, int round, List<Row<Integer>> lengths) {
        List<AgendaStep> steps = new ArrayList<>();
        for (Phase phase : AgendaStep.PHASES) {
            int millis = is.of(lengths.get(steps.size()));
            steps.add(new AgendaStep(round, phase, millis));
        }
        return steps;
    }

    /** Refuses items of a list that say what one before them says. */
    private static boolean once(
            Values is, Row<?> list, String field, List<Boolean> news, String expected) {
        List<Located> items = is.at(list).items();
        for (int place = 0; place < items.size(); place++) {
            if (!news.get(place)) {
                is.reading().refuse(items.get(place).at(field), expected);
            }
        }
        return !news.contains(false);
    }
}
