package io.headroom.content.document;

/**
 * Texts that people wrote, as a terminal may be shown them: what moves the cursor, rings, colours
 * or turns the direction of writing is told by its number.
 */
public final class Printable {
    private Printable() {}

    /** A text whose control characters are escaped, those that break lines too. */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .forEach(
                        each -> {
                            if (controls(each) || each == '\n' || each == '\t' || each == '\r') {
                                printable.append("\\u%04X".formatted(each));
                            } else {
                                printable.appendCodePoint(each);
                            }
                        });
        return printable.toString();
    }

    /** The first character of a text that controls a terminal; -1 when there is none. */
    static int control(String text) {
        return text.codePoints().filter(Printable::controls).findFirst().orElse(-1);
    }

    /** Ends of lines and tabs are what texts are made of; the others are not. */
    private static boolean controls(int character) {
        boolean embeds = character >= 0x202A && character <= 0x202E;
        boolean isolates = character >= 0x2066 && character <= 0x2069;
        boolean ends = character == '\n' || character == '\t' || character == '\r';
        return embeds || isolates || (Character.getType(character) == Character.CONTROL && !ends);
    }
}
