package io.headroom.node.edge;

import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.store.NodeId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One game as a node with screens of it sees it: its screens, where its owner was last known to be,
 * and the last that came from there. Lives on the edge's event loop.
 */
final class GameAtEdge {
    private static final long UNHEARD_NANOS = TimeUnit.SECONDS.toNanos(8);

    private final String game;
    private final String code;
    private final Map<Long, AttachedScreen> links = new HashMap<>();
    private NodeId owner;
    private long epoch;
    private int phase;
    private int tick;
    private long gameMillis;
    private long unheardSinceNanos = System.nanoTime();
    private boolean asking;
    private boolean askAgain;

    GameAtEdge(String game, String code, NodeId owner) {
        this.game = game;
        this.code = code;
        this.owner = owner;
    }

    /** The game, as messages name it. */
    String game() {
        return game;
    }

    /** What students type to join it. */
    String code() {
        return code;
    }

    /** Where the owner was last known to be. */
    NodeId owner() {
        return owner;
    }

    /** Learns of the owner from the directory, which may be behind. */
    void directoryNames(NodeId node) {
        owner = node;
    }

    /** Learns of the owner from itself. */
    void ownerIs(NodeMessage.OwnerIs news) {
        if (news.epoch() >= epoch) {
            owner = new NodeId(news.node());
            epoch = news.epoch();
        }
    }

    /** Adds a screen. */
    void add(AttachedScreen link) {
        links.put(link.number(), link);
    }

    /** Takes a screen out. */
    void remove(AttachedScreen link) {
        links.remove(link.number());
    }

    /** Whether nobody looks. */
    boolean idle() {
        return links.isEmpty();
    }

    /** What the screens see. */
    List<NodeMessage.Seen> seen() {
        return links.values().stream()
                .map(link -> new NodeMessage.Seen(link.topic(), link.number()))
                .toList();
    }

    /** Hands frames to the screens, unless a former owner sent them. */
    void deliver(NodeMessage.Frames frames) {
        if (frames.epoch() < epoch) {
            return;
        }
        epoch = frames.epoch();
        phase = frames.phase();
        tick = frames.tick();
        gameMillis = Math.max(gameMillis, frames.gameMillis());
        for (NodeMessage.Frame frame : frames.frames()) {
            for (AttachedScreen link : links.values()) {
                if (link.topic().equals(frame.topic())) {
                    link.send(frame.kind(), frame.text());
                }
            }
        }
    }

    /** Ends the screens of a topic. */
    void close(NodeMessage.CloseTopic close, String self) {
        if (close.epoch() < epoch) {
            return;
        }
        for (AttachedScreen link : new ArrayList<>(links.values())) {
            boolean stays = self.equals(close.exceptEdge()) && link.number() == close.exceptLink();
            if (link.topic().equals(close.topic()) && !stays) {
                links.remove(link.number());
                link.end(close.why());
            }
        }
    }

    /** Ends all screens, which come back here or elsewhere. */
    void sendAway(RefusalCode code) {
        for (AttachedScreen link : links.values()) {
            link.end(Refusal.of(code));
        }
        links.clear();
    }

    /**
     * Whether the owner has not answered for longer than it takes for another one to follow a dead
     * one.
     *
     * @param heard whether it has answered just now
     */
    boolean unheardForLong(boolean heard, long nowNanos) {
        if (heard) {
            unheardSinceNanos = nowNanos;
        }
        return nowNanos - unheardSinceNanos > UNHEARD_NANOS;
    }

    /** The last that came. */
    NodeMessage.Saw saw() {
        return new NodeMessage.Saw(game, epoch, phase, tick, gameMillis);
    }

    /** Begins to tell the owner what is seen; false when that is under way and will be repeated. */
    boolean beginTelling() {
        askAgain = asking;
        if (asking) {
            return false;
        }
        asking = true;
        return true;
    }

    /** The owner was told; true when it has changed meanwhile. */
    boolean endTelling() {
        asking = false;
        return askAgain;
    }
}
