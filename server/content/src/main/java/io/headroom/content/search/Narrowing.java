package io.headroom.content.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.List;

/**
 * What is asked of a file before it is searched.
 *
 * @param sets {@code path=value} or {@code knob=value} each; a knob of these is not searched
 * @param conditions {@code name=factor} each
 */
public record Narrowing(List<String> sets, List<String> conditions) {
    /** The file as it is. */
    public static final Narrowing NONE = new Narrowing(List.of(), List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keeps its own copies. */
    public Narrowing {
        sets = List.copyOf(sets);
        conditions = List.copyOf(conditions);
    }

    /** What {@link #text()} wrote. */
    public static Narrowing of(String text) {
        try {
            return JSON.readValue(text, Narrowing.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no text of what is asked: " + text, e);
        }
    }

    /** It in one line, from which it can be read again. */
    public String text() {
        return JSON.valueToTree(this).toString();
    }

    /** What a space's fingerprint says of it: nothing where the file is searched as it is. */
    String mark() {
        return equals(NONE) ? "" : " " + text();
    }

    /** The part before the equals sign. */
    static String name(String text) {
        int equals = text.indexOf('=');
        return (equals < 0 ? text : text.substring(0, equals)).strip();
    }

    /** The part after the equals sign; empty when there is none. */
    static String value(String text) {
        int equals = text.indexOf('=');
        return equals < 0 ? "" : text.substring(equals + 1).strip();
    }
}
