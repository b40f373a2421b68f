package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.GameId;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.games.Games;
import io.headroom.node.ownership.GameOpening;
import io.headroom.node.session.GameWriter;
import io.headroom.node.session.Opened;
import io.headroom.node.store.EventRow;
import io.headroom.node.store.NodeId;
import io.headroom.node.store.NodeTable;
import io.headroom.node.store.StoredGame;
import io.headroom.node.store.TestDatabase;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Promise 1: a game has one history, whoever believes to own it. */
@Isolated
class FencingIT {
    @AutoClose private final TestDatabase database = TestDatabase.create();

    private List<EventRow> rows(Round round) {
        return database.eventLog().read(id(round));
    }

    /** Its ghosts are found: the owner writes nothing more by itself. */
    private static void quiet(Round round) {
        round.host().sees(view -> view.path("ready").asBoolean());
    }

    private GameOpening opening(String node) {
        return new GameOpening(
                database.eventLog(), database.marks(), TestNode.CONTENT, new NodeId(node));
    }

    private StoredGame stored(GameId game) {
        return database.eventLog().find(game).orElseThrow();
    }

    private static GameId id(Round round) {
        return new GameId(UUID.fromString(round.game().game()));
    }

    @Test
    void owner_fenced_resignsAndTheCommandIsAnsweredByTheNextOwner() {
        try (TestNode node = TestNode.alone(database, "fenced")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            quiet(round);
            GameOpening intruder = opening("intruder");
            String game = round.game().game();
            assertThat(intruder.claim(stored(id(round)), NodeMessage.Saw.nothing(game)))
                    .isNotNull();

            round.host().does(new Command.Advance());

            // The intruder has no heartbeat, so the node claims the game back.
            assertThat(rows(round)).last().extracting(EventRow::epoch).isEqualTo(3L);
            assertThat(rows(round))
                    .filteredOn(row -> row.type().equals("phase-started"))
                    .hasSize(1);
        }
    }

    @Test
    void screens_whoseGameHasAnOwnerOutOfReach_areSentAway() {
        NodeTable nodes = new NodeTable(database.dataSource());
        NodeId stranger = new NodeId("of-another-cluster");
        try (TestNode node = TestNode.alone(database, "bereft")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            quiet(round);
            nodes.heartbeat(stranger, "");
            String game = round.game().game();
            assertThat(
                            opening(stranger.value())
                                    .claim(stored(id(round)), NodeMessage.Saw.nothing(game)))
                    .isNotNull();
            CompletableFuture<Void> pending =
                    CompletableFuture.runAsync(() -> round.host().asks(new Command.Advance()));
            for (Player each : List.of(round.student(1), round.board(), round.host())) {
                Awaitility.await()
                        .atMost(40, TimeUnit.SECONDS)
                        .until(
                                () -> {
                                    nodes.heartbeat(stranger, "");
                                    return each.screen().closed() == RefusalCode.UNAVAILABLE;
                                });
            }
            assertThat(pending).isNotDone();
        }
    }

    @Test
    void claim_twoOfTheSameDeadOwner_oneHolds() throws Exception {
        GameOpening first = opening("first");
        GameOpening second = opening("second");
        Opened created =
                first.create(
                        new GameId(UUID.randomUUID()),
                        new Games.HostRequest("model-serving", 2, "test", 2, List.of()));
        NodeMessage.Saw nothing = NodeMessage.Saw.nothing(created.game().value().toString());
        StoredGame orphan = stored(created.game());
        CompletableFuture<@Nullable Opened> one =
                CompletableFuture.supplyAsync(() -> first.claim(orphan, nothing));
        CompletableFuture<@Nullable Opened> other =
                CompletableFuture.supplyAsync(() -> second.claim(orphan, nothing));
        long won =
                Stream.of(one.get(30, TimeUnit.SECONDS), other.get(30, TimeUnit.SECONDS))
                        .filter(Objects::nonNull)
                        .count();
        List<EventRow> claims =
                database.eventLog().read(created.game()).stream()
                        .filter(row -> row.type().equals("claimed"))
                        .toList();
        // The creation's claim, and the winner's; the other learns that it was late.
        assertThat(won).isOne();
        assertThat(claims).hasSize(2);
        assertThat(claims).extracting(EventRow::epoch).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void claim_ofAnOwnerWhoClaimedItsGameAgain_doesNotHold() throws Exception {
        GameOpening opening = opening("slow");
        Opened opened =
                opening.create(
                        new GameId(UUID.randomUUID()),
                        new Games.HostRequest("model-serving", 2, "test", 2, List.of()));
        StoredGame judged = stored(opened.game());
        new GameWriter(
                        database.eventLog(),
                        opened.game(),
                        new NodeId("slow"),
                        opened.end(),
                        () -> new GameWriter.Standing(0, 0),
                        () -> {})
                .claimAgain();

        GameOpening hasty = opening("hasty");
        assertThat(hasty.claim(judged, NodeMessage.Saw.nothing(opened.game().value().toString())))
                .isNull();
        assertThat(stored(opened.game()).owner()).isEqualTo(new NodeId("slow"));
    }

    @Test
    void writer_behindAClaim_isToldThatItHasEnded() {
        GameOpening opening = opening("old");
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
                        () -> {});
        opening("new")
                .claim(
                        stored(opened.game()),
                        NodeMessage.Saw.nothing(opened.game().value().toString()));

        assertThatThrownBy(old::claimAgain).isInstanceOf(GameWriter.Ended.class);
        assertThat(database.eventLog().end(opened.game()).epoch()).isEqualTo(2);
    }
}
