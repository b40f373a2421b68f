package io.headroom.node.bots;

/** The bots cannot play; the message is for whoever started them. */
public final class PlayFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure with its sentence. */
    public PlayFailed(String sentence) {
        super(sentence);
    }
}
