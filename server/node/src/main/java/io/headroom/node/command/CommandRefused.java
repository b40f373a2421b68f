package io.headroom.node.command;

/** Wrong use or wrong input; the message names it, for the person at the terminal. */
final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandRefused(String sentence) {
        super(sentence);
    }
}
