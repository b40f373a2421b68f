package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.game.command.Command;
import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.GameId;
import io.headroom.game.id.SeatId;
import io.headroom.game.replay.ReplayReport;
import io.headroom.node.games.Games;
import io.headroom.node.protocol.ServerMessage;
import io.headroom.node.session.GameHistory;
import io.headroom.node.store.Erasures;
import io.headroom.node.store.EventRow;
import io.headroom.node.store.GameMark;
import io.headroom.node.store.TestDatabase;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/** One game on one node with a real database. */
class OneNodeIT {
    @AutoClose private final TestDatabase database = TestDatabase.create();

    private static GameId id(Round round) {
        return new GameId(UUID.fromString(round.game().game()));
    }

    private List<EventRow> rows(Round round) {
        return database.eventLog().read(id(round));
    }

    /** What people did; the search for the ghosts may end at any moment. */
    private List<EventRow> asked(Round round) {
        return rows(round).stream().filter(row -> row.commandId() != null).toList();
    }

    @Test
    void round_playedToTheEnd_isScoredAndItsReplayHasTheShownDigest() {
        try (TestNode node = TestNode.alone(database, "whole-round")) {
            Round round = Round.hosted(node.games(), "cloud-titan", "tiny-pioneer");
            round.joined(node.games(), 4).toWorkbench();
            round.student(1).seesPhase("workbench");
            round.student(1).does(new Command.RunWhatIf(Round.par(round.student(1))));
            round.student(1).sees(view -> view.path("strip").path(0).path("result").isArray());
            round.student(1).does(new Command.Adopt(Round.par(round.student(1))));
            round.student(1).does(new Command.Propose(1));
            round.student(2).does(new Command.Confirm(1));
            round.next("live");
            round.board().seesTick(20);
            round.host().does(new Command.InjectBurst(200, 2));
            JsonNode end = round.toTheEnd();

            assertThat(end.path("leaderboard")).isNotEmpty();
            GameHistory history = GameHistory.read(database.eventLog(), id(round));
            var report = history.replay(TestNode.CONTENT);
            assertThat(report.mismatches()).isEmpty();
            assertThat(end.path("digest").asText()).isEqualTo(report.digest());
        }
    }

    @Test
    void command_sentTwice_hasTheEffectOfOnceAndTheSameAnswer() {
        try (TestNode node = TestNode.alone(database, "twice")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            round.next("brief").next("lock");
            Player student = round.student(1);
            student.seesPhase("lock");
            ServerMessage.Answer first = student.asks("the-same-id", new Command.AnswerLock(1));
            ServerMessage.Answer second = student.asks("the-same-id", new Command.AnswerLock(1));

            assertThat(first.code()).isNull();
            assertThat(first.unchanged()).isFalse();
            assertThat(second).isEqualTo(first);
            for (int time = 0; time < 2; time++) {
                assertThat(student.asks("another-id", new Command.AnswerLock(1)).unchanged())
                        .isTrue();
            }
            assertThat(asked(round))
                    .filteredOn(row -> row.type().equals("lock-answered"))
                    .hasSize(1);
        }
    }

    @Test
    void command_refused_changesNothingAndSaysWhy() {
        try (TestNode node = TestNode.alone(database, "refused")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            int rows = asked(round).size();
            ServerMessage.Answer answer = round.student(1).asks(new Command.Advance());

            assertThat(answer.code()).isEqualTo(RefusalCode.HOST_ONLY);
            assertThat(asked(round)).hasSize(rows);
        }
    }

    @Test
    void texts_erasedByAnotherProgram_areShownNoMore() {
        try (TestNode node = TestNode.alone(database, "erased")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 2);
            List<EventRow> before = rows(round);
            round.student(1).sees(view -> view.toString().contains("Student 2"));

            new Erasures(database.dataSource()).erase(id(round), null);

            round.student(1).sees(view -> view.path("name").isNull());
            assertThat(round.student(1).sees(view -> !view.toString().contains("Student 2")))
                    .isNotNull();
            round.host().sees(view -> !view.toString().contains("Student"));
            assertThat(rows(round)).startsWith(before.toArray(EventRow[]::new));
        }
    }

    @Test
    void attach_unknownCode_isRefused() {
        try (TestNode node = TestNode.alone(database, "unknown-code")) {
            Games.GameRefused refused =
                    catchThrowableOfType(
                            Games.GameRefused.class,
                            () -> Player.projector(node.games(), "NOSUCH"));
            assertThat(refused.refusal()).isEqualTo(Refusal.of(RefusalCode.NO_SUCH_GAME));
            assertThat(TestNode.<Object>result(node.games().find("NOSUCH").map(row -> row == null)))
                    .isEqualTo(true);
        }
    }

    @Test
    void burst_injected_takesEffectAtTheTickThatTheLogHas() {
        try (TestNode node = TestNode.alone(database, "burst")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            round.toWorkbench().next("live");
            round.board().seesTick(10);
            round.host().does(new Command.InjectBurst(300, 2));
            JsonNode live =
                    round.board()
                            .sees(view -> !view.path("live").path("bursts").isEmpty())
                            .path("live");
            EventRow burst =
                    rows(round).stream()
                            .filter(row -> row.type().equals("burst-injected"))
                            .findFirst()
                            .orElseThrow();
            int tick = live.path("bursts").path(0).path("tick").asInt();

            assertThat(burst.payload()).contains("\"tick\":" + tick + ",");
            assertThat(tick).isGreaterThan(10);
            round.toTheEnd();
        }
    }

    @Test
    void seat_removed_isSentAwayAndStaysOut() {
        try (TestNode node = TestNode.alone(database, "removed")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 2);
            round.host().does(new Command.RemoveSeats(List.of(new SeatId(2))));
            Awaitility.await()
                    .until(() -> round.student(2).screen().closed() == RefusalCode.SEAT_REMOVED);
            Games.GameRefused refused =
                    catchThrowableOfType(
                            Games.GameRefused.class,
                            () -> round.student(2).reconnect(node.games()));
            assertThat(refused.refusal().code()).isEqualTo(RefusalCode.SEAT_REMOVED);
        }
    }

    /** The digest is over all events, and a removal is one. */
    @Test
    void digest_afterASeatIsTakenOutOfAFinishedGame_isThatOfTheReplay() {
        try (TestNode node = TestNode.alone(database, "removed-late")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 2);
            round.toWorkbench().next("live");
            String before = round.toTheEnd().path("digest").asText();
            round.host().does(new Command.RemoveSeats(List.of(new SeatId(2))));
            JsonNode after =
                    round.board()
                            .sees(
                                    view ->
                                            view.path("seats").asInt() == 1
                                                    && view.path("digest").isTextual()
                                                    && !view.path("digest")
                                                            .asText()
                                                            .equals(before));
            GameId game = new GameId(UUID.fromString(round.game().game()));
            ReplayReport report =
                    GameHistory.read(database.eventLog(), game).replay(TestNode.CONTENT);
            assertThat(report.mismatches()).isEmpty();
            assertThat(after.path("digest").asText()).isEqualTo(report.digest());
        }
    }

    @Test
    void console_somebodyComesAndGoes_showsWhoIsHere() {
        try (TestNode node = TestNode.alone(database, "presence")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 2);
            awaitPresence(round, "[1,2]");
            round.student(1).attachment().detach();
            awaitPresence(round, "[2]");
        }
    }

    private static void awaitPresence(Round round, String seats) {
        Awaitility.await()
                .until(
                        () ->
                                round.host().screen().messages().stream()
                                        .filter(m -> m.path("type").asText().equals("presence"))
                                        .reduce((a, b) -> b)
                                        .map(m -> m.path("seats").toString())
                                        .orElse("")
                                        .equals(seats));
    }

    @Test
    void node_restarted_goesOnWhereItWas() {
        Round round;
        int seen;
        try (TestNode before = TestNode.alone(database, "before-restart")) {
            round = Round.hosted(before.games(), "tiny-pioneer").joined(before.games(), 2);
            round.toWorkbench().next("live");
            round.board().seesTick(15);
            seen = round.board().screen().tick();
        }
        try (TestNode after = TestNode.alone(database, "after-restart")) {
            round.board().reconnect(after.games());
            round.host().reconnect(after.games());
            round.student(1).reconnect(after.games());
            assertThat(round.student(1).attachment().welcome().seat()).isEqualTo(1);
            JsonNode end = round.toTheEnd();
            GameHistory history = GameHistory.read(database.eventLog(), id(round));

            assertThat(round.board().screen().updates().getFirst().path("tick").asInt())
                    .isGreaterThanOrEqualTo(seen);
            assertThat(history.replay(TestNode.CONTENT).digest())
                    .isEqualTo(end.path("digest").asText());
        }
    }

    @Test
    void node_goneWithoutAWord_isFollowedWhenItsHeartbeatHasStopped() {
        TestNode gone = TestNode.alone(database, "gone");
        Round round = Round.hosted(gone.games(), "tiny-pioneer").joined(gone.games(), 1);
        gone.vanish();
        try (TestNode next = TestNode.alone(database, "next")) {
            round.student(1).reconnect(next.games());
            assertThat(round.student(1).attachment().welcome().seat()).isEqualTo(1);
        }
    }

    @Test
    void clock_running_isMarkedEachSecondAndNotInTheLog() {
        try (TestNode node = TestNode.alone(database, "marks")) {
            Round round = Round.hostedAs("short", node.games(), "tiny-pioneer");
            round.joined(node.games(), 1).next("brief").next("lock").next("workbench");
            long first = awaitMark(round, 1);
            awaitMark(round, first + 500);
            assertThat(rows(round)).filteredOn(row -> row.type().equals("claimed")).hasSize(1);
        }
    }

    private long awaitMark(Round round, long gameMillis) {
        return Awaitility.await()
                .until(
                        () -> database.marks().find(id(round)).orElse(new GameMark(0, 0, 0)),
                        mark -> mark.gameMillis() >= gameMillis)
                .gameMillis();
    }

    @Test
    void node_diesAloneInTheLiveRun_isFollowedWhereItsMarkStood() {
        TestNode gone = TestNode.alone(database, "gone-live");
        Round round = Round.hosted(gone.games(), "tiny-pioneer").joined(gone.games(), 1);
        round.toWorkbench().next("live");
        round.board().seesTick(25);
        gone.vanish();
        int marked = database.marks().find(id(round)).orElseThrow().tick();
        try (TestNode next = TestNode.alone(database, "next-live")) {
            round.board().reconnect(next.games());
            round.host().reconnect(next.games());
            round.board().seesTick(1);
            assertThat(round.board().screen().updates().getFirst().path("tick").asInt())
                    .isGreaterThanOrEqualTo(marked);
            assertThat(marked).isPositive();
            assertThat(rows(round)).filteredOn(row -> row.type().equals("claimed")).hasSize(2);
            round.toTheEnd();
        }
    }

    @Test
    void unfinished_gamesThatGoOn_areListedWithTheirPhase() {
        try (TestNode node = TestNode.alone(database, "listed")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            List<Games.GameRow> rows = TestNode.result(node.games().unfinished());
            assertThat(rows)
                    .filteredOn(row -> row.code().equals(round.game().code()))
                    .singleElement()
                    .satisfies(
                            row -> {
                                assertThat(row.phase()).isEqualTo("lobby");
                                assertThat(row.seats()).isEqualTo(1);
                            });
        }
    }
}
