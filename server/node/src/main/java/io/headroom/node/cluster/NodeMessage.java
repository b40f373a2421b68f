package io.headroom.node.cluster;

import io.headroom.game.decision.Refusal;
import io.headroom.node.games.Games;
import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.Role;
import io.headroom.node.protocol.ServerMessage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What nodes say to each other about games. The <em>edge</em> is a node that has screens of a game,
 * the <em>owner</em> the one that writes it; both may be the same node. Delivery is best effort:
 * every request is repeated until it is answered, and what is sent unasked is soft state that comes
 * again.
 */
public sealed interface NodeMessage {
    /** The game that a message is about. */
    String game();

    /**
     * Edge to owner: may this screen be here? Answered by {@link Attached}, {@link Turned} or
     * {@link NotHere}.
     *
     * @param tokenHash of a seat's token; null for other roles
     * @param edge where the screen is
     * @param link the screen's number at its edge
     */
    record Attach(String game, Role role, @Nullable String tokenHash, String edge, long link)
            implements NodeMessage {}

    /** The screen may be here. */
    record Attached(String game, String code, @Nullable Integer seat) implements NodeMessage {}

    /** The screen may not be here. */
    record Turned(String game, Refusal why) implements NodeMessage {}

    /** The node that was asked does not own the game. */
    record NotHere(String game) implements NodeMessage {}

    /** Edge to owner: a command. Answered by {@link Answered} or {@link NotHere}. */
    record Asked(String game, Role role, @Nullable String tokenHash, ClientMessage.Ask ask)
            implements NodeMessage {}

    /**
     * The answer to a command; what it rests on is committed.
     *
     * @param seat the seat that the sender's token opens now
     */
    record Answered(String game, ServerMessage.Answer answer, @Nullable Integer seat)
            implements NodeMessage {}

    /** Edge to owner, unanswered: a slider moves. */
    record Hinted(String game, String tokenHash, int phase, String knob, long value)
            implements NodeMessage {}

    /**
     * Edge to owner, once a second and whenever it changes: what the edge's screens see. Answered
     * by {@link Noted} or {@link NotHere}.
     *
     * @param screens all of them
     */
    record Interest(String game, String edge, List<Seen> screens) implements NodeMessage {}

    /**
     * What a screen sees.
     *
     * @param link the screen's number at its edge, which no other there ever has
     */
    record Seen(String topic, long link) {}

    /** The interest is noted. */
    record Noted(String game) implements NodeMessage {}

    /** Any node to owner: what is this game's row? Answered by {@link Described} or NotHere. */
    record Describe(String game) implements NodeMessage {}

    /** A game's row. */
    record Described(String game, String mission, int round, String phase, int seats)
            implements NodeMessage {}

    /** A new owner to all: what is the last you saw of this game? Answered by {@link Saw}. */
    record WhatSaw(String game) implements NodeMessage {}

    /**
     * The last that an edge saw; zeros when it saw nothing.
     *
     * @param phase the number of the phase instance, to which the tick belongs
     */
    record Saw(String game, long epoch, int phase, int tick, long gameMillis)
            implements NodeMessage {
        /** Nothing was seen. */
        public static Saw nothing(String game) {
            return new Saw(game, 0, 0, 0, 0);
        }
    }

    /** A new owner to all: the game is here. */
    record OwnerIs(String game, long epoch, String node) implements NodeMessage {}

    /** A former owner to all: the game is nobody's any more; whoever can shall claim it. */
    record Orphaned(String game) implements NodeMessage {}

    /**
     * Owner to edge: what screens shall see.
     *
     * @param epoch of the owner; an edge drops lower ones
     * @param phase the number of the phase instance
     * @param tick of the live run; 0 outside of one
     */
    record Frames(String game, long epoch, int phase, int tick, long gameMillis, List<Frame> frames)
            implements NodeMessage {}

    /** One frame for all screens of a topic. */
    record Frame(String topic, Games.Kind kind, String text) {}

    /**
     * Owner to edge: the screens of a topic end.
     *
     * @param exceptLink at {@code exceptEdge}; that screen stays
     */
    record CloseTopic(
            String game,
            long epoch,
            String topic,
            @Nullable String exceptEdge,
            long exceptLink,
            Refusal why)
            implements NodeMessage {}
}
