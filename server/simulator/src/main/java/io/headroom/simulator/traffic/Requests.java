package io.headroom.simulator.traffic;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.chance.Words;

/** What the requests of one flow ask for and whose they are, by number of the request. */
final class Requests {
    private static final int NO_CONVERSATION = -1;

    private final RequestShape shape;
    private final Streams.Stream shapeWords;
    private final Streams.Stream userWords;
    private final int users;

    /** Tokens that prompts of one group begin with; 0 without groups. */
    private final int groupTokens;

    private final boolean fixed;

    /** Requests of {@code users} users, each as likely as another; 0: of a new one each time. */
    Requests(RequestShape shape, int users, Streams streams, int flow) {
        this.shape = shape;
        this.users = users;
        groupTokens = shape instanceof RequestShape.Prefixed prefixed ? prefixed.tokens() : 0;
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
        source.meet(number);
        if (groupTokens > 0) {
            sendPrefixed(source, nowNanos, word, user);
            return;
        }
        source.send(
                nowNanos,
                source.promptTokens(shape.promptTokens(word)),
                source.outputTokens(shape.outputTokens(word)),
                source.workPermille(shape.workPermille(word)),
                user);
    }

    private void sendPrefixed(ArrivalProcess source, long nowNanos, long word, int user) {
        Prefix prefix = new Prefix(group(word), groupTokens, NO_CONVERSATION);
        int own = source.promptTokens(shape.promptTokens(word) - groupTokens);
        source.send(
                nowNanos,
                (int) Math.min(RequestShape.MOST_TOKENS, (long) groupTokens + own),
                source.outputTokens(shape.outputTokens(word)),
                source.workPermille(shape.workPermille(word)),
                user,
                prefix);
    }

    /**
     * Sends request {@code number} of the flow as a turn of a conversation, whose group is that of
     * its first turn.
     */
    void sendTurn(
            ArrivalProcess source, long nowNanos, long number, int user, Conversation before) {
        long word = fixed ? 0 : shapeWords.word(number);
        source.meet(number);
        boolean first = before.tokens() == 0;
        int group = first ? group(word) : before.group();
        int own = source.promptTokens(shape.promptTokens(word) - groupTokens);
        long said = first ? groupTokens : before.tokens();
        int prompt = (int) Math.min(RequestShape.MOST_TOKENS, said + own);
        int output = source.outputTokens(shape.outputTokens(word));
        source.send(
                nowNanos,
                prompt,
                output,
                source.workPermille(shape.workPermille(word)),
                user,
                new Prefix(group, groupTokens, before.tokens()));
        before.goesOn(group, (int) Math.min(RequestShape.MOST_TOKENS, (long) prompt + output));
    }

    private int group(long word) {
        return shape instanceof RequestShape.Prefixed prefixed
                ? prefixed.group(word)
                : RequestShape.NO_GROUP;
    }

    private int user(long number) {
        if (users == 0) {
            return (int) (number & Integer.MAX_VALUE);
        }
        return users == 1 ? 0 : (int) Words.below(userWords.word(number), users);
    }
}
