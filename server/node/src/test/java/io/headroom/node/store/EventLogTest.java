package io.headroom.node.store;

import static io.headroom.node.store.LogFixture.AT;
import static io.headroom.node.store.LogFixture.NODE;
import static io.headroom.node.store.LogFixture.claim;
import static io.headroom.node.store.LogFixture.createdGame;
import static io.headroom.node.store.LogFixture.event;
import static io.headroom.node.store.LogFixture.newGame;
import static io.headroom.node.store.LogFixture.randomCode;
import static io.headroom.node.store.LogFixture.randomGame;
import static io.headroom.node.store.LogFixture.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.headroom.game.id.GameId;
import io.headroom.node.store.AppendResult.Appended;
import io.headroom.node.store.AppendResult.Fenced;
import io.headroom.node.store.CreateResult.CodeTaken;
import io.headroom.node.store.CreateResult.Created;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

class EventLogTest {
    @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

    private final EventLog log = DATABASE.eventLog();

    @Test
    void create_newGame_standsWithItsRowsAndTexts() {
        GameId gameId = randomGame();
        NewGameRow game = newGame(gameId);
        BatchId batch = BatchId.random();
        NewEvent first =
                new NewEvent("GameCreated", 2, "command-1", "seat-7", AT, "{\"a\":\"ü😀\"}");

        CreateResult result =
                log.create(game, batch, List.of(first, event("{}")), List.of(text("n1", "Ada")));

        assertThat(result).isEqualTo(new Created(new LogEnd(2, 1)));
        assertThat(log.read(gameId))
                .containsExactly(
                        new EventRow(
                                gameId,
                                1,
                                1,
                                batch,
                                "GameCreated",
                                2,
                                "command-1",
                                "seat-7",
                                AT,
                                "{\"a\":\"ü😀\"}"),
                        new EventRow(
                                gameId, 2, 1, batch, "SomethingHappened", 1, null, null, AT, "{}"));
        assertThat(log.texts(gameId)).containsExactly(text("n1", "Ada"));
        assertThat(log.find(gameId))
                .contains(new StoredGame(gameId, game.code(), NODE, 1, AT, null));
    }

    @Test
    void create_codeInUse_isRefusedAndNothingIsWritten() {
        NewGameRow first = newGame(randomGame());
        log.create(first, BatchId.random(), List.of(event("{}")), List.of());
        NewGameRow second = new NewGameRow(randomGame(), first.code(), NODE, AT);

        CreateResult result =
                log.create(
                        second, BatchId.random(), List.of(event("{}")), List.of(text("n", "Bob")));

        assertThat(result).isEqualTo(new CodeTaken(first.code()));
        assertThat(log.find(second.gameId())).isEmpty();
        assertThat(log.read(second.gameId())).isEmpty();
        assertThat(log.texts(second.gameId())).isEmpty();
    }

    @Test
    void finish_game_freesItsCodeAndKeepsTheFirstStamp() {
        NewGameRow first = newGame(randomGame());
        log.create(first, BatchId.random(), List.of(event("{}")), List.of());
        log.finish(first.gameId(), AT);
        log.finish(first.gameId(), AT.plusSeconds(60));
        assertThat(log.find(first.code()))
                .contains(new StoredGame(first.gameId(), first.code(), NODE, 1, AT, AT));

        Instant later = AT.plusSeconds(1);
        NewGameRow second = new NewGameRow(randomGame(), first.code(), NODE, later);
        log.create(second, BatchId.random(), List.of(event("{}")), List.of());

        assertThat(log.find(first.code()).map(StoredGame::gameId)).contains(second.gameId());
        assertThat(log.unfinishedGames())
                .extracting(StoredGame::gameId)
                .contains(second.gameId())
                .doesNotContain(first.gameId());
        log.finish(second.gameId(), later);
        assertThat(log.find(first.code()).map(StoredGame::gameId))
                .as("of two finished games the newer")
                .contains(second.gameId());
    }

    @Test
    void codesInUse_ofMany_areThoseOfGamesOverOrNot() {
        NewGameRow open = newGame(randomGame());
        log.create(open, BatchId.random(), List.of(event("{}")), List.of());
        NewGameRow over = newGame(randomGame());
        log.create(over, BatchId.random(), List.of(event("{}")), List.of());
        log.finish(over.gameId(), AT);

        assertThat(log.codesInUse(Set.of(open.code(), over.code(), "nobody's", "' OR ''='")))
                .containsExactlyInAnyOrder(open.code(), over.code());
        assertThat(log.codesInUse(Set.of())).isEmpty();
    }

    @Test
    void append_behindOwnLastRow_isNumberedWithoutGap() {
        GameId gameId = createdGame(log);

        AppendResult one = append(gameId, new LogEnd(1, 1), "{\"n\":2}", "{\"n\":3}");
        AppendResult two = append(gameId, new LogEnd(3, 1), "{\"n\":4}");

        assertThat(one).isEqualTo(new Appended(new LogEnd(3, 1)));
        assertThat(two).isEqualTo(new Appended(new LogEnd(4, 1)));
        assertThat(log.readAfter(gameId, 1))
                .extracting(EventRow::seq, EventRow::payload)
                .containsExactly(
                        tuple(2L, "{\"n\":2}"), tuple(3L, "{\"n\":3}"), tuple(4L, "{\"n\":4}"));
    }

    @Test
    void append_behindMissingRow_isFencedSoThatNoGapAppears() {
        GameId gameId = createdGame(log);

        assertThat(append(gameId, new LogEnd(5, 1), "{}")).isEqualTo(new Fenced(new LogEnd(1, 1)));
        assertThat(append(randomGame(), new LogEnd(1, 1), "{}"))
                .isEqualTo(new Fenced(LogEnd.EMPTY));
        assertThat(append(gameId, LogEnd.EMPTY, "{}")).isEqualTo(new Fenced(new LogEnd(1, 1)));
        assertThat(log.end(gameId)).isEqualTo(new LogEnd(1, 1));
    }

    @Test
    void append_behindRowThatIsNoLongerLast_isFenced() {
        GameId gameId = createdGame(log);
        append(gameId, new LogEnd(1, 1), "{}");

        assertThat(append(gameId, new LogEnd(1, 1), "{}")).isEqualTo(new Fenced(new LogEnd(2, 1)));
    }

    @Test
    void append_afterAnotherClaim_isFencedWhateverItNames() {
        GameId gameId = createdGame(log);
        assertThat(log.claim(gameId, new LogEnd(1, 1), claim(2)))
                .isEqualTo(new Appended(new LogEnd(2, 2)));

        assertThat(append(gameId, new LogEnd(1, 1), "{}")).isEqualTo(new Fenced(new LogEnd(2, 2)));
        assertThat(append(gameId, new LogEnd(2, 1), "{}")).isEqualTo(new Fenced(new LogEnd(2, 2)));
        assertThat(append(gameId, new LogEnd(2, 2), "{}"))
                .isEqualTo(new Appended(new LogEnd(3, 2)));
    }

    @Test
    void claim_lastRowAsRead_takesTheGameAndNamesTheOwner() {
        GameId gameId = createdGame(log);
        NewClaim claim = claim(2);

        log.claim(gameId, new LogEnd(1, 1), claim);

        assertThat(log.read(gameId).getLast().epoch()).isEqualTo(2);
        assertThat(log.hasBatch(gameId, claim.batchId())).isTrue();
        assertThat(log.find(gameId).map(StoredGame::owner)).contains(claim.owner());
    }

    @Test
    void claim_lastRowHasMoved_isFencedAndTheOwnerStays() {
        GameId gameId = createdGame(log);
        append(gameId, new LogEnd(1, 1), "{}");

        assertThat(log.claim(gameId, new LogEnd(1, 1), claim(2)))
                .isEqualTo(new Fenced(new LogEnd(2, 1)));
        assertThat(log.claim(gameId, new LogEnd(3, 1), claim(2)))
                .isEqualTo(new Fenced(new LogEnd(2, 1)));
        assertThat(log.find(gameId).map(StoredGame::owner)).contains(NODE);
    }

    @Test
    void claim_ofAnOwnerWhoIsNotTheOwnerAnyMore_isFencedAtTheSameEnd() {
        GameId gameId = createdGame(log);
        NodeId stranger = new NodeId("judged-dead-by-mistake");

        assertThat(log.claim(gameId, new LogEnd(1, 1), LogFixture.claim(stranger, 2)))
                .isEqualTo(new Fenced(new LogEnd(1, 1)));
        assertThat(log.find(gameId).orElseThrow().owner()).isEqualTo(LogFixture.NODE);
    }

    @Test
    void claim_epochNotAboveTheLast_isABug() {
        GameId gameId = createdGame(log);

        assertThatThrownBy(() -> log.claim(gameId, new LogEnd(1, 1), claim(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void texts_areWrittenOnlyWhenTheEventsAre() {
        GameId gameId = createdGame(log);
        List<NewEvent> events = List.of(event("{}"));

        log.append(gameId, new LogEnd(9, 1), BatchId.random(), events, List.of(text("a", "no")));
        assertThat(log.texts(gameId)).isEmpty();
        log.append(gameId, new LogEnd(1, 1), BatchId.random(), events, List.of(text("a", "yes")));
        assertThat(log.texts(gameId)).containsExactly(text("a", "yes"));
    }

    @Test
    void text_ofAKeyThatIsThere_isWrittenOver() {
        GameId gameId = createdGame(log);
        List<NewEvent> events = List.of(event("{}"));

        log.append(gameId, new LogEnd(1, 1), BatchId.random(), events, List.of(text("a", "rude")));
        log.append(gameId, new LogEnd(2, 1), BatchId.random(), events, List.of(text("a", "Ada")));
        assertThat(log.texts(gameId)).containsExactly(text("a", "Ada"));
    }

    @Test
    void append_textKeyUsedTwice_writesNothingAndIsNoFence() {
        GameId gameId = createdGame(log);
        List<TypedText> twice = List.of(text("a", "one"), text("a", "two"));

        assertThatThrownBy(
                        () ->
                                log.append(
                                        gameId,
                                        new LogEnd(1, 1),
                                        BatchId.random(),
                                        List.of(event("{}")),
                                        twice))
                .isInstanceOf(UnableToWriteException.class);
        assertThat(log.end(gameId)).isEqualTo(new LogEnd(1, 1));
        assertThat(log.texts(gameId)).isEmpty();
    }

    @Test
    void append_withoutEvents_isABug() {
        GameId gameId = createdGame(log);

        assertThatThrownBy(() -> append(gameId, new LogEnd(1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textThatPostgresWouldChange_isABug() {
        assertThatThrownBy(() -> event("\ud83d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> text("k", "a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void read_longLog_comesWholeAndInOrder() {
        GameId gameId = createdGame(log);
        List<NewEvent> many = Collections.nCopies(4_500, event("{}"));
        log.append(gameId, new LogEnd(1, 1), BatchId.random(), many, List.of());

        assertThat(log.read(gameId))
                .extracting(EventRow::seq)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 4_501).mapToObj(Long::valueOf).toList());
    }

    @Test
    void find_unknown_isEmpty() {
        assertThat(log.find(randomCode())).isEmpty();
        assertThat(log.find(randomGame())).isEmpty();
        assertThat(log.read(randomGame())).isEmpty();
        assertThat(log.hasBatch(randomGame(), BatchId.random())).isFalse();
    }

    private AppendResult append(GameId gameId, LogEnd previous, String... payloads) {
        List<NewEvent> events = Arrays.stream(payloads).map(LogFixture::event).toList();
        return log.append(gameId, previous, BatchId.random(), events, List.of());
    }
}
