package io.headroom.game.decision;

/** How a node ends a connection: the number in the close frame, for clients that read no more. */
public enum CloseCode {
    /** The node stops or drains: come back, the game goes on elsewhere or soon. */
    COME_BACK(1012),
    /** A frame could not be read: not JSON, unknown type, a field missing or wrong. */
    BAD_FRAME(4400),
    /** The secret opens nothing here. */
    BAD_SECRET(4401),
    /** No game has this code. */
    NO_SUCH_GAME(4404),
    /** No hello came in time, or nothing for too long. */
    TIMED_OUT(4408),
    /** The same seat has connected anew elsewhere. */
    REPLACED(4409),
    /** The instructor took the seat out of the game; another token may take a new one. */
    SEAT_REMOVED(4410),
    /** The message is larger than 16 KiB, in one frame of any size or in several. */
    TOO_LARGE(4413),
    /** The client speaks another version of the protocol; a reload helps. */
    OTHER_PROTOCOL(4426),
    /** Too many frames in a short time. */
    TOO_FAST(4429);

    private final int number;

    CloseCode(int number) {
        this.number = number;
    }

    /** The code in the close frame. */
    public int number() {
        return number;
    }
}
