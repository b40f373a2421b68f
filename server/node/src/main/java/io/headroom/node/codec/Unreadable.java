package io.headroom.node.codec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** What a text holds that the JSON parser gave up on, in our words: its own are for programmers. */
final class Unreadable {
    private Unreadable() {}

    /** What was found, with its place in the text. */
    static String in(JsonProcessingException failure) {
        String what =
                switch (failure) {
                    case StreamConstraintsException tooMuch ->
                            "a number that is too long or lists that are too deep";
                    case JsonEOFException early -> "the end of the text too early";
                    default -> "something else";
                };
        JsonLocation place = failure.getLocation();
        return place == null || place.getColumnNr() < 1
                ? what
                : what + " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
}
