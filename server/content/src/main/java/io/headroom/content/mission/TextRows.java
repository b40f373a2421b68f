package io.headroom.content.mission;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Function;

/** What people read in a mission or a round, each text as long as its screen has room at most. */
final class TextRows {
    /** Characters of a title or a label. */
    static final int MOST = 120;

    /** Characters of a lock's explanation with its figures. */
    static final int MOST_EXPLAINED = 220;

    /** The texts of a mission or a round. */
    static final Shape<Located> TEXTS =
            Shape.of("texts", "what people read in a mission or a round", TextRows::texts);

    private static final int MOST_WRITTEN = 600;
    private static final int SENTENCE = 90;
    private static final int TWO_SENTENCES = 140;
    private static final int QUESTION = 160;
    private static final int FAULT = 200;
    private static final int SHORT = 40;
    private static final int STAR = 20;

    private static final Shape<Located> LOCK =
            Shape.of("lock", "the question of a round", TextRows::lock);

    private static final Shape<Located> TRACK =
            Shape.of("track", "what the teams of a track read", TextRows::track);

    private static final Shape<Located> KNOB = Shape.of("knob", "of a knob", TextRows::knob);

    private static final Shape<Located> BREAK = Shape.of("fault", "of a fault", TextRows::fault);

    private TextRows() {}

    private static Function<Values, @Nullable Located> texts(RowList rows) {
        text(rows, "title", MOST, "its title");
        text(
                        rows,
                        "riddle",
                        SENTENCE,
                        "what the law answers, as a question; the class reads it before its lock"
                                + " closes")
                .optional("of a round only");
        text(rows, "law", SENTENCE, "what the class finds out; shown with the lock's answer")
                .optional("of a round only");
        rows.of("lock", LOCK, "its question").optional("of a round only");
        rows.of("tracks", each(TRACK), "its tracks by name").optional("of a round only");
        return Values::at;
    }

    private static Function<Values, @Nullable Located> lock(RowList rows) {
        text(rows, "opening", TWO_SENTENCES, "what the question is about");
        text(rows, "question", QUESTION, "what is asked");
        rows.of("choices", each(WordKinds.text(MOST)), "the answers by name");
        rows.of(
                        "systems",
                        each(WordKinds.text(SHORT)),
                        "what each simulation is called when the answer is told, by its name")
                .optional("their names");
        text(
                rows,
                "explanation",
                MOST_WRITTEN,
                "with {NAME.MEASURE} or {NAME} for figures; %d characters at most with them"
                        .formatted(MOST_EXPLAINED));
        return Values::at;
    }

    private static Function<Values, @Nullable Located> track(RowList rows) {
        text(rows, "title", MOST, "its title");
        text(rows, "persona", TWO_SENTENCES, "whose system it is");
        text(rows, "crisis", TWO_SENTENCES, "what is wrong with it");
        text(rows, "objective", SENTENCE, "what makes a unit good");
        text(rows, "unitName", MOST, "what is served");
        text(rows, "costUnit", MOST, "what a unit costs");
        rows.of("knobs", each(KNOB), "its knobs by name");
        rows.of(
                        "starts",
                        each(WordKinds.text(SHORT)),
                        "what stands on the button of each start, by its name")
                .optional("none");
        rows.of("fault", BREAK, "what breaks").optional("of a track with a fault only");
        rows.of(
                        "never",
                        each(WordKinds.text(TWO_SENTENCES)),
                        "why what the author forbids cannot be, by rule")
                .optional("none");
        text(rows, "challenge", TWO_SENTENCES, "what its critic asks in a live run")
                .optional("of a track with a challenge only");
        text(rows, "goldStar", STAR, "what earns a star").optional("none");
        return Values::at;
    }

    private static Function<Values, @Nullable Located> knob(RowList rows) {
        text(rows, "label", MOST, "what it is called");
        text(rows, "plainWords", SENTENCE, "what it does");
        rows.of("choices", each(WordKinds.text(SHORT)), "what each choice is called, by name")
                .optional("of a knob of choices only");
        return Values::at;
    }

    private static Function<Values, @Nullable Located> fault(RowList rows) {
        text(rows, "label", SHORT, "what it is called");
        text(rows, "plainWords", FAULT, "what happens");
        return Values::at;
    }

    private static Row<String> text(RowList rows, String name, int most, String sentence) {
        return rows.of(name, WordKinds.text(most), sentence);
    }

    private static <T> Kind<Map<String, T>> each(Kind<T> kind) {
        return WordKinds.named("^[A-Za-z0-9][A-Za-z0-9.-]*$", kind, 0);
    }
}
