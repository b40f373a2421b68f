package io.headroom.node.web;

import io.headroom.game.decision.CloseCode;
import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.SeatToken;
import io.headroom.game.rules.CommandTable;
import io.headroom.node.codec.BadFrame;
import io.headroom.node.codec.ClientCodec;
import io.headroom.node.codec.ServerCodec;
import io.headroom.node.games.Games;
import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.Role;
import io.headroom.node.protocol.ServerMessage;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * One screen's connection: hello, then commands, hints and pings in, and whatever its game sends
 * out. It ends with a {@link ServerMessage.Refused} that says why, and a close code.
 */
final class ScreenSocket implements Games.Screen {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenSocket.class);

    /** What the connection itself may hold of frames that a slow screen has not taken. */
    private static final int WRITE_QUEUE_BYTES = 64 * 1024;

    private enum State {
        FRESH,
        ATTACHING,
        OPEN,
        OVER
    }

    private final ServerWebSocket socket;
    private final Sockets sockets;
    private final String address;
    private final Runnable gone;
    private final Outbox outbox;
    private Buffer fragments = Buffer.buffer();
    private final TokenBucket frames;
    private final TokenBucket asks;
    private final long openedAtNanos = System.nanoTime();
    private long heardAtNanos = openedAtNanos;
    private State state = State.FRESH;
    private Games.@Nullable Attachment attachment;
    private @Nullable String seat;
    private @Nullable String askInFlight;
    private CodeLookups.@Nullable Place place;

    ScreenSocket(ServerWebSocket socket, Sockets sockets, String address, Runnable gone) {
        this.socket = socket;
        this.sockets = sockets;
        this.address = address;
        this.gone = gone;
        this.outbox = new Outbox(new SocketWire(), sockets.limits().outboxMessages());
        WebLimits limits = sockets.limits();
        this.frames = new TokenBucket(limits.frameBurst(), limits.framesPerSecond(), openedAtNanos);
        this.asks = new TokenBucket(limits.askBurst(), limits.asksPerSecond(), openedAtNanos);
    }

    /** Starts to listen. */
    void listen() {
        socket.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
        socket.drainHandler(ignored -> outbox.flush());
        socket.frameHandler(this::frame);
        socket.exceptionHandler(failure -> LOG.debug("connection broke", failure));
        socket.closeHandler(
                ignored -> {
                    release();
                    gone.run();
                });
    }

    /** Says why the transport gave up on a frame. */
    void unreadable(CorruptedWebSocketFrameException frame) {
        LOG.debug("a frame could not be read", frame);
        if (frame.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)) {
            end(RefusalCode.TOO_LARGE);
        } else {
            close(badFrame("another frame", "what WebSocket allows"));
        }
    }

    /** Ends the connection when it has said nothing for too long. */
    void checkSilence(long nowNanos) {
        WebLimits limits = sockets.limits();
        long sinceOpenMillis = TimeUnit.NANOSECONDS.toMillis(nowNanos - openedAtNanos);
        long sinceHeardMillis = TimeUnit.NANOSECONDS.toMillis(nowNanos - heardAtNanos);
        if (state == State.FRESH && sinceOpenMillis > limits.helloMillis()) {
            end(RefusalCode.HELLO_LATE);
        } else if (sinceHeardMillis > limits.idleMillis()) {
            end(RefusalCode.SILENT);
        }
    }

    @Override
    public void send(Games.Kind kind, String text) {
        if (state != State.OVER && !outbox.offer(kind, text)) {
            end(RefusalCode.TOO_SLOW);
        }
    }

    @Override
    public void close(Refusal why) {
        CloseCode code = why.code().closeCode();
        if (code == null) {
            throw new IllegalArgumentException("no connection ends with " + why);
        }
        if (state == State.OVER) {
            return;
        }
        release();
        socket.writeTextMessage(ServerCodec.encode(new ServerMessage.Refused(why)));
        socket.close((short) code.number(), why.code().wireName())
                .onFailure(failure -> LOG.debug("connection was gone", failure));
    }

    /** Ends the connection with a code that has no arguments. */
    void end(RefusalCode code) {
        close(Refusal.of(code));
    }

    private static Refusal badFrame(String found, String expected) {
        return Refusal.of(RefusalCode.BAD_FRAME, "frame", found, expected);
    }

    /** Gives back all that the connection holds; its last state. */
    private void release() {
        if (state == State.OVER) {
            return;
        }
        state = State.OVER;
        sockets.left(this);
        if (place != null) {
            place.leave();
        }
        if (seat != null) {
            sockets.unseated(seat, this);
        }
        if (attachment != null) {
            attachment.detach();
        }
    }

    private void frame(WebSocketFrame frame) {
        if (state == State.OVER || frame.isClose()) {
            return;
        }
        heardAtNanos = System.nanoTime();
        if (!frames.take(heardAtNanos)) {
            end(RefusalCode.TOO_FAST);
            return;
        }
        switch (frame.type()) {
            case TEXT, CONTINUATION -> text(frame);
            case BINARY -> close(badFrame("bytes", "JSON text"));
            // The transport answers pings; both say that somebody is there.
            case PING, PONG -> LOG.trace("sign of life");
            case CLOSE -> LOG.trace("the transport closes");
        }
    }

    private void text(WebSocketFrame frame) {
        // The transport's own bound is for one frame, and a message may come in several.
        Buffer part = frame.binaryData();
        if (fragments.length() + part.length() > sockets.limits().maxMessageBytes()) {
            end(RefusalCode.TOO_LARGE);
            return;
        }
        fragments.appendBuffer(part);
        if (frame.isFinal()) {
            String text = fragments.toString(StandardCharsets.UTF_8);
            fragments = Buffer.buffer();
            message(text);
        }
    }

    private void message(String text) {
        ClientMessage message;
        try {
            message = ClientCodec.decode(text);
        } catch (BadFrame bad) {
            close(Refusal.of(RefusalCode.BAD_FRAME, bad.where(), bad.found(), bad.expected()));
            return;
        }
        switch (message) {
            case ClientMessage.Hello hello -> hello(hello);
            case ClientMessage.Ping ping -> ping(ping);
            case ClientMessage.Ask ask -> ask(ask);
            case ClientMessage.Hint hint -> hint(hint);
        }
    }

    private void hello(ClientMessage.Hello hello) {
        if (state != State.FRESH) {
            end(RefusalCode.HELLO_TWICE);
        } else if (hello.protocol() != ClientMessage.PROTOCOL) {
            end(RefusalCode.OTHER_PROTOCOL);
        } else if (!admits(hello.role(), hello.secret())) {
            wrong(RefusalCode.BAD_SECRET);
        } else {
            state = State.ATTACHING;
            // What the client sends meanwhile waits in its own connection.
            socket.pause();
            String tokenHash = tokenHash(hello);
            if (hello.role() == Role.HOST) {
                attach(hello, tokenHash);
            } else {
                place =
                        sockets.lookups()
                                .ask(
                                        address,
                                        hello.code(),
                                        tokenHash,
                                        outcome -> looked(hello, tokenHash, outcome));
            }
        }
    }

    /** Ends the connection for a wrong code or key, which counts for its address. */
    private void wrong(RefusalCode code) {
        end(sockets.attempts().note(address, System.nanoTime(), code));
    }

    private static @Nullable String tokenHash(ClientMessage.Hello hello) {
        String secret = hello.secret();
        return hello.role() == Role.SEAT && secret != null ? new SeatToken(secret).hash() : null;
    }

    private void looked(
            ClientMessage.Hello hello, @Nullable String tokenHash, CodeLookups.Outcome outcome) {
        if (state == State.OVER) {
            return;
        }
        if (outcome == CodeLookups.Outcome.GO_ON) {
            attach(hello, tokenHash);
            return;
        }
        socket.resume();
        if (outcome == CodeLookups.Outcome.UNKNOWN) {
            wrong(RefusalCode.NO_SUCH_GAME);
        } else {
            end(RefusalCode.TOO_MANY_ATTEMPTS);
        }
    }

    private boolean admits(Role role, @Nullable String secret) {
        return switch (role) {
            case SEAT -> secret != null && SeatToken.SHAPE.matcher(secret).matches();
            case HOST -> secret != null && sockets.hostKey().opens(secret);
            case PROJECTOR -> true;
        };
    }

    private void attach(ClientMessage.Hello hello, @Nullable String tokenHash) {
        sockets.games()
                .attach(hello.code(), hello.role(), tokenHash, this)
                .onComplete(
                        attached -> {
                            if (attached.succeeded()) {
                                opened(attached.result(), tokenHash);
                            } else {
                                notAttached(attached.cause());
                            }
                        });
    }

    private void opened(Games.Attachment attached, @Nullable String tokenHash) {
        if (state == State.OVER) {
            attached.detach();
            return;
        }
        attachment = attached;
        state = State.OPEN;
        ServerMessage.Welcome welcome = attached.welcome();
        sockets.lookups().proveCode(address, welcome.code());
        if (tokenHash != null && welcome.seat() != null) {
            sockets.lookups().proveSeat(welcome.code(), tokenHash);
        }
        if (tokenHash != null) {
            String key = welcome.game() + ' ' + tokenHash;
            seat = key;
            sockets.seated(key, this);
        }
        socket.writeTextMessage(ServerCodec.encode(welcome));
        outbox.flush();
        socket.resume();
    }

    private void notAttached(Throwable cause) {
        socket.resume();
        if (cause instanceof Games.GameRefused refused) {
            close(refused.refusal());
        } else {
            LOG.warn("a screen could not be connected to its game", cause);
            end(RefusalCode.UNAVAILABLE);
        }
    }

    private void ping(ClientMessage.Ping ping) {
        if (attachment == null) {
            end(RefusalCode.HELLO_EXPECTED);
        } else {
            send(Games.Kind.MESSAGE, ServerCodec.encode(new ServerMessage.Pong(ping.number())));
        }
    }

    private void ask(ClientMessage.Ask ask) {
        Games.Attachment to = attachment;
        if (to == null) {
            end(RefusalCode.HELLO_EXPECTED);
        } else if (ask.id().equals(askInFlight)) {
            // Sent again before it was answered: the answer is on its way.
            LOG.trace("ask {} repeated", ask.id());
        } else if (askInFlight != null) {
            refuse(ask, RefusalCode.ONE_AT_A_TIME);
        } else if (!asks.take(CommandTable.of(ask.body()).cost(), System.nanoTime())) {
            refuse(ask, RefusalCode.TOO_FAST);
        } else {
            askInFlight = ask.id();
            to.ask(ask)
                    .onComplete(
                            answered -> {
                                if (answered.succeeded()) {
                                    answer(answered.result());
                                } else {
                                    unanswered(answered.cause());
                                }
                            });
        }
    }

    private void answer(ServerMessage.Answer answer) {
        askInFlight = null;
        send(Games.Kind.MESSAGE, ServerCodec.encode(answer));
    }

    private void unanswered(Throwable cause) {
        if (cause instanceof Games.GameRefused refused) {
            close(refused.refusal());
        } else {
            // The client connects anew and asks again with the same id.
            LOG.warn("a command was not answered", cause);
            end(RefusalCode.UNAVAILABLE);
        }
    }

    private void refuse(ClientMessage.Ask ask, RefusalCode code) {
        ServerMessage.Answer refusal = ServerMessage.Answer.refused(ask.id(), Refusal.of(code));
        send(Games.Kind.MESSAGE, ServerCodec.encode(refusal));
    }

    private void hint(ClientMessage.Hint hint) {
        Games.Attachment to = attachment;
        if (to == null) {
            end(RefusalCode.HELLO_EXPECTED);
        } else if (asks.take(System.nanoTime())) {
            to.hint(hint);
        }
    }

    /** The connection takes frames only between the welcome and the end. */
    private final class SocketWire implements Outbox.Wire {
        @Override
        public boolean full() {
            // What said goodbye takes nothing more, also before its end is told here.
            return state != State.OPEN || socket.isClosed() || socket.writeQueueFull();
        }

        @Override
        public void write(String text) {
            socket.writeTextMessage(text);
        }
    }
}
