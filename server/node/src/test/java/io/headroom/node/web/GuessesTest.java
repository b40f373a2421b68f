package io.headroom.node.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headroom.node.protocol.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Wrong codes and keys of a network, which keep no right one out and are not answered quickly. */
final class GuessesTest {
    private static final Map<String, String> KEY =
            Map.of("Authorization", "Bearer " + ServerUnderTest.HOST_KEY);
    private static final int TIMES = 20;

    private ServerUnderTest server =
            new ServerUnderTest(
                    OtherLimits.of(new GuessLimits(3, 0, 5, 50, 100)),
                    GuessesTest.class.getClassLoader());

    @AfterEach
    void stop() {
        server.close();
    }

    /** Errs until this address is told to wait. */
    private void floodWithWrongKeys() {
        for (int wrong = 0; wrong < 3; wrong++) {
            assertThat(wrongKey()).isEqualTo(401);
        }
        assertThat(wrongKey()).isEqualTo(429);
    }

    private int wrongKey() {
        return server.get("/api/games", Map.of("Authorization", "Bearer wrong")).status();
    }

    @Test
    void rightSecrets_ofAnAddressThatErrs_getInTwentyTimesOfTwenty() {
        floodWithWrongKeys();
        for (int time = 0; time < TIMES; time++) {
            wrongKey();
            server.connect().hello(Role.HOST, OneGame.CODE, "wrong-horse");
            server.connect().hello(Role.PROJECTOR, "ZZZZZZ", null);
            assertThat(server.get("/api/games", KEY).status()).isEqualTo(200);
            assertThat(server.get("/api/games/" + OneGame.CODE + "/join", Map.of()).status())
                    .isEqualTo(200);
            server.connect()
                    .hello(Role.HOST, OneGame.CODE, ServerUnderTest.HOST_KEY)
                    .awaitFrame("welcome");
            server.connect().hello(Role.PROJECTOR, OneGame.CODE, null).awaitFrame("welcome");
            server.connect().seated();
        }
        assertThat(hosted()).isEqualTo(201);
    }

    private int hosted() {
        JsonObject body =
                new JsonObject()
                        .put("mission", "model-serving")
                        .put("round", 2)
                        .put("preset", "short")
                        .put("teamSize", 4);
        return server.request(HttpMethod.POST, "/api/games", KEY, Buffer.buffer(body.encode()))
                .status();
    }

    @Test
    void wrongSecrets_aboveTheRate_areToldToWait() {
        floodWithWrongKeys();
        server.connect()
                .hello(Role.HOST, OneGame.CODE, "wrong-horse")
                .assertRefused("too-many-attempts", 4429);
        server.connect()
                .hello(Role.PROJECTOR, "ZZZZZZ", null)
                .assertRefused("too-many-attempts", 4429);
        assertThat(server.get("/api/games/ZZZZZZ/join", Map.of()).status()).isEqualTo(429);
    }

    @Test
    void codes_ofManyConnections_areLookedUpAtThePaceAndTheRightOneComesThrough() {
        long startNanos = System.nanoTime();
        List<TestScreen> guessing = new ArrayList<>();
        for (int guess = 0; guess < 30; guess++) {
            guessing.add(server.connect().hello(Role.PROJECTOR, guess(guess), null));
        }
        server.connect().hello(Role.PROJECTOR, OneGame.CODE, null).awaitFrame("welcome");
        await().until(() -> guessing.stream().allMatch(TestScreen::isClosed));
        long tookMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        assertThat(server.game.lookedUp).hasSize(31);
        // Five at once, then five a second: the last of thirty-one after more than five seconds.
        assertThat(tookMillis).isGreaterThan(4_900);
    }

    @Test
    void lookUps_whenTheDatabaseIsSlow_areOneAtATime() {
        server.game.holdLookUps = true;
        for (int guess = 0; guess < 5; guess++) {
            server.connect().hello(Role.PROJECTOR, guess(guess), null);
        }
        await().until(() -> server.game.heldLookUps.size() == 1);
        server.connect()
                .hello(Role.HOST, OneGame.CODE, ServerUnderTest.HOST_KEY)
                .awaitFrame("welcome");
        // Its code has come from this address now, so it is not looked up again.
        server.connect().seated();
        assertThat(server.game.lookedUp).hasSize(1);
    }

    @Test
    void line_whenItsConnectionsAreGone_isEmpty() {
        server.game.holdLookUps = true;
        List<TestScreen> guessing = new ArrayList<>();
        for (int guess = 0; guess < 5; guess++) {
            guessing.add(server.connect().hello(Role.PROJECTOR, guess(guess), null));
        }
        await().until(() -> server.game.heldLookUps.size() == 1);
        guessing.forEach(TestScreen::leave);
        await().until(() -> guessing.stream().allMatch(TestScreen::isClosed));
        server.game.holdLookUps = false;
        server.game.heldLookUps.forEach(Runnable::run);
        server.connect().hello(Role.PROJECTOR, OneGame.CODE, null).awaitFrame("welcome");
        assertThat(server.game.lookedUp).hasSize(2);
    }

    private static String guess(int number) {
        return "ZZZZ" + (char) ('A' + number / 8) + (char) ('2' + number % 8);
    }
}
