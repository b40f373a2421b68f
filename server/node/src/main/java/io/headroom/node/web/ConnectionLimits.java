package io.headroom.node.web;

/**
 * How many connections a node holds, and how long they may be without a whole request. All phones
 * of a hall may come from one address, each with a socket and up to six connections for the page.
 *
 * @param most connections at one time, sockets among them; one more is closed unheard
 * @param mostPerAddress the same for one address; not for a trusted proxy's
 * @param requestMillis a new connection's first request, and every request's body, is complete
 *     within this, however slowly its bytes come
 * @param restMillis the next request on a kept connection is there within this after the answer
 */
public record ConnectionLimits(int most, int mostPerAddress, int requestMillis, int restMillis) {

    /** The limits of a server in a lecture hall. */
    public static ConnectionLimits standard() {
        return new ConnectionLimits(8_000, 3_000, 10_000, 30_000);
    }
}
