package io.headroom.node.session;

/** A game that this program cannot play or replay: it pins something that is not here. */
public final class UnplayableGame extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnplayableGame(String message) {
        super(message);
    }
}
