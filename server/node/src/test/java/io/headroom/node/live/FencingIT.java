package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.game.command.Command;
import io.headroom.game.id.GameId;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.store.EventRow;
import io.headroom.node.store.NodeId;
import io.headroom.node.store.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Promise 1: a game has one history, whoever believes to own it. */
class FencingIT {
    @AutoClose private final TestDatabase database = TestDatabase.create();

    private List<EventRow> rows(Round round) {
        return database.eventLog().read(id(round));
    }

    private static GameId id(Round round) {
        return new GameId(UUID.fromString(round.game().game()));
    }

    @Test
    void owner_fenced_resignsAndTheCommandIsAnsweredByTheNextOwner() {
        try (TestNode node = TestNode.alone(database, "fenced")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            GameOpening intruder =
                    new GameOpening(
                            database.eventLog(), TestNode.SCENARIOS, new NodeId("intruder"));
            String game = round.game().game();
            assertThat(intruder.claim(id(round), new NodeMessage.Saw(game, 0, 0, 0))).isNotNull();

            round.host().does(new Command.Advance());

            // The intruder has no heartbeat, so the node claims the game back.
            assertThat(rows(round)).last().extracting(EventRow::epoch).isEqualTo(3L);
            assertThat(rows(round))
                    .filteredOn(row -> row.type().equals("phase-started"))
                    .hasSize(1);
        }
    }

    @Test
    void claim_twoAtOnce_eachHasAnEpochOfItsOwn() throws Exception {
        GameOpening first =
                new GameOpening(database.eventLog(), TestNode.SCENARIOS, new NodeId("first"));
        GameOpening second =
                new GameOpening(database.eventLog(), TestNode.SCENARIOS, new NodeId("second"));
        Opened created =
                first.create(
                        new GameId(UUID.randomUUID()),
                        new Games.HostRequest("model-serving", 2, "test", 2, List.of()));
        NodeMessage.Saw nothing = new NodeMessage.Saw(created.game().value().toString(), 0, 0, 0);
        CompletableFuture<@Nullable Opened> one =
                CompletableFuture.supplyAsync(() -> first.claim(created.game(), nothing));
        CompletableFuture<@Nullable Opened> other =
                CompletableFuture.supplyAsync(() -> second.claim(created.game(), nothing));
        long won =
                Stream.of(one.get(30, TimeUnit.SECONDS), other.get(30, TimeUnit.SECONDS))
                        .filter(Objects::nonNull)
                        .count();
        List<EventRow> claims =
                database.eventLog().read(created.game()).stream()
                        .filter(row -> row.type().equals("claimed"))
                        .toList();
        // The creation's claim, and one for each that won; the second may have read the first's.
        assertThat(won).isPositive();
        assertThat(claims).hasSize((int) won + 1);
        assertThat(claims).extracting(EventRow::epoch).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void writer_behindAClaim_isToldThatItHasEnded() {
        GameOpening opening =
                new GameOpening(database.eventLog(), TestNode.SCENARIOS, new NodeId("old"));
        Opened opened =
                opening.create(
                        new GameId(UUID.randomUUID()),
                        new Games.HostRequest("model-serving", 2, "test", 2, List.of()));
        GameWriter old =
                new GameWriter(
                        database.eventLog(),
                        opened.game(),
                        new NodeId("old"),
                        opened.end(),
                        () -> new GameWriter.Standing(0, 0),
                        holding -> {});
        new GameOpening(database.eventLog(), TestNode.SCENARIOS, new NodeId("new"))
                .claim(
                        opened.game(),
                        new NodeMessage.Saw(opened.game().value().toString(), 0, 0, 0));

        assertThatThrownBy(old::claimAgain).isInstanceOf(GameWriter.Ended.class);
        assertThat(database.eventLog().end(opened.game()).epoch()).isEqualTo(2);
    }
}
