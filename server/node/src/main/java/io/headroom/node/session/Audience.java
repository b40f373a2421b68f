package io.headroom.node.session;

import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.SeatId;
import io.headroom.node.cluster.NodeBus;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.codec.ServerCodec;
import io.headroom.node.games.Games;
import io.headroom.node.games.Topic;
import io.headroom.node.protocol.ServerMessage;
import io.headroom.node.store.NodeId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Which topics of a game are seen at which nodes, and the way there. It is soft state: every edge
 * says it again each second, and one that falls silent is forgotten. Not thread-safe.
 */
final class Audience {
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private record Edge(Set<NodeMessage.Seen> screens, Set<String> topics, long heardNanos) {}

    /** Where the game stands when something is published. */
    record Stamp(long epoch, int phase, int tick, long gameMillis) {}

    private final NodeBus bus;
    private final String game;
    private final Map<String, Edge> edges = new HashMap<>();
    private ServerMessage.@Nullable Presence shown;

    Audience(NodeBus bus, String game) {
        this.bus = bus;
        this.game = game;
    }

    /**
     * Notes what an edge's screens see.
     *
     * @return the topics that are new there and wait for a view
     */
    Set<String> note(NodeMessage.Interest interest, long nowNanos) {
        Edge before = edges.get(interest.edge());
        Set<NodeMessage.Seen> screens = Set.copyOf(interest.screens());
        if (screens.isEmpty()) {
            edges.remove(interest.edge());
        } else {
            edges.put(interest.edge(), new Edge(screens, topics(screens), nowNanos));
        }
        // A screen that has just come has nothing yet, even where another one saw the same.
        Set<NodeMessage.Seen> came = new HashSet<>(screens);
        if (before != null) {
            came.removeAll(before.screens());
        }
        return topics(came);
    }

    private static Set<String> topics(Set<NodeMessage.Seen> screens) {
        Set<String> topics = new HashSet<>();
        screens.forEach(screen -> topics.add(screen.topic()));
        return topics;
    }

    /** Forgets edges that fell silent. */
    void expire(long nowNanos) {
        edges.values().removeIf(edge -> nowNanos - edge.heardNanos() > SILENT_NANOS);
    }

    /** Whether nobody looks. */
    boolean empty() {
        return edges.isEmpty();
    }

    /** Every topic that somebody sees. */
    Set<String> topics() {
        Set<String> topics = new TreeSet<>();
        edges.values().forEach(edge -> topics.addAll(edge.topics()));
        return topics;
    }

    /**
     * Sends to every topic that is seen, each encoded once.
     *
     * @param text of a topic; null for nothing
     */
    void publish(Stamp stamp, Games.Kind kind, Function<String, @Nullable String> text) {
        publish(stamp, kind, topics(), edges.keySet(), text);
    }

    /** Sends to some topics at one edge. */
    void publishAt(
            String edge,
            Set<String> topics,
            Stamp stamp,
            Games.Kind kind,
            Function<String, @Nullable String> text) {
        publish(stamp, kind, topics, Set.of(edge), text);
    }

    /** Ends the screens of a topic everywhere, but for one. */
    void close(
            Stamp stamp,
            String topic,
            @Nullable String exceptEdge,
            long exceptLink,
            RefusalCode code) {
        for (Map.Entry<String, Edge> edge : edges.entrySet()) {
            if (edge.getValue().topics().contains(topic)) {
                bus.send(
                        new NodeId(edge.getKey()),
                        new NodeMessage.CloseTopic(
                                game,
                                stamp.epoch(),
                                topic,
                                exceptEdge,
                                exceptLink,
                                Refusal.of(code)));
            }
        }
    }

    /** Who is here, as JSON text; null when that is what was told last. */
    @Nullable String changedPresence() {
        Set<Integer> seats = new TreeSet<>();
        int projectors = 0;
        for (Edge edge : edges.values()) {
            for (NodeMessage.Seen screen : edge.screens()) {
                String topic = screen.topic();
                SeatId seat = Topic.seatOf(topic);
                if (seat != null) {
                    seats.add(seat.value());
                } else if (topic.equals(Topic.BOARD)) {
                    projectors++;
                }
            }
        }
        ServerMessage.Presence present = new ServerMessage.Presence(List.copyOf(seats), projectors);
        if (present.equals(shown)) {
            return null;
        }
        shown = present;
        return ServerCodec.encode(present);
    }

    /** Lets the presence be told again, to a console that has just come. */
    void forgetPresence() {
        shown = null;
    }

    private void publish(
            Stamp stamp,
            Games.Kind kind,
            Set<String> topics,
            Set<String> to,
            Function<String, @Nullable String> text) {
        Map<String, List<NodeMessage.Frame>> frames = new HashMap<>();
        for (String topic : topics) {
            String encoded = text.apply(topic);
            if (encoded == null) {
                continue;
            }
            NodeMessage.Frame frame = new NodeMessage.Frame(topic, kind, encoded);
            for (String edge : to) {
                Edge there = edges.get(edge);
                if (there != null && there.topics().contains(topic)) {
                    frames.computeIfAbsent(edge, none -> new ArrayList<>()).add(frame);
                }
            }
        }
        frames.forEach(
                (edge, list) ->
                        bus.send(
                                new NodeId(edge),
                                new NodeMessage.Frames(
                                        game,
                                        stamp.epoch(),
                                        stamp.phase(),
                                        stamp.tick(),
                                        stamp.gameMillis(),
                                        List.copyOf(list))));
    }
}
