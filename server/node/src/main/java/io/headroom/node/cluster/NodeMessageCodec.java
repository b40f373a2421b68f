package io.headroom.node.cluster;

import io.headroom.node.codec.NodeCodec;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Carries node messages: as they are inside a process (they are immutable), as text between. */
final class NodeMessageCodec implements MessageCodec<NodeMessage, NodeMessage> {
    static final String NAME = "headroom";

    private static final int LENGTH_BYTES = 4;

    @Override
    public void encodeToWire(Buffer buffer, NodeMessage message) {
        Buffer text = Buffer.buffer(NodeCodec.encode(message));
        buffer.appendInt(text.length()).appendBuffer(text);
    }

    @Override
    public NodeMessage decodeFromWire(int position, Buffer buffer) {
        int start = position + LENGTH_BYTES;
        return NodeCodec.decode(buffer.getString(start, start + buffer.getInt(position)));
    }

    @Override
    public NodeMessage transform(NodeMessage message) {
        return message;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
