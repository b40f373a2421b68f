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

    private record Edge(List<String> topics, Set<String> distinct, long heardNanos) {}

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
        Set<String> distinct = new HashSet<>(interest.topics());
        if (distinct.isEmpty()) {
            edges.remove(interest.edge());
        } else {
            edges.put(interest.edge(), new Edge(interest.topics(), distinct, nowNanos));
        }
        Set<String> fresh = new HashSet<>(distinct);
        if (before != null) {
            // A topic that got one more screen is told again: that screen has nothing yet.
            fresh.removeIf(
                    topic ->
                            before.distinct().contains(topic)
                                    && count(interest.topics(), topic)
                                            <= count(before.topics(), topic));
        }
        return fresh;
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
        edges.values().forEach(edge -> topics.addAll(edge.distinct()));
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
            if (edge.getValue().distinct().contains(topic)) {
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
            for (String topic : edge.topics()) {
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
                if (there != null && there.distinct().contains(topic)) {
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

    private static long count(List<String> topics, String topic) {
        return topics.stream().filter(topic::equals).count();
    }
}
