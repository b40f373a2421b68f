package io.headroom.node.store;

import io.headroom.game.id.GameId;
import io.headroom.game.id.TextKey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Games and events for tests of the log, whose meaning does not matter. */
final class LogFixture {
    static final NodeId NODE = new NodeId("node-a");
    static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456Z");

    private LogFixture() {}

    static GameId randomGame() {
        return new GameId(UUID.randomUUID());
    }

    /** A code that no other test uses. */
    static String randomCode() {
        return UUID.randomUUID().toString();
    }

    static NewGameRow newGame(GameId gameId) {
        return new NewGameRow(gameId, randomCode(), NODE, AT);
    }

    /** A game with one event; its log ends at (1, 1). */
    static GameId createdGame(EventLog log) {
        GameId gameId = randomGame();
        log.create(newGame(gameId), BatchId.random(), List.of(event("{}")), List.of());
        return gameId;
    }

    static NewEvent event(String payload) {
        return new NewEvent("SomethingHappened", 1, null, null, AT, payload);
    }

    static TypedText text(String key, String content) {
        return new TypedText(new TextKey(key), content);
    }

    /** A claim of a game that its creator still owns. */
    static NewClaim claim(long epoch) {
        return claim(NODE, epoch);
    }

    /** A claim of a game by its owner's name. */
    static NewClaim claim(NodeId from, long epoch) {
        return new NewClaim(
                from, new NodeId("node-b"), epoch, BatchId.random(), event("{\"claim\":1}"));
    }
}
