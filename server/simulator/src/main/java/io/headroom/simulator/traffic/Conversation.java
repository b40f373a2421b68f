package io.headroom.simulator.traffic;

/** What a client and a model have said to each other so far. */
final class Conversation {
    private int group = RequestShape.NO_GROUP;
    private int tokens;
    private long turnsLeft;

    /** Nothing was said. */
    Conversation() {}

    /** It begins anew, with so many turns. */
    void begin(long turns) {
        tokens = 0;
        turnsLeft = turns;
    }

    /** A turn was sent; the conversation holds so many tokens with its answer. */
    void goesOn(int ofGroup, int tokensInAll) {
        group = ofGroup;
        tokens = tokensInAll;
        turnsLeft--;
    }

    /** Whether another one is to begin, because all turns are over or it is too long. */
    boolean isOver(int mostTokens) {
        return turnsLeft <= 0 || tokens > mostTokens;
    }

    /** Whose tokens it began with. */
    int group() {
        return group;
    }

    /** Prompts and answers so far. */
    int tokens() {
        return tokens;
    }
}
