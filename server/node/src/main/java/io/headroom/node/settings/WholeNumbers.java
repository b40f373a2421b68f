package io.headroom.node.settings;

import java.util.Optional;

/** Reads whole numbers. */
final class WholeNumbers {
    private WholeNumbers() {}

    /** A decimal number between two bounds, both inclusive; empty when it is not. */
    static Optional<Integer> within(String text, int least, int most) {
        if (!text.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number >= least && number <= most ? Optional.of(number) : Optional.empty();
    }
}
