package io.headroom.content.mission;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What stands in the files of a mission beside its systems. */
public final class MissionRows {
    /** A word that files call something by. */
    static final String NAME = "^[A-Za-z][A-Za-z0-9]*$";

    /** The files that name each other, from the index down. */
    static final Shape<List<Located>> INDEX = Shape.of("index", "all missions", MissionRows::index);

    /** A mission's file. */
    static final Shape<Mission> MISSION =
            Shape.of("mission", "the content of one game", MissionRows::mission);

    /** A round's file. */
    static final Shape<Round> ROUND =
            Shape.of("round", "one round of a mission", MissionRows::round);

    private static final int MOST_ROUND = 9;
    private static final int MOST_TRACKS = 4;
    private static final int MOST_SIMULATIONS = 16;
    private static final int LEAST_CHOICES = 2;
    private static final int MOST_CHOICES = 6;

    private static final Kind<Located> FILE =
            WordKinds.placed(
                    WordKinds.form(
                            "^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*\\.(yaml|csv)$",
                            "a file, named from the root of the content"));

    private static final Kind<Located> LIKE =
            WordKinds.placed(Shape.of("like", "a system like another", MissionRows::like));

    private static final Kind<Located> SYSTEM =
            Kind.when(at -> at.has("like"), LIKE, WordKinds.ANYTHING);

    private static final Shape<Choice> CHOICE =
            Shape.of("choice", "what may be answered", MissionRows::choice);

    private static final Shape<Lock> LOCK =
            Shape.of("lock", "the question of a round, answered by simulation", MissionRows::lock);

    private MissionRows() {}

    /** A mission with the names of its files. */
    record Mission(String id, Located presets, List<Located> rounds) {}

    /**
     * A round with the names of its tracks' files.
     *
     * @param challengeAt as a share of the live run; null where only the instructor offers it
     */
    record Round(int number, Lock lock, List<Located> tracks, @Nullable Double challengeAt) {}

    /**
     * A lock as it is written.
     *
     * @param simulations systems by name, in the order of the file
     * @param let expressions by name, in the order of the file
     * @param at where it stands
     */
    record Lock(
            Map<String, Located> simulations,
            Map<String, Located> let,
            List<Choice> choices,
            boolean ordered,
            Located at) {}

    /** A choice and the condition under which it is right. */
    record Choice(String id, Located when) {}

    /** What stands in each kind of file, by the name of its schema. */
    public static Map<String, Shape<?>> files() {
        return Map.of(
                "index", INDEX,
                "mission", MISSION,
                "round", ROUND,
                "presets", PresetRows.PRESETS,
                "texts", TextRows.TEXTS);
    }

    private static Function<Values, @Nullable List<Located>> index(RowList rows) {
        var missions = rows.of("missions", FILE.list(), "the files of all missions");
        return is -> is.of(missions);
    }

    private static Function<Values, @Nullable Mission> mission(RowList rows) {
        Kind<String> word = WordKinds.form("^[a-z][a-z0-9-]*$", "a word such as model-serving");
        var id = rows.of("id", word, "what games and settings call it");
        var presets = rows.of("presets", FILE, "the file of its presets");
        var rounds = rows.of("rounds", FILE.list(), "the files of its rounds");
        return is -> new Mission(is.of(id), is.of(presets), is.of(rounds));
    }

    private static Function<Values, @Nullable Round> round(RowList rows) {
        var number = rows.count("number", 1, MOST_ROUND, "which round of the mission it is");
        var lock = rows.of("lock", LOCK, "its question and how the answer is computed");
        var tracks = rows.of("tracks", FILE.list(MOST_TRACKS), "the files of its tracks");
        var challengeAt =
                rows.of(
                        "challengeAt",
                        WordKinds.SHARE,
                        "when the challenge comes by itself, where the run has room for it; the"
                                + " instructor may offer it before");
        challengeAt.optional("only when the instructor offers it");
        return is -> {
            String said = is.maybe(challengeAt);
            BigDecimal share = said == null ? null : Unit.share(said);
            return new Round(
                    is.of(number),
                    is.of(lock),
                    is.of(tracks),
                    share == null ? null : (Double) share.doubleValue());
        };
    }

    private static Function<Values, @Nullable Lock> lock(RowList rows) {
        Kind<Map<String, Located>> systems = WordKinds.named(NAME, SYSTEM, 1, MOST_SIMULATIONS);
        var simulations =
                rows.of(
                        "simulations",
                        systems,
                        "systems as in a simulation's file, or { like: NAME, set: { PATH: VALUE }"
                                + " }");
        var let =
                rows.of(
                        "let",
                        WordKinds.named(NAME, WordKinds.SCALAR, 0),
                        "figures made of what was measured, such as batched.meanTimeInSystem /"
                                + " alone.meanTimeInSystem");
        let.or(Map.of(), "none");
        Kind<List<Choice>> several = CHOICE.list(LEAST_CHOICES, MOST_CHOICES);
        var choices = rows.of("choices", several, "conditions of which exactly one must hold");
        var ordered =
                rows.flag("ordered", "whether the choice next to the right one is nearly right");
        return is ->
                new Lock(is.of(simulations), is.of(let), is.of(choices), is.of(ordered), is.at());
    }

    private static Function<Values, @Nullable Located> like(RowList rows) {
        rows.of("like", WordKinds.form(NAME, "a name further up"), "one further up");
        Kind<Map<String, Located>> paths = WordKinds.named("", WordKinds.ANYTHING, 0);
        rows.of("set", paths, "values by path, as --set names it");
        return Values::at;
    }

    private static Function<Values, @Nullable Choice> choice(RowList rows) {
        var id = rows.of("id", WordKinds.form(NAME, "a word of letters and digits"), "its name");
        var when = rows.of("when", WordKinds.placed(WordKinds.TEXT), "when it is right");
        return is -> new Choice(is.of(id), is.of(when));
    }
}
