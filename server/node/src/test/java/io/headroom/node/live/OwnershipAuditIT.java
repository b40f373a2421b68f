package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.id.GameId;
import io.headroom.node.cluster.ClusterSettings;
import io.headroom.node.store.EventRow;
import io.headroom.node.store.NodeId;
import io.headroom.node.store.StoredGame;
import io.headroom.node.store.TestDatabase;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An audit of who claimed what: a game is claimed once when it is created, once for each death or
 * drain of its owner, and otherwise never, however many nodes look after it.
 */
@Isolated
class OwnershipAuditIT {
    private static final int GAMES = 6;

    @AutoClose private final TestDatabase database = TestDatabase.create();
    private final List<Integer> ports = Stream.generate(Children::freePort).limit(3).toList();

    private List<String> members() {
        return ports.stream().map(port -> "127.0.0.1:" + port).toList();
    }

    private TestNode node(String name, int port) {
        return TestNode.start(
                database.dataSource(),
                name,
                new ClusterSettings(members(), ClusterSettings.LOOPBACK, port));
    }

    @Test
    void games_whoseOwnerDiesAndWhoseNextOwnerDrains_areClaimedOnceForEach() throws Exception {
        try (TestNode c = node("c", ports.get(2))) {
            try (TestNode b = node("b", ports.get(1))) {
                assertThat(b.ready()).isTrue();
                Process child = Children.node(database, ports.get(0), members(), GAMES);
                try {
                    assertThat(Children.codes(child, GAMES)).hasSize(GAMES);
                    child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                } finally {
                    child.destroyForcibly();
                }
                awaitOwners(Set.of("b", "c"));
                games().forEach(game -> assertThat(claims(game)).as("%s", game).isEqualTo(2));
            }
            List<StoredGame> drained = games();
            awaitOwners(Set.of("c"));
            for (StoredGame game : drained) {
                assertThat(claims(game))
                        .as("a claim more for who was with the drained node: %s", game)
                        .isEqualTo(2 + changed(game));
            }
            assertThat(c.ready()).isTrue();
        }
        games().forEach(
                        game ->
                                assertThat(claims(game))
                                        .as("a drain claims nothing")
                                        .isLessThan(4));
    }

    private int changed(StoredGame game) {
        return (int)
                epochsOwners(game.gameId()).stream()
                        .filter(owner -> owner.contains("\"b\""))
                        .count();
    }

    private List<String> epochsOwners(GameId game) {
        return rows(game).stream().map(EventRow::payload).toList();
    }

    private void awaitOwners(Set<String> owners) {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(
                        () ->
                                games().stream()
                                        .map(StoredGame::owner)
                                        .map(NodeId::value)
                                        .allMatch(owners::contains));
    }

    private List<StoredGame> games() {
        return database.eventLog().unfinishedGames();
    }

    private List<EventRow> rows(GameId game) {
        return database.eventLog().read(game).stream()
                .filter(row -> row.type().equals("claimed"))
                .toList();
    }

    private int claims(StoredGame game) {
        return rows(game.gameId()).size();
    }
}
