package io.headroom.simulator.traffic;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.chance.Words;

/** What the requests of one flow ask for and whose they are, by number of the request. */
final class Requests {
    private final RequestShape shape;
    private final Streams.Stream shapeWords;
    private final Streams.Stream userWords;
    private final int users;
    private final boolean fixed;

    /** Requests of {@code users} users, each as likely as another; 0: of a new one each time. */
    Requests(RequestShape shape, int users, Streams streams, int flow) {
        this.shape = shape;
        this.users = users;
        fixed = shape instanceof RequestShape.Fixed;
        shapeWords = streams.of(Purpose.REQUEST_SHAPE, flow);
        userWords = streams.of(Purpose.USER, flow);
    }

    /** Sends request {@code number} of the flow through {@code source}, for a user it draws. */
    void send(ArrivalProcess source, long nowNanos, long number) {
        send(source, nowNanos, number, user(number));
    }

    /** Sends request {@code number} of the flow through {@code source}. */
    void send(ArrivalProcess source, long nowNanos, long number, int user) {
        long word = fixed ? 0 : shapeWords.word(number);
        source.send(
                nowNanos,
                shape.promptTokens(word),
                shape.outputTokens(word),
                shape.workPermille(word),
                user);
    }

    private int user(long number) {
        if (users == 0) {
            return (int) (number & Integer.MAX_VALUE);
        }
        return users == 1 ? 0 : (int) Words.below(userWords.word(number), users);
    }
}
