package io.headroom.node.web;

/**
 * How fast secrets can be guessed. A host key and a seat's token have 128 bits and more, which no
 * rate brings within reach; a join code has 30. At 300 a second, one address needs 41 days for all
 * codes, and has found a given one with a chance of 1 in 500 after two hours.
 *
 * @param wrongBurst wrong codes and keys from one address at once that are told what they are: a
 *     hall behind one address may mistype
 * @param wrongPerSecond the same in the long run; more are told to wait
 * @param codesPerSecond codes from one address that are looked up, a second's worth of them at
 *     once; more wait for their turn. Right ones do not count
 * @param codesPerSecondInAll the same for the whole node, whatever addresses they come from
 * @param waitingPerAddress codes of one address that wait; more are told to come again. One waits
 *     for each connection, so only a proxy's clients can reach it
 */
public record GuessLimits(
        int wrongBurst,
        int wrongPerSecond,
        int codesPerSecond,
        int codesPerSecondInAll,
        int waitingPerAddress) {

    /** The limits of a server in a lecture hall. */
    public static GuessLimits standard() {
        return new GuessLimits(60, 2, 300, 1_000, 3_000);
    }
}
