package io.headroom.game.rules;

import io.headroom.game.id.SeatId;
import io.headroom.game.id.TextKey;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;

/** What a student may be called. */
final class PlayerNames {
    /** Most characters (code points) of a name. */
    static final int MOST_CHARACTERS = 24;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private PlayerNames() {}

    /** Under which a seat's name is kept beside the log. */
    static TextKey key(SeatId seat) {
        return new TextKey("seat-" + seat.value() + "-name");
    }

    /**
     * The name as it is kept: composed (NFC), without space at its ends, runs of space as one.
     *
     * @return null when the name is empty, too long, or holds what cannot be shown
     */
    static @Nullable String normalised(String typed) {
        return normalised(typed, MOST_CHARACTERS);
    }

    /** The same of another text on one line, with its own limit. */
    static @Nullable String normalised(String typed, int mostCharacters) {
        String name =
                Normalizer.normalize(typed, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Zs}]+", " ")
                        .strip();
        boolean fits = !name.isEmpty() && name.codePointCount(0, name.length()) <= mostCharacters;
        return fits && name.codePoints().allMatch(PlayerNames::canBeShown) ? name : null;
    }

    /** Not shown: controls, marks that turn the text around, lone surrogates, private use. */
    private static boolean canBeShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            // Joiners are part of emoji and of some scripts; other format marks are not of names.
            case Character.FORMAT ->
                    character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
            default -> true;
        };
    }
}
