package io.headroom.node.codec;

/** A frame that cannot be read. It changed nothing. */
public final class BadFrame extends Exception {
    private static final long serialVersionUID = 1L;

    private final String where;
    private final String found;
    private final String expected;

    /**
     * Names what is wrong.
     *
     * @param where the property, as a path such as {@code ask.body.kind}; {@code frame} for the
     *     whole
     * @param found what stands there, shortened
     * @param expected what should stand there
     */
    public BadFrame(String where, String found, String expected) {
        super(where + ": found " + found + ", expected " + expected, null, false, false);
        this.where = where;
        this.found = found;
        this.expected = expected;
    }

    /** The property. */
    public String where() {
        return where;
    }

    /** What stands there. */
    public String found() {
        return found;
    }

    /** What should stand there. */
    public String expected() {
        return expected;
    }
}
