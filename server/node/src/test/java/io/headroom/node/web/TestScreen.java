package io.headroom.node.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headroom.node.codec.ClientCodec;
import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.Role;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A screen in the hands of a test: sends what it is told and keeps what it is sent. */
final class TestScreen {
    static final String TOKEN = "AAAAAAAAAAAAAAAAAAAAAA";

    final List<String> frames = new CopyOnWriteArrayList<>();

    private final ClientWebSocket socket;
    private volatile int closedWith;

    TestScreen(ClientWebSocket socket) {
        this.socket = socket;
        // Before it is connected, so that no frame slips by.
        socket.textMessageHandler(frames::add);
        socket.closeHandler(
                ignored -> {
                    Short code = socket.closeStatusCode();
                    closedWith = code == null ? -1 : code;
                });
    }

    Future<WebSocket> connect(WebSocketConnectOptions options) {
        return socket.connect(options);
    }

    TestScreen text(String frame) {
        socket.writeTextMessage(frame);
        return this;
    }

    /** A part of a message, in a frame of its own. */
    TestScreen part(String text, boolean first, boolean last) {
        socket.writeFrame(
                first
                        ? WebSocketFrame.textFrame(text, last)
                        : WebSocketFrame.continuationFrame(Buffer.buffer(text), last));
        return this;
    }

    TestScreen ping() {
        socket.writePing(Buffer.buffer("?"));
        return this;
    }

    TestScreen pong() {
        socket.writePong(Buffer.buffer("!"));
        return this;
    }

    TestScreen bytes(byte[] frame) {
        socket.writeBinaryMessage(Buffer.buffer(frame));
        return this;
    }

    TestScreen message(ClientMessage message) {
        return text(ClientCodec.encode(message));
    }

    TestScreen hello(Role role, String code, @Nullable String secret) {
        return message(new ClientMessage.Hello(ClientMessage.PROTOCOL, role, code, secret));
    }

    /** Says hello as a student and waits for the welcome. */
    TestScreen seated() {
        return seated(TOKEN);
    }

    TestScreen seated(String token) {
        hello(Role.SEAT, OneGame.CODE, token);
        awaitFrame("welcome");
        return this;
    }

    void leave() {
        socket.close();
    }

    void stopReading() {
        socket.pause();
    }

    void readOn() {
        socket.resume();
    }

    /** Waits for a message of a type. */
    JsonObject awaitFrame(String type) {
        await().until(() -> frames(type).size() > 0);
        return frames(type).getFirst();
    }

    List<JsonObject> frames(String type) {
        return frames.stream()
                .map(JsonObject::new)
                .filter(frame -> type.equals(frame.getString("type")))
                .toList();
    }

    /** Waits for the end, which must be told with a code and a close code. */
    void assertRefused(String code, int closeCode) {
        await().until(() -> closedWith != 0);
        assertThat(frames("refused"))
                .as("refusal before close %s", closedWith)
                .hasSize(1)
                .first()
                .satisfies(
                        refused -> {
                            assertThat(refused.getString("code")).isEqualTo(code);
                            assertThat(refused.getJsonObject("arguments")).isNotNull();
                        });
        assertThat(closedWith).isEqualTo(closeCode);
    }

    int closedWith() {
        return closedWith;
    }

    boolean isClosed() {
        return closedWith != 0;
    }
}
