package io.headroom.node.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.id.GameId;
import io.headroom.game.id.TextKey;
import io.headroom.node.store.BatchId;
import io.headroom.node.store.Erasures;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.NewEvent;
import io.headroom.node.store.NewGameRow;
import io.headroom.node.store.NodeId;
import io.headroom.node.store.TestDatabase;
import io.headroom.node.store.TypedText;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** By a clock of the test's own, on a real database. */
class RetentionTest {
    private static final Instant END = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration KEEP = Duration.ofDays(14);

    @AutoClose private final TestDatabase database = TestDatabase.create();

    private final EventLog log = database.eventLog();
    private final Erasures erasures = new Erasures(database.dataSource());
    private final Set<GameId> told = ConcurrentHashMap.newKeySet();
    private Instant now = END;

    private final Retention one = new Retention(erasures, KEEP, () -> now, told::add);
    private final Retention other = new Retention(erasures, KEEP, () -> now, told::add);

    private GameId game() {
        GameId game = new GameId(UUID.randomUUID());
        log.create(
                new NewGameRow(game, UUID.randomUUID().toString(), new NodeId("node"), END),
                BatchId.random(),
                List.of(new NewEvent("SomethingHappened", 1, null, null, END, "{}")),
                List.of(new TypedText(new TextKey("seat-1-name"), "Ada")));
        return game;
    }

    private boolean remembers(GameId game) {
        return log.texts(game).getFirst().content() != null;
    }

    @Test
    void game_isForgottenAfterItsTime_andNotBefore() {
        GameId game = game();
        log.finish(game, END);
        now = END.plus(KEEP);
        one.sweep();
        assertThat(remembers(game)).isTrue();

        now = now.plusMillis(1);
        one.sweep();

        assertThat(remembers(game)).isFalse();
        assertThat(log.read(game)).hasSize(1);
    }

    @Test
    void game_thatRests_isNeverForgotten() {
        GameId resting = game();
        now = END.plus(Duration.ofDays(3_650));

        one.sweep();

        assertThat(remembers(resting)).isTrue();
    }

    @Test
    void games_ofTwoNodesThatLookAtOnce_areForgottenOnceEach() throws InterruptedException {
        List<GameId> games = Stream.generate(this::game).limit(130).toList();
        games.forEach(game -> log.finish(game, END));
        now = END.plus(KEEP).plusMillis(1);

        Thread first = Thread.ofVirtual().start(one::sweep);
        Thread second = Thread.ofVirtual().start(other::sweep);
        first.join();
        second.join();

        assertThat(games).noneMatch(this::remembers);
    }

    @Test
    void node_thatShowsTheGame_isToldThatItWasErased() {
        GameId game = game();
        erasures.erase(game, null);

        other.follow();

        assertThat(told).containsExactly(game);
    }

    @Test
    void node_thatKeepsForEver_erasesNothing() {
        GameId game = game();
        log.finish(game, END);
        now = END.plus(Duration.ofDays(36_500));

        new Retention(erasures, null, () -> now, told::add).sweep();

        assertThat(remembers(game)).isTrue();
    }
}
