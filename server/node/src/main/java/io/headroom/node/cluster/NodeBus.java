package io.headroom.node.cluster;

import io.headroom.node.store.NodeId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;

import java.util.List;
import java.util.function.Consumer;

/**
 * Messages between nodes: one address for each node, and one that all hear. Best effort: what a
 * dying node holds is gone, so a request has a time-out and is repeated by whoever made it.
 */
public final class NodeBus {
    /** A request is given up after this long, and made again. */
    public static final long REQUEST_MILLIS = 1_000;

    private static final String NODE = "headroom.node.";
    private static final String ALL = "headroom.nodes";

    private final EventBus bus;
    private final NodeId self;

    /** The bus of a node that listens to nothing yet. */
    public NodeBus(Vertx vertx, NodeId self) {
        this.bus = vertx.eventBus();
        this.self = self;
        bus.registerCodec(new NodeMessageCodec());
    }

    /** The node whose bus this is. */
    public NodeId self() {
        return self;
    }

    /**
     * Listens to what is said to this node and to all.
     *
     * @param requests messages that may be replied to; called on the event loop of this call
     * @return completes once other nodes can reach this one
     */
    public Future<Void> listen(Consumer<Incoming> requests) {
        MessageConsumer<NodeMessage> own =
                bus.consumer(NODE + self.value(), message -> requests.accept(incoming(message)));
        MessageConsumer<NodeMessage> all =
                bus.consumer(ALL, message -> requests.accept(incoming(message)));
        return Future.all(List.of(own.completion(), all.completion())).mapEmpty();
    }

    /** Says something to a node; lost when it is gone. */
    public void send(NodeId to, NodeMessage message) {
        bus.send(NODE + to.value(), message, options());
    }

    /** Says something to every node, this one among them. */
    public void tellAll(NodeMessage message) {
        bus.publish(ALL, message, options());
    }

    /** Asks a node; fails when there is no answer in time. */
    public Future<NodeMessage> ask(NodeId to, NodeMessage message, long timeoutMillis) {
        return bus.<NodeMessage>request(
                        NODE + to.value(), message, options().setSendTimeout(timeoutMillis))
                .map(Message::body);
    }

    private static Incoming incoming(Message<NodeMessage> message) {
        return new Incoming(message.body(), reply -> message.reply(reply, options()));
    }

    private static DeliveryOptions options() {
        return new DeliveryOptions().setCodecName(NodeMessageCodec.NAME);
    }

    /**
     * A message that came in.
     *
     * @param reply answers it; without effect when nobody waits
     */
    public record Incoming(NodeMessage message, Consumer<NodeMessage> reply) {}
}
