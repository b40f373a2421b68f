package io.headroom.content.grammar;

import io.headroom.content.document.Located;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A field of an object.
 *
 * @param <T> what it is read as
 */
public final class Row<T> {
    private final String name;
    private final Kind<T> kind;
    private final String sentence;
    private boolean needed = true;
    private @Nullable T otherwise;
    private String shown = "";
    private final List<String> inPlans = new ArrayList<>();
    private boolean ofGames;

    Row(String name, Kind<T> kind, String sentence) {
        this.name = name;
        this.kind = kind;
        this.sentence = sentence;
        inPlans.add(name);
    }

    /** What is meant where the field is left out. */
    public Row<T> or(T value) {
        return or(
                value,
                switch (value) {
                    case Enum<?> constant -> ConstantNames.of(constant);
                    case Double number -> Unit.NUMBER.shown(number);
                    default -> String.valueOf(value);
                });
    }

    /** What is meant where the field is left out, and how that is told. */
    public Row<T> or(T value, String told) {
        otherwise = value;
        return optional(told);
    }

    /** May be left out; how that is told. */
    public Row<T> optional(String told) {
        needed = false;
        shown = told;
        return this;
    }

    /** What the plan that is made of it calls the number, without its unit. */
    public Row<T> inPlans(String... names) {
        inPlans.addAll(List.of(names));
        return this;
    }

    /** May be left out of a file, but not of one that a game plays. */
    public Row<T> ofGames() {
        ofGames = true;
        return optional(shown);
    }

    /** Whether a file that a game plays must have it. */
    public boolean isOfGames() {
        return ofGames;
    }

    /** The field's name. */
    public String name() {
        return name;
    }

    /** What may stand there. */
    public Kind<T> kind() {
        return kind;
    }

    /** What it is. */
    public String sentence() {
        return sentence;
    }

    /** Whether it must be there. */
    public boolean needed() {
        return needed;
    }

    /** What is meant where it is left out; null for nothing that has a value. */
    @Nullable T otherwise() {
        return otherwise;
    }

    /** The same, as tables tell it. */
    public String shown() {
        return shown;
    }

    /** What the field of an object says; null when it is not there, or refused, which is noted. */
    public @Nullable T in(Reading reading, Located object) {
        return object.has(name) ? kind.read(reading, object.at(name)) : otherwise;
    }

    /** What plans call the number, its own name first. */
    List<String> inPlans() {
        return inPlans;
    }

    /** What a file should say where nothing stands; an example says more than a kind. */
    public String expected() {
        boolean told = kind.expected().isEmpty() || sentence.contains("such as");
        return told ? sentence : kind.expected();
    }
}
