package io.headroom.game.decision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why something that was asked was not carried out. It changed nothing. Each screen has a sentence
 * for the code, in its language, around the arguments.
 *
 * @param code stable, for programs
 * @param arguments a value for each argument of the code, by its name: a number or a text
 */
public record Refusal(RefusalCode code, Map<String, Object> arguments) {
    /**
     * Keeps its own copy.
     *
     * @throws IllegalArgumentException when the arguments are not those of the code: a bug
     */
    public Refusal {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        for (RefusalCode.Argument argument : code.arguments()) {
            if (!argument.fits(arguments.get(argument.wireName()))) {
                throw new IllegalArgumentException(code + " with " + arguments);
            }
        }
        if (arguments.size() != code.arguments().size()) {
            throw new IllegalArgumentException(code + " with " + arguments);
        }
    }

    /** A refusal with a value for each argument of the code, in their order. */
    public static Refusal of(RefusalCode code, Object... values) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(values.length, code.arguments().size()); i++) {
            arguments.put(code.arguments().get(i).wireName(), values[i]);
        }
        if (values.length != code.arguments().size()) {
            throw new IllegalArgumentException(code + " with " + values.length + " values");
        }
        return new Refusal(code, arguments);
    }

    /** For logs and command lines: the code, and the arguments if it has some. */
    @Override
    public String toString() {
        return code.wireName() + (arguments.isEmpty() ? "" : " " + arguments);
    }
}
