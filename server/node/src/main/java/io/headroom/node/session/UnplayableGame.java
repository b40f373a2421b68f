package io.headroom.node.session;

/** A game that this program cannot play or replay: it pins something that is not here. */
public final class UnplayableGame extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int engineVersion;

    UnplayableGame(String message, int engineVersion) {
        super(message);
        this.engineVersion = engineVersion;
    }

    /** The engine version that the game needs. */
    public int engineVersion() {
        return engineVersion;
    }
}
