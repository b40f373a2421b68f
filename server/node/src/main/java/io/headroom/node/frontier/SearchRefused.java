package io.headroom.node.frontier;

/** A search that cannot be done as asked; the message says where, what and what was expected. */
public final class SearchRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SearchRefused(String message) {
        super(message);
    }
}
