package io.headroom.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Practice as a page asks for it. */
class PracticeHttpTest {
    private static final String GAME = "/api/games/g-1/practice";
    private static final String TRY =
            "{\"kind\":\"beat-frontier\",\"configuration\":{\"batch\":8}}";

    @AutoClose private final ServerUnderTest server = ServerUnderTest.standard();

    private static Map<String, String> key(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private ServerUnderTest.Reply get(String path, String token) {
        return server.get(path, key(token));
    }

    private static String code(ServerUnderTest.Reply reply) {
        return new JsonObject(reply.body()).getString("code");
    }

    @Test
    void seatAndVisitor_areTold_eachByItsHash() {
        assertThat(get(GAME, OnePractice.TOKEN).status()).isEqualTo(200);
        assertThat(get(GAME, OnePractice.TOKEN + "." + OnePractice.TOKEN).status()).isEqualTo(200);

        assertThat(server.practice.keys.getFirst().visitorHash()).isNull();
        assertThat(server.practice.keys.getLast().visitorHash())
                .isEqualTo(server.practice.keys.getLast().tokenHash())
                .hasSize(64);
    }

    @Test
    void whatOpensNothing_isABadSecret_andTooManyWait() {
        for (String wrong : new String[] {"short", OnePractice.TOKEN + ".x", "a.b.c"}) {
            assertThat(code(get(GAME, wrong))).isEqualTo("bad-secret");
        }
        assertThat(get("/api/games/g-2/practice", OnePractice.TOKEN).status()).isEqualTo(401);
        String last = "bad-secret";
        for (int time = 0; time < 100 && last.equals("bad-secret"); time++) {
            last = code(get(GAME, "short"));
        }
        assertThat(last).isEqualTo("too-many-attempts");
    }

    @Test
    void try_isReadStrictly() {
        String path = GAME + "/2/tiny-pioneer";
        var asked =
                server.request(HttpMethod.POST, path, key(OnePractice.TOKEN), Buffer.buffer(TRY));
        assertThat(code(asked)).isEqualTo("practice-busy");
        assertThat(asked.status()).isEqualTo(429);
        assertThat(server.practice.tries).hasSize(1);
        for (String wrong :
                new String[] {
                    "[]",
                    "{}",
                    "{\"kind\":\"win\",\"configuration\":{}}",
                    "{\"kind\":\"what-if\",\"configuration\":{\"batch\":\"8\"}}",
                    "{\"kind\":\"what-if\",\"configuration\":[],\"more\":1}"
                }) {
            assertThat(
                            server.request(
                                            HttpMethod.POST,
                                            path,
                                            key(OnePractice.TOKEN),
                                            Buffer.buffer(wrong))
                                    .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(get(GAME + "/two/tiny-pioneer", OnePractice.TOKEN).status()).isEqualTo(400);
        assertThat(server.practice.tries).hasSize(1);
    }

    @Test
    void link_isDrawnForOthers() {
        JsonObject link = new JsonObject(get(GAME + "/link", OnePractice.TOKEN).body());

        assertThat(link.getString("url")).endsWith("/practice#game=g-1&link=" + OnePractice.TOKEN);
        assertThat(link.getJsonObject("qr").getString("path")).isNotEmpty();
    }
}
