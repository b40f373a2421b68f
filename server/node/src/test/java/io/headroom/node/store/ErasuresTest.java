package io.headroom.node.store;

import static io.headroom.node.store.LogFixture.AT;
import static io.headroom.node.store.LogFixture.event;
import static io.headroom.node.store.LogFixture.newGame;
import static io.headroom.node.store.LogFixture.randomGame;
import static io.headroom.node.store.LogFixture.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.id.GameId;
import io.headroom.game.id.TextKey;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;

class ErasuresTest {
    @AutoClose private final TestDatabase database = TestDatabase.create();

    private final EventLog log = database.eventLog();
    private final Erasures erasures = new Erasures(database.dataSource());

    private GameId gameWithTexts() {
        GameId game = randomGame();
        log.create(
                newGame(game),
                BatchId.random(),
                List.of(event("{}")),
                List.of(text("a", "Ada"), text("b", "Bob")));
        return game;
    }

    private List<TypedText> there(GameId game) {
        return log.texts(game).stream().filter(each -> each.content() != null).toList();
    }

    private static Erasures.Traces traces(Set<TextKey> keys) {
        return new Erasures.Traces(keys, List.of());
    }

    @Test
    void game_erased_losesItsTextsAndKeepsItsLog() {
        GameId game = gameWithTexts();
        GameId other = gameWithTexts();

        assertThat(erasures.erase(game, null)).isEqualTo(new Erasures.Erased(1, 2, 0));

        assertThat(there(game)).isEmpty();
        assertThat(log.texts(game)).hasSize(2);
        assertThat(log.read(game)).hasSize(1);
        assertThat(there(other)).hasSize(2);
        assertThat(erasures.erase(game, null).texts()).isZero();
    }

    @Test
    void someTexts_erased_leaveTheOthers() {
        GameId game = gameWithTexts();

        erasures.erase(game, traces(Set.of(new TextKey("b"), new TextKey("never-typed"))));

        assertThat(there(game)).containsExactly(text("a", "Ada"));
        assertThat(erasures.erase(game, traces(Set.of())).texts()).isZero();
    }

    @Test
    void finishedGames_olderThanAnInstant_loseTheirTexts_othersNever() {
        GameId old = gameWithTexts();
        GameId young = gameWithTexts();
        GameId resting = gameWithTexts();
        log.finish(old, AT);
        log.finish(young, AT.plus(Duration.ofDays(1)));

        Erasures.Erased swept = erasures.eraseFinishedBefore(AT.plusMillis(1));

        assertThat(swept).isEqualTo(new Erasures.Erased(1, 2, 0));
        assertThat(there(old)).isEmpty();
        assertThat(there(young)).hasSize(2);
        assertThat(there(resting)).hasSize(2);
        assertThat(erasures.eraseFinishedBefore(AT.plusMillis(1)).games()).isZero();
    }

    @Test
    void erasure_ofAMomentAgo_isFoundByNodes() {
        GameId game = gameWithTexts();
        assertThat(erasures.within(Duration.ofMinutes(1))).isEmpty();

        erasures.erase(game, null);

        assertThat(erasures.within(Duration.ofMinutes(1))).containsExactly(game);
        assertThat(erasures.within(Duration.ZERO)).isEmpty();
    }
}
