package io.headroom.node.web;

/**
 * How much one node takes from the outside. Whatever exceeds one of these is refused with a code of
 * {@link RefusalCode}; nothing waits without a bound.
 *
 * @param helloMillis a new connection says hello within this, or is closed
 * @param idleMillis a connection that says nothing for this long is closed; clients ping every 5 s
 * @param maxMessageBytes the largest message of a client, in one frame or in several; a connection
 *     holds twice as much at most, of a message begun and of its next frame, and one read
 * @param maxSockets connections of this node at one time; more are refused with 503
 * @param outboxMessages messages that wait for one slow screen; one more closes its connection
 * @param askBurst commands and hints that one connection may send at once
 * @param asksPerSecond commands and hints of one connection in the long run; hints above it are
 *     dropped, commands refused
 * @param frameBurst frames of any kind that one connection may send at once
 * @param framesPerSecond frames of one connection in the long run; more close it
 * @param connections how many connections there may be, and how long they may take for a request
 * @param guesses how fast secrets can be guessed
 */
public record WebLimits(
        int helloMillis,
        int idleMillis,
        int maxMessageBytes,
        int maxSockets,
        int outboxMessages,
        int askBurst,
        int asksPerSecond,
        int frameBurst,
        int framesPerSecond,
        ConnectionLimits connections,
        GuessLimits guesses) {

    /** The limits of a server in a lecture hall. */
    public static WebLimits standard() {
        return new WebLimits(
                5_000,
                30_000,
                16 * 1024,
                4_000,
                64,
                20,
                10,
                100,
                50,
                ConnectionLimits.standard(),
                GuessLimits.standard());
    }
}
