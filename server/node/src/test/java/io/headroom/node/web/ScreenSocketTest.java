package io.headroom.node.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headroom.game.command.Command;
import io.headroom.node.games.Games;
import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.Role;
import io.headroom.node.protocol.ServerMessage;
import io.vertx.core.http.UpgradeRejectedException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Map;

/** What a connection may send, and the stable code with which everything else ends. */
final class ScreenSocketTest {
    private ServerUnderTest server = ServerUnderTest.standard();

    @BeforeEach
    void name() {
        assertThat(server.server.port()).isPositive();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void restart(WebLimits limits) {
        server.close();
        server = new ServerUnderTest(limits, getClass().getClassLoader());
    }

    private static ClientMessage.Ask ask(String id) {
        return new ClientMessage.Ask(id, 1, new Command.Advance());
    }

    @Test
    void description_ofTheSocket_isServed() {
        ServerUnderTest.Reply reply = server.get("/api/asyncapi.yaml", Map.of());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().get("content-type")).isEqualTo("application/yaml");
        assertThat(reply.body().toString()).contains("asyncapi: 3.0.0", "address: /ws");
    }

    @Test
    void hello_knownCode_welcomeBeforeView() {
        TestScreen screen = server.connect().hello(Role.PROJECTOR, "abc234", null);
        screen.awaitFrame("view");
        assertThat(screen.frames.getFirst()).contains("\"type\":\"welcome\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"type\":\"nonsense\"}",
                "{\"type\":\"hello\",\"protocol\":1}",
                "{\"type\":\"hello\",\"protocol\":1,\"role\":\"king\",\"code\":\"ABC234\"}",
                "{\"type\":\"hello\",\"protocol\":1,\"role\":\"seat\",\"code\":\"A\",\"x\":1}",
                "{\"type\":\"ping\",\"number\":\"one\"}"
            })
    void frame_unreadable_closes4400(String frame) {
        server.connect().text(frame).assertRefused("bad-frame", 4400);
    }

    @Test
    void frame_bytes_closes4400() {
        server.connect().bytes(new byte[] {1, 2, 3}).assertRefused("bad-frame", 4400);
    }

    @Test
    void frame_engineCommand_closes4400() {
        server.connect()
                .seated()
                .text(
                        "{\"type\":\"ask\",\"id\":\"12345678\",\"phase\":1,"
                                + "\"body\":{\"kind\":\"phase-expired\",\"instance\":1}}")
                .assertRefused("bad-frame", 4400);
    }

    @Test
    void firstFrame_ask_closes4400() {
        server.connect().message(ask("12345678")).assertRefused("hello-expected", 4400);
    }

    @Test
    void firstFrame_ping_closes4400() {
        server.connect().message(new ClientMessage.Ping(1)).assertRefused("hello-expected", 4400);
    }

    @Test
    void hello_twice_closes4400() {
        server.connect()
                .seated()
                .hello(Role.PROJECTOR, OneGame.CODE, null)
                .assertRefused("hello-twice", 4400);
    }

    @Test
    void hello_otherProtocol_closes4426() {
        server.connect()
                .text("{\"type\":\"hello\",\"protocol\":99,\"future\":true}")
                .assertRefused("other-protocol", 4426);
    }

    @Test
    void hello_unknownCode_closes4404() {
        server.connect().hello(Role.PROJECTOR, "ZZZZZZ", null).assertRefused("no-such-game", 4404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "AAAAAAAAAAAAAAAAAAAAA!", "AAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void hello_noToken_closes4401(String token) {
        server.connect().hello(Role.SEAT, OneGame.CODE, token).assertRefused("bad-secret", 4401);
    }

    @Test
    void hello_wrongHostKey_closes4401() {
        server.connect()
                .hello(Role.HOST, OneGame.CODE, "wrong-horse")
                .assertRefused("bad-secret", 4401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB\\u00004", "", "ABC23", "ABC2345", "ABC-34"})
    void hello_textThatIsNoCode_endsForGood(String code) {
        TestScreen screen =
                server.connect()
                        .text(
                                "{\"type\":\"hello\",\"protocol\":1,\"role\":\"projector\","
                                        + "\"code\":\""
                                        + code
                                        + "\"}");
        await().until(screen::isClosed);
        assertThat(screen.closedWith()).isIn(4400, 4404);
        assertThat(server.game.lookedUp).isEmpty();
    }

    @Test
    void hello_hostKey_welcome() {
        TestScreen host = server.connect().hello(Role.HOST, OneGame.CODE, ServerUnderTest.HOST_KEY);
        assertThat(host.awaitFrame("welcome").getString("role")).isEqualTo("host");
    }

    /** However large it is: by a byte, or by more than any buffer on the way takes. */
    @ParameterizedTest
    @ValueSource(ints = {16 * 1024 + 1, 1024 * 1024, 1024 * 1024 + 1, 24 * 1024 * 1024})
    void message_tooLarge_closes4413(int size) {
        server.connect().text("x".repeat(size)).assertRefused("too-large", 4413);
        server.connect().seated();
    }

    @Test
    void message_tooLargeInParts_closes4413() {
        TestScreen screen = server.connect().part("x".repeat(16 * 1024), true, false);
        screen.part("y", false, true).assertRefused("too-large", 4413);
    }

    @Test
    void frame_thatWebSocketForbids_closes4400() {
        server.connect().part("the rest of nothing", false, true).assertRefused("bad-frame", 4400);
    }

    @Test
    void ping_ofTheTransport_isASignOfLife() {
        restart(OtherLimits.times(5_000, 600));
        TestScreen screen = server.connect().seated();
        await().pollInterval(Duration.ofMillis(100))
                .during(Duration.ofMillis(2_000))
                .until(() -> !screen.ping().isClosed());
        screen.assertRefused("silent", 4408);
    }

    @Test
    void pong_unasked_isNoMessage() {
        TestScreen screen = server.connect().seated().pong();
        screen.message(new ClientMessage.Ping(1)).awaitFrame("pong");
    }

    @Test
    void pings_flood_closes4429() {
        TestScreen screen = server.connect().seated();
        for (int number = 0; number < 400; number++) {
            screen.ping();
        }
        screen.assertRefused("too-fast", 4429);
    }

    @Test
    void message_ofFullSize_isRead() {
        String spaces = " ".repeat(16 * 1024 - 26);
        TestScreen screen = server.connect().seated();
        screen.text(spaces + "{\"type\":\"ping\",\"number\":7}");
        assertThat(screen.awaitFrame("pong").getLong("number")).isEqualTo(7);
    }

    @Test
    void connection_withoutHello_closes4408() {
        restart(OtherLimits.times(200, 30_000));
        server.connect().assertRefused("hello-late", 4408);
    }

    @Test
    void connection_silent_closes4408() {
        restart(OtherLimits.times(5_000, 300));
        TestScreen screen = server.connect().seated();
        screen.assertRefused("silent", 4408);
        assertThat(server.game.detached).hasSize(1);
    }

    @Test
    void frames_flood_closes4429() {
        TestScreen screen = server.connect().seated();
        for (int number = 0; number < 400; number++) {
            screen.message(new ClientMessage.Ping(number));
        }
        screen.assertRefused("too-fast", 4429);
    }

    @Test
    void hints_aboveTheRate_areDropped() {
        TestScreen screen = server.connect().seated();
        for (int value = 0; value < 80; value++) {
            screen.message(new ClientMessage.Hint(1, "window", value));
        }
        screen.message(new ClientMessage.Ping(1));
        screen.awaitFrame("pong");
        assertThat(server.game.hints).hasSizeBetween(20, 40);
        assertThat(screen.isClosed()).isFalse();
    }

    @Test
    void ask_whileAnotherWaits_isRefusedAndTheFirstAnswered() throws InterruptedException {
        TestScreen screen = server.connect().seated();
        screen.message(ask("first-command")).message(ask("first-command"));
        screen.message(ask("second-command"));
        assertThat(screen.awaitFrame("answer").getString("code")).isEqualTo("one-at-a-time");
        OneGame.Asked asked = server.game.asked.take();
        assertThat(server.game.asked).isEmpty();
        asked.answer().complete(ServerMessage.Answer.done(asked.ask().id(), false));
        await().until(() -> screen.frames("answer").size() == 2);
        assertThat(screen.frames("answer").get(1).getString("id")).isEqualTo("first-command");
    }

    @Test
    void ask_rightBehindTheHello_waitsForTheWelcome() {
        TestScreen screen = server.connect();
        screen.hello(Role.SEAT, OneGame.CODE, TestScreen.TOKEN).message(ask("first-command"));
        await().until(() -> server.game.asked.size() == 1);
        assertThat(screen.isClosed()).isFalse();
    }

    @Test
    void seat_connectedAnew_olderCloses4409() {
        TestScreen older = server.connect().seated();
        TestScreen other = server.connect().seated("BBBBBBBBBBBBBBBBBBBBBB");
        TestScreen newer = server.connect().seated();
        older.assertRefused("replaced", 4409);
        newer.message(new ClientMessage.Ping(1)).awaitFrame("pong");
        other.message(new ClientMessage.Ping(1)).awaitFrame("pong");
        assertThat(server.game.detached).hasSize(1);
    }

    @Test
    void server_stops_screensAreToldToComeBack() {
        TestScreen screen = server.connect().seated();
        server.stop();
        screen.assertRefused("stopping", 1012);
    }

    @Test
    void screen_thatReadsNothing_getsTheNewestViewAndSlowsNobody() {
        TestScreen slow = server.connect().seated();
        TestScreen quick = server.connect().seated("BBBBBBBBBBBBBBBBBBBBBB");
        slow.stopReading();
        String ballast = "x".repeat(50_000);
        int views = 400;
        for (int version = 2; version <= views; version++) {
            String view =
                    "{\"type\":\"view\",\"version\":" + version + ",\"x\":\"" + ballast + "\"}";
            int frames = version + 1;
            server.game.screens.forEach(screen -> screen.send(Games.Kind.VIEW, view));
            await().pollInterval(Duration.ofMillis(1)).until(() -> quick.frames.size() >= frames);
        }
        slow.readOn();
        await().until(() -> slow.frames.getLast().contains("\"version\":" + views + ","));
        assertThat(quick.frames).hasSize(views + 1);
        assertThat(slow.frames).hasSizeLessThan(views + 1);
    }

    @Test
    void screen_thatReadsNoMessages_closes1012() {
        TestScreen slow = server.connect().seated();
        slow.stopReading();
        String ballast = "{\"type\":\"notice\",\"x\":\"" + "x".repeat(100_000) + "\"}";
        OneGame.Attached screen = server.game.screens.getFirst();
        for (int message = 0; message < 400; message++) {
            screen.send(Games.Kind.MESSAGE, ballast);
        }
        await().until(() -> server.game.detached.size() == 1);
        slow.readOn();
        slow.assertRefused("too-slow", 1012);
    }

    @Test
    void origin_foreign_isRefused() {
        assertThatThrownBy(() -> server.connect(Map.of("Origin", "http://evil.example")))
                .isInstanceOfSatisfying(
                        UpgradeRejectedException.class,
                        refused -> assertThat(refused.getStatus()).isEqualTo(403));
    }

    @Test
    void origin_own_isWelcome() {
        server.connect(Map.of("Origin", server.origin())).seated();
    }

    @Test
    void host_foreign_isRefused() {
        assertThatThrownBy(() -> server.connect(Map.of("Host", "evil.example")))
                .isInstanceOfSatisfying(
                        UpgradeRejectedException.class,
                        refused -> assertThat(refused.getStatus()).isEqualTo(421));
    }

    @Test
    void host_publicUrl_isWelcome() {
        server.connect(Map.of("Host", "hall.test:8080", "Origin", "http://hall.test:8080"))
                .seated();
    }
}
