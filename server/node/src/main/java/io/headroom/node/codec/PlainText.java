package io.headroom.node.codec;

/**
 * Text from outside that is a name, an id or a code: it holds no control characters and no half of
 * a surrogate pair. The database refuses some of them, terminals and logs obey others.
 */
public final class PlainText {
    /** What stands in a text that is not plain. */
    public static final String FOUND = "control characters";

    /** What a refusal says that it should be. */
    public static final String EXPECTED = "text without control characters";

    private PlainText() {}

    /** Whether a text is plain. */
    public static boolean is(String text) {
        return text.codePoints().allMatch(PlainText::isPlain);
    }

    /** A text as a message may repeat it. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .map(sign -> isPlain(sign) ? sign : '\uFFFD')
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
