package io.headroom.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** What a door is told of the code that a phone has. */
final class JoinHttpTest {
    @AutoClose private final ServerUnderTest server = ServerUnderTest.standard();

    private static void assertRefused(ServerUnderTest.Reply reply) {
        assertThat(reply.status()).isEqualTo(404);
        JsonObject body = new JsonObject(reply.body());
        assertThat(body.fieldNames()).containsExactlyInAnyOrder("code", "arguments");
        assertThat(body.getString("code")).isEqualTo("no-such-game");
    }

    @Test
    void join_knownCode_urlAndQr() {
        JsonObject join = new JsonObject(server.get("/api/games/abc234/join", Map.of()).body());
        assertThat(join.getString("code")).isEqualTo(OneGame.CODE);
        assertThat(join.getString("url")).isEqualTo("http://hall.test:8080/#code=ABC234");
        assertThat(join.getJsonObject("qr").getString("path")).startsWith("M4 4h7");
    }

    @Test
    void join_unknownCode_isRefused() {
        assertRefused(server.get("/api/games/ZZZZZZ/join", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB%004", "%0A", "ABC23%7F", "ABC%20DE", "x", "%F0%9F%98%80"})
    void join_textThatIsNoCode_isRefusedWithoutALookUp(String code) {
        assertRefused(server.get("/api/games/" + code + "/join", Map.of()));
        assertThat(server.game.lookedUp).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB%ZZ", "AB%C3%28", "%"})
    void join_brokenEscape_isRefusedInOurWords(String code) {
        ServerUnderTest.Reply reply = server.get("/api/games/" + code + "/join", Map.of());
        assertThat(reply.status()).isIn(400, 404);
        assertThat(new JsonObject(reply.body()).fieldNames())
                .containsExactlyInAnyOrder("code", "arguments");
    }
}
