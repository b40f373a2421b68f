package io.headroom.content.search;

/** A search that cannot be done as asked; the message says where, what and what was expected. */
public final class SearchRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal. */
    public SearchRefused(String message) {
        super(message);
    }
}
