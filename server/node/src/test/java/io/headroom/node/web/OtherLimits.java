package io.headroom.node.web;

/** The limits of a lecture hall, but for some that a test reaches sooner. */
final class OtherLimits {
    private OtherLimits() {}

    static WebLimits times(int helloMillis, int idleMillis) {
        return with(helloMillis, idleMillis, ConnectionLimits.standard(), GuessLimits.standard());
    }

    static WebLimits of(ConnectionLimits connections) {
        return of(connections, GuessLimits.standard());
    }

    static WebLimits of(GuessLimits guesses) {
        return of(ConnectionLimits.standard(), guesses);
    }

    private static WebLimits of(ConnectionLimits connections, GuessLimits guesses) {
        WebLimits hall = WebLimits.standard();
        return with(hall.helloMillis(), hall.idleMillis(), connections, guesses);
    }

    private static WebLimits with(
            int helloMillis, int idleMillis, ConnectionLimits connections, GuessLimits guesses) {
        WebLimits hall = WebLimits.standard();
        return new WebLimits(
                helloMillis,
                idleMillis,
                hall.maxMessageBytes(),
                hall.maxSockets(),
                hall.outboxMessages(),
                hall.askBurst(),
                hall.asksPerSecond(),
                hall.frameBurst(),
                hall.framesPerSecond(),
                connections,
                guesses);
    }
}
