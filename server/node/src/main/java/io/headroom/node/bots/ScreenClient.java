package io.headroom.node.bots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.headroom.game.command.Command;
import io.headroom.game.decision.CloseCode;
import io.headroom.node.codec.ClientCodec;
import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.Role;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * One screen's connection as a client keeps it: says hello, pings, comes back by itself when the
 * connection is lost, and sends an unanswered command again with the same id. One command is in
 * flight at a time.
 */
final class ScreenClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PING_MILLIS = 5_000;
    private static final long SILENCE_MILLIS = 12_000;
    private static final long FIRST_BACKOFF_MILLIS = 300;
    private static final long LAST_BACKOFF_MILLIS = 3_000;

    /** What a screen is told. */
    interface Screen {
        /** A whole view, newer than all before. */
        void view(JsonNode view);

        /** A tick of the live run. */
        void update(JsonNode update);

        /**
         * The answer to the command that was in flight.
         *
         * @param code null when it was carried out
         */
        void answered(@Nullable String code);

        /** The server refused the connection for good. */
        void refused(String code);

        /** How many projectors watch the game; only an instructor is told. */
        default void projectors(int count) {}
    }

    /** Who says hello. */
    record Identity(String name, Role role, String gameCode, @Nullable String secret) {}

    private final Vertx vertx;
    private final WebSocketClient client;
    private final List<URI> urls;
    private final Identity identity;
    private final Screen screen;
    private final Journal journal;
    private final long pingTimer;
    private int urlIndex;
    private @Nullable WebSocket socket;
    private ClientMessage.@Nullable Ask inFlight;
    private long backoffMillis = FIRST_BACKOFF_MILLIS;
    private long pings;
    private long heardAtNanos = System.nanoTime();
    private long epoch;
    private long version = -1;
    private boolean closed;

    /**
     * A client that is not connected yet.
     *
     * @param client held here, for its sockets close when nobody holds it
     * @param firstUrl which of the addresses is tried first
     */
    ScreenClient(
            Vertx vertx,
            WebSocketClient client,
            List<URI> urls,
            int firstUrl,
            Identity identity,
            Screen screen,
            Journal journal) {
        this.vertx = vertx;
        this.client = client;
        this.urls = List.copyOf(urls);
        this.urlIndex = firstUrl % urls.size();
        this.identity = identity;
        this.screen = screen;
        this.journal = journal;
        this.pingTimer = vertx.setPeriodic(PING_MILLIS, timer -> ping());
    }

    /** Connects, and again whenever the connection is lost, until {@link #close}. */
    void connect() {
        URI url = urls.get(urlIndex);
        WebSocketConnectOptions to =
                new WebSocketConnectOptions()
                        .setHost(url.getHost())
                        .setPort(url.getPort() > 0 ? url.getPort() : 80)
                        .setURI("/ws");
        client.connect(to).onSuccess(this::connected).onFailure(failure -> again("unreachable"));
    }

    /** Whether a command may be asked now. */
    boolean idle() {
        return inFlight == null && !closed;
    }

    /** Asks for something; only when {@link #idle}. */
    void ask(int phase, Command command) {
        ClientMessage.Ask ask = new ClientMessage.Ask(UUID.randomUUID().toString(), phase, command);
        inFlight = ask;
        send(ask);
    }

    /** Leaves. */
    void close() {
        closed = true;
        vertx.cancelTimer(pingTimer);
        WebSocket open = socket;
        if (open != null) {
            open.close();
        }
    }

    private void connected(WebSocket opened) {
        if (closed) {
            opened.close();
            return;
        }
        socket = opened;
        heardAtNanos = System.nanoTime();
        opened.textMessageHandler(this::frame);
        opened.exceptionHandler(failure -> note("broken"));
        opened.closeHandler(
                ignored -> {
                    Short code = opened.closeStatusCode();
                    lost(opened, code == null ? 0 : code);
                });
        send(
                new ClientMessage.Hello(
                        ClientMessage.PROTOCOL,
                        identity.role(),
                        identity.gameCode(),
                        identity.secret()));
    }

    private void lost(WebSocket gone, int code) {
        if (gone.equals(socket)) {
            socket = null;
        }
        journal.write(journal.line(identity.name(), "closed").put("code", code));
        boolean forGood =
                code == CloseCode.BAD_SECRET.number()
                        || code == CloseCode.SEAT_REMOVED.number()
                        || code == CloseCode.NO_SUCH_GAME.number()
                        || code == CloseCode.REPLACED.number()
                        || code == CloseCode.OTHER_PROTOCOL.number()
                        || code == CloseCode.BAD_FRAME.number();
        if (!forGood) {
            again("lost");
        }
    }

    private void again(String why) {
        if (closed) {
            return;
        }
        note(why);
        urlIndex = (urlIndex + 1) % urls.size();
        vertx.setTimer(
                backoffMillis,
                timer -> {
                    if (!closed) {
                        connect();
                    }
                });
        backoffMillis = Math.min(LAST_BACKOFF_MILLIS, 2 * backoffMillis);
    }

    private void ping() {
        WebSocket open = socket;
        if (open == null) {
            return;
        }
        if ((System.nanoTime() - heardAtNanos) / 1_000_000 > SILENCE_MILLIS) {
            open.close();
            return;
        }
        pings++;
        send(new ClientMessage.Ping(pings));
    }

    private void send(ClientMessage message) {
        WebSocket open = socket;
        if (open == null || open.isClosed()) {
            // A command waits for the next connection; whatever else is lost does no harm.
            return;
        }
        open.writeTextMessage(ClientCodec.encode(message));
        var line = journal.line(identity.name(), "send").put("type", typeOf(message));
        if (message instanceof ClientMessage.Ask ask) {
            line.put("id", ask.id()).put("command", ask.body().getClass().getSimpleName());
        }
        journal.write(line);
    }

    private static String typeOf(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Hello hello -> "hello";
            case ClientMessage.Ask ask -> "ask";
            case ClientMessage.Hint hint -> "hint";
            case ClientMessage.Ping ping -> "ping";
        };
    }

    private void frame(String text) {
        heardAtNanos = System.nanoTime();
        JsonNode frame;
        try {
            frame = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server sent what is not JSON", e);
        }
        String type = frame.path("type").asText();
        noteFrame(type, frame, text.length());
        switch (type) {
            case "welcome" -> welcomed();
            case "view" -> view(frame);
            case "update" -> {
                if (frame.path("epoch").asLong() >= epoch) {
                    screen.update(frame);
                }
            }
            case "answer" -> answer(frame);
            case "refused" -> screen.refused(frame.path("code").asText());
            case "presence" -> screen.projectors(frame.path("projectors").asInt());
            default -> {
                // Hints, notices and pongs say nothing that a bot acts on.
            }
        }
    }

    private void welcomed() {
        backoffMillis = FIRST_BACKOFF_MILLIS;
        if (inFlight != null) {
            send(inFlight);
        }
    }

    private void view(JsonNode frame) {
        long newEpoch = frame.path("epoch").asLong();
        long newVersion = frame.path("version").asLong();
        if (newEpoch > epoch || (newEpoch == epoch && newVersion >= version)) {
            epoch = newEpoch;
            version = newVersion;
            screen.view(frame.path("view"));
        }
    }

    private void answer(JsonNode frame) {
        ClientMessage.Ask asked = inFlight;
        if (asked != null && asked.id().equals(frame.path("id").asText())) {
            inFlight = null;
            JsonNode code = frame.path("code");
            screen.answered(code.isTextual() ? code.asText() : null);
        }
    }

    private void noteFrame(String type, JsonNode frame, int chars) {
        String what =
                switch (type) {
                    case "answer" -> frame.path("code").isTextual() ? "refusal" : "answer";
                    case "refused" -> "refusal";
                    default -> "frame";
                };
        var line = journal.line(identity.name(), what).put("type", type).put("chars", chars);
        for (String header : List.of("id", "code", "arguments", "epoch", "version", "tick")) {
            if (frame.hasNonNull(header)) {
                line.set(header, frame.get(header));
            }
        }
        journal.write(line);
    }

    private void note(String what) {
        journal.write(journal.line(identity.name(), what));
    }
}
