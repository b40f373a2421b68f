package io.headroom.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.node.games.Games;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** How a host asks to forget. */
class ForgetHttpTest {
    private static final Map<String, String> KEY =
            Map.of("Authorization", "Bearer " + ServerUnderTest.HOST_KEY);

    @AutoClose private final ServerUnderTest server = ServerUnderTest.standard();

    private static void assertRefused(ServerUnderTest.Reply reply, int status, String code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(new JsonObject(reply.body()).getString("code")).isEqualTo(code);
    }

    private ServerUnderTest.Reply forget(String game, Map<String, String> headers, String body) {
        return server.request(
                HttpMethod.POST, "/api/games/" + game + "/forget", headers, Buffer.buffer(body));
    }

    @Test
    void forget_takesSomeSeatsOrAll_withTheKey() {
        for (String body : new String[] {"{\"seats\":[3,1]}", "{\"seats\":null}"}) {
            ServerUnderTest.Reply reply = forget("g-1", KEY, body);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).hasToString("{\"texts\":3,\"players\":1}");
        }
        assertThat(server.game.forgotten)
                .containsExactly(
                        new Games.ForgetRequest(List.of(3, 1)), new Games.ForgetRequest(null));
        assertRefused(forget("g-2", KEY, "{\"seats\":null}"), 404, "no-such-game");
        assertRefused(forget("g-1", Map.of(), "{\"seats\":null}"), 401, "bad-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"seats\":3}",
                "{\"seats\":[\"1\"]}",
                "{\"seats\":[null]}",
                "{\"seats\":[1.5]}",
                "{\"seats\":[1],\"more\":1}"
            })
    void forget_isReadStrictly(String body) {
        assertRefused(forget("g-1", KEY, body), 400, "bad-request");
        assertThat(server.game.forgotten).isEmpty();
    }
}
