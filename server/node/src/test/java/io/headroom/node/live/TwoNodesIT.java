package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.GameId;
import io.headroom.game.replay.ReplayReport;
import io.headroom.node.cluster.ClusterSettings;
import io.headroom.node.games.Games;
import io.headroom.node.session.GameHistory;
import io.headroom.node.store.TestDatabase;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Two nodes on loopback play one game, and one survives the other. */
@Isolated
class TwoNodesIT {
    @AutoClose private final TestDatabase database = TestDatabase.create();
    private final int portA = Children.freePort();
    private final int portB = Children.freePort();

    private ClusterSettings settings(int port) {
        return new ClusterSettings(
                List.of("127.0.0.1:" + portA, "127.0.0.1:" + portB),
                ClusterSettings.LOOPBACK,
                port);
    }

    private TestNode node(String name, int port) {
        return TestNode.start(database.dataSource(), name, settings(port));
    }

    @Test
    void game_ownedByOneNode_isPlayedFromBothAndGoesOnWhenTheOwnerDrains() {
        try (TestNode b = node("b", portB)) {
            Round round;
            try (TestNode a = node("a", portA)) {
                round = Round.hosted(a.games(), "tiny-pioneer");
                round.joined(a.games(), 2).joined(b.games(), 2);
                round.toWorkbench().next("live");
                Player onB = round.student(3);
                onB.seesTick(10);
                assertThat(onB.screen().messages())
                        .anyMatch(
                                message ->
                                        message.path("type").asText().equals("instruments")
                                                && !message.path("own").isEmpty());
            }
            assertThat(round.student(1).screen().closed()).isEqualTo(RefusalCode.STOPPING);
            round.host().reconnect(b.games());
            round.board().reconnect(b.games());
            int before = round.student(3).screen().tick();
            round.student(3).seesTick(before + 5);
            JsonNode end = round.toTheEnd();

            assertThat(round.student(3).screen().closed()).isNull();
            assertThat(end.path("digest").asText()).isEqualTo(replay(round.game().game()).digest());
        }
    }

    @Test
    void seat_connectedOnTheOtherNode_replacesTheFirstScreen() {
        try (TestNode a = node("a", portA);
                TestNode b = node("b", portB)) {
            Round round = Round.hosted(a.games(), "tiny-pioneer").joined(a.games(), 1);
            TestScreen first = round.student(1).screen();
            round.student(1).reconnect(b.games());
            Awaitility.await().until(() -> first.closed() == RefusalCode.REPLACED);
            assertThat(round.student(1).screen().closed()).isNull();
        }
    }

    @Test
    void owner_killedInTheLiveRun_isFollowedWithinFiveSecondsWithTheSameScores() throws Exception {
        try (TestNode b = node("b", portB)) {
            Process child = child();
            try {
                Games.GameRow game = find(b.games(), code(child));
                Round round = Round.at(b.games(), game).joined(b.games(), 4);
                round.toWorkbench().next("live");
                round.board().seesTick(10);
                round.host().does(new Command.InjectBurst(200, 2));
                round.board().seesTick(30);
                JsonNode last = round.board().screen().updates().getLast();
                int seen = last.path("tick").asInt();
                long epoch = last.path("epoch").asLong();

                child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                long killedNanos = System.nanoTime();
                Awaitility.await()
                        .atMost(20, TimeUnit.SECONDS)
                        .until(() -> after(epoch, round.board()) != null);
                // The promise itself is a time; a second is usual.
                assertThat(Duration.ofNanos(System.nanoTime() - killedNanos))
                        .isLessThan(Duration.ofSeconds(5));

                JsonNode resumed = Objects.requireNonNull(after(epoch, round.board()));
                assertThat(resumed.path("tick").asInt()).isGreaterThanOrEqualTo(seen);
                assertThat(round.student(1).asks(new Command.AnswerLock(0)).code())
                        .isEqualTo(RefusalCode.WRONG_PHASE);
                JsonNode end = round.toTheEnd();
                ReplayReport report = replay(game.game());
                assertThat(report.mismatches()).isEmpty();
                assertThat(end.path("digest").asText()).isEqualTo(report.digest());
                assertThat(round.student(1).screen().closed()).isNull();
            } finally {
                child.destroyForcibly();
            }
        }
    }

    private static Games.GameRow find(Games games, String code) {
        return TestNode.result(games.find(code).map(Objects::requireNonNull));
    }

    private static @Nullable JsonNode after(long epoch, Player board) {
        return board.screen().updates().stream()
                .filter(update -> update.path("epoch").asLong() > epoch)
                .findFirst()
                .orElse(null);
    }

    private ReplayReport replay(String game) {
        return GameHistory.read(database.eventLog(), new GameId(UUID.fromString(game)))
                .replay(TestNode.CONTENT);
    }

    private Process child() throws IOException {
        return Children.node(database, portA, settings(portA).members(), 1);
    }

    private static String code(Process child) throws IOException {
        return Children.codes(child, 1).getFirst();
    }
}
