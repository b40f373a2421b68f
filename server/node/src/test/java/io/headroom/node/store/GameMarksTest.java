package io.headroom.node.store;

import static io.headroom.node.store.LogFixture.claim;
import static io.headroom.node.store.LogFixture.createdGame;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.id.GameId;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class GameMarksTest {
    @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

    private final EventLog log = DATABASE.eventLog();
    private final GameMarks marks = DATABASE.marks();

    @Test
    void mark_again_isOverwrittenAndInNoLog() {
        GameId game = createdGame(log);
        assertThat(marks.find(game)).isEmpty();

        assertThat(marks.write(game, 1, new GameMark(3, 1_000, 10))).isTrue();
        assertThat(marks.write(game, 1, new GameMark(3, 2_000, 20))).isTrue();

        assertThat(marks.find(game)).contains(new GameMark(3, 2_000, 20));
        assertThat(log.read(game)).hasSize(1);
    }

    @Test
    void mark_ofAFormerOwner_isFenced() {
        GameId game = createdGame(log);
        marks.write(game, 1, new GameMark(3, 1_000, 10));
        log.claim(game, new LogEnd(1, 1), claim(2));

        assertThat(marks.write(game, 1, new GameMark(3, 9_000, 90))).isFalse();
        assertThat(marks.write(game, 2, new GameMark(3, 1_500, 15))).isTrue();

        assertThat(marks.find(game)).contains(new GameMark(3, 1_500, 15));
    }
}
