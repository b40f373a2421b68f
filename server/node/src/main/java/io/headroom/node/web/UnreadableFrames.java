package io.headroom.node.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

import java.util.function.Consumer;

/**
 * Takes what a connection's decoder gives up on before the transport hears of it, which would cut
 * the connection with the rest of the frame unread: the reset overtakes the words that say why. A
 * decoder that gave up keeps nothing more and passes over all that still comes, so that there is
 * time for a refusal and an orderly end.
 */
final class UnreadableFrames extends ChannelInboundHandlerAdapter {
    private final Consumer<CorruptedWebSocketFrameException> refuse;

    private UnreadableFrames(Consumer<CorruptedWebSocketFrameException> refuse) {
        this.refuse = refuse;
    }

    /** Tells of them instead of the transport, on the connection's event loop. */
    static void of(HttpConnection connection, Consumer<CorruptedWebSocketFrameException> refuse) {
        // There is no public way to a connection's pipeline.
        ChannelHandlerContext transport =
                ((HttpServerConnection) connection).channelHandlerContext();
        transport.pipeline().addBefore(transport.name(), null, new UnreadableFrames(refuse));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException frame) {
            refuse.accept(frame);
        } else {
            context.fireExceptionCaught(cause);
        }
    }
}
