package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.GameId;
import io.headroom.game.id.SeatToken;
import io.headroom.game.replay.Replay;
import io.headroom.game.state.GameState;
import io.headroom.game.view.PracticeView;
import io.headroom.node.codec.ServerCodec;
import io.headroom.node.games.Games;
import io.headroom.node.games.Practising;
import io.headroom.node.protocol.HttpAnswer;
import io.headroom.node.protocol.HttpAnswer.PracticeKind;
import io.headroom.node.session.GameHistory;
import io.headroom.node.store.Erasures;
import io.headroom.node.store.EventRow;
import io.headroom.node.store.PracticeTable;
import io.headroom.node.store.PracticeTable.Place;
import io.headroom.node.store.TestDatabase;
import io.vertx.core.Future;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Practice on a game that is over, on real nodes with a real database. */
class PracticeIT {
    private static final Practising.Spot SPOT = new Practising.Spot(2, "tiny-pioneer");

    @AutoClose private final TestDatabase database = TestDatabase.create();

    private static Round played(TestNode node) {
        Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 2);
        round.toWorkbench().next("live");
        round.board().seesTick(10);
        round.toTheEnd();
        return round;
    }

    private static GameId id(Round round) {
        return new GameId(UUID.fromString(round.game().game()));
    }

    private static Practising.Key seat(Round round, int number) {
        return new Practising.Key(round.game().game(), "hash-" + number, null);
    }

    private static RefusalCode refused(Future<?> answer) {
        return catchThrowableOfType(Games.GameRefused.class, () -> TestNode.result(answer))
                .refusal()
                .code();
    }

    private static Practising.TryRequest request(PracticeKind kind, SortedMap<String, Long> to) {
        return new Practising.TryRequest(kind, to);
    }

    private List<EventRow> rows(Round round) {
        return database.eventLog().read(id(round));
    }

    @Test
    void seat_practises_andNothingOfTheRecordChanges() {
        try (TestNode node = TestNode.alone(database, "practice")) {
            Round round = played(node);
            Practising practice = node.practising();
            List<EventRow> before = rows(round);
            Practising.Key key = seat(round, 1);

            HttpAnswer.PracticeGame game = TestNode.result(practice.game(key));
            assertThat(game.playable()).isTrue();
            assertThat(game.track()).isEqualTo("tiny-pioneer");
            assertThat(game.rounds()).extracting(HttpAnswer.ListedRound::number).containsExactly(2);

            HttpAnswer.PracticeBench bench = TestNode.result(practice.bench(key, SPOT));
            HttpAnswer.PracticeTry tried =
                    TestNode.result(
                            practice.attempt(
                                    key, SPOT, request(PracticeKind.WHAT_IF, bench.bench().par())));
            assertThat(tried.tried().storm()).hasSameSizeAs(bench.bench().measures());
            HttpAnswer.PracticeTry beside =
                    TestNode.result(
                            practice.attempt(
                                    key,
                                    SPOT,
                                    request(PracticeKind.BEAT_FRONTIER, bench.bench().frontier())));
            assertThat(beside.beaten()).isFalse();
            assertThat(beside.tried().live()).isNotNull();
            assertThat(beside.tried().again()).isNull();

            assertThat(rows(round)).isEqualTo(before);
            assertThat(Replay.digest(GameHistory.read(database.eventLog(), id(round)).logged()))
                    .isEqualTo(round.board().screen().view().path("digest").asText());
        }
    }

    @Test
    void whatWasHidden_staysHidden() {
        try (TestNode node = TestNode.alone(database, "hidden")) {
            Round round = played(node);
            Practising practice = node.practising();
            GameHistory history = GameHistory.read(database.eventLog(), id(round));
            GameState state = history.state(history.scenario(TestNode.CONTENT));
            String told =
                    ServerCodec.json(TestNode.result(practice.game(seat(round, 1))))
                            + ServerCodec.json(
                                    TestNode.result(practice.bench(seat(round, 1), SPOT)));

            assertThat(told)
                    .doesNotContain(String.valueOf(state.setting().seed()))
                    .doesNotContain(String.valueOf(state.round(2).liveRun().seed()))
                    .doesNotContain("Student", "hash-1");
        }
    }

    @Test
    void tries_survive_aRestartAndAnotherNode_andTheSameAgainIsFree() {
        Round round;
        SortedMap<String, Long> par;
        HttpAnswer.PracticeTry first;
        try (TestNode node = TestNode.alone(database, "before")) {
            round = played(node);
            Practising.Key key = seat(round, 1);
            par = TestNode.result(node.practising().bench(key, SPOT)).bench().par();
            first =
                    TestNode.result(
                            node.practising()
                                    .attempt(key, SPOT, request(PracticeKind.WHAT_IF, par)));
        }
        try (TestNode node = TestNode.alone(database, "after")) {
            Practising.Key key = seat(round, 1);
            HttpAnswer.PracticeBench bench = TestNode.result(node.practising().bench(key, SPOT));
            assertThat(bench.tries()).containsExactly(first);
            HttpAnswer.PracticeTry again =
                    TestNode.result(
                            node.practising()
                                    .attempt(key, SPOT, request(PracticeKind.WHAT_IF, par)));

            assertThat(again).isEqualTo(first);
            assertThat(TestNode.result(node.practising().bench(key, SPOT)).left())
                    .isEqualTo(bench.left());
            assertThat(TestNode.result(node.practising().bench(seat(round, 2), SPOT)).tries())
                    .isEmpty();
        }
    }

    @Test
    void twoNodesAtOnce_letOnePersonTryOneThingAtATime_andTellTheSame() {
        try (TestNode a = TestNode.alone(database, "a");
                TestNode b = TestNode.alone(database, "b")) {
            Round round = played(a);
            Practising.Key key = seat(round, 1);
            PracticeView bench = TestNode.result(a.practising().bench(key, SPOT)).bench();
            Practising.TryRequest par = request(PracticeKind.WHAT_IF, bench.par());
            Practising.TryRequest best = request(PracticeKind.WHAT_IF, bench.frontier());
            PracticeTable table = new PracticeTable(database.dataSource());
            Place place = new Place(id(round), SPOT.round(), SPOT.track(), PracticeTable.player(1));

            HttpAnswer.PracticeTry first = TestNode.result(a.practising().attempt(key, SPOT, par));
            assertThat(told(b, key)).containsExactly(first);
            assertThat(TestNode.result(b.practising().attempt(key, SPOT, par))).isEqualTo(first);

            UUID underWay = table.begin(place, "what-if", "{}").orElseThrow();
            for (TestNode node : List.of(a, b)) {
                assertThat(refused(node.practising().attempt(key, SPOT, best)))
                        .isEqualTo(RefusalCode.PRACTICE_RUNNING);
                TestNode.result(node.practising().attempt(seat(round, 2), SPOT, par));
            }
            table.giveUp(underWay);

            HttpAnswer.PracticeTry second =
                    TestNode.result(b.practising().attempt(key, SPOT, best));
            assertThat(told(a, key)).containsExactly(first, second).isEqualTo(told(b, key));
        }
    }

    @Test
    void twoNodes_askedForTheSameAtTheSameTime_keepItOnce() {
        try (TestNode a = TestNode.alone(database, "a");
                TestNode b = TestNode.alone(database, "b")) {
            Round round = played(a);
            Practising.Key key = seat(round, 1);
            PracticeView bench = TestNode.result(a.practising().bench(key, SPOT)).bench();
            List<Future<HttpAnswer.PracticeTry>> asked = new ArrayList<>();
            for (SortedMap<String, Long> to :
                    List.of(bench.par(), bench.frontier(), bench.overbuild())) {
                asked.add(a.practising().attempt(key, SPOT, request(PracticeKind.WHAT_IF, to)));
                asked.add(b.practising().attempt(key, SPOT, request(PracticeKind.WHAT_IF, to)));
            }
            Set<HttpAnswer.PracticeTry> answered = new HashSet<>();
            for (Future<HttpAnswer.PracticeTry> one : asked) {
                try {
                    answered.add(TestNode.result(one));
                } catch (Games.GameRefused refused) {
                    assertThat(refused.refusal().code()).isEqualTo(RefusalCode.PRACTICE_RUNNING);
                }
            }
            assertThat(answered).isNotEmpty();
            assertThat(told(a, key))
                    .containsExactlyInAnyOrderElementsOf(answered)
                    .isEqualTo(told(b, key));
        }
    }

    private static List<HttpAnswer.PracticeTry> told(TestNode node, Practising.Key key) {
        return TestNode.result(node.practising().bench(key, SPOT)).tries();
    }

    @Test
    void link_ofTheWall_opensPracticeWithoutASeat_untilTheGameIsForgotten() {
        try (TestNode node = TestNode.alone(database, "link")) {
            Round round = played(node);
            JsonNode shown =
                    round.board().sees(view -> view.path("practice").isObject()).path("practice");
            Practising.Key key =
                    new Practising.Key(
                            shown.path("game").asText(),
                            new SeatToken(shown.path("token").asText()).hash(),
                            "visitor");
            assertThat(shown.path("game").asText()).isEqualTo(round.game().game());
            assertThat(TestNode.result(node.practising().game(key)).track()).isNull();
            SortedMap<String, Long> par =
                    TestNode.result(node.practising().bench(key, SPOT)).bench().par();
            TestNode.result(
                    node.practising().attempt(key, SPOT, request(PracticeKind.WHAT_IF, par)));

            Erasures.Erased erased = new Erasures(database.dataSource()).erase(id(round), null);

            assertThat(erased.players()).isOne();
            assertThat(refused(node.practising().game(key))).isEqualTo(RefusalCode.BAD_SECRET);
        }
    }

    @Test
    void whoeverHasNoRight_orAsksForNonsense_isRefused() {
        try (TestNode node = TestNode.alone(database, "refused")) {
            Round going = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            Practising practice = node.practising();
            assertThat(refused(practice.game(seat(going, 1)))).isEqualTo(RefusalCode.GAME_NOT_OVER);
            Round round = played(node);
            Practising.Key key = seat(round, 1);
            assertThat(refused(practice.game(seat(round, 7)))).isEqualTo(RefusalCode.BAD_SECRET);
            assertThat(
                            refused(
                                    practice.game(
                                            new Practising.Key(
                                                    round.game().game(), "hash-1", "visitor"))))
                    .isEqualTo(RefusalCode.BAD_SECRET);
            assertThat(refused(practice.game(new Practising.Key("no-id", "hash-1", null))))
                    .isEqualTo(RefusalCode.BAD_SECRET);
            assertThat(refused(practice.bench(key, new Practising.Spot(1, "tiny-pioneer"))))
                    .isEqualTo(RefusalCode.NO_SUCH_ROUND);
            assertThat(refused(practice.bench(key, new Practising.Spot(2, "cloud-titan"))))
                    .isEqualTo(RefusalCode.NO_SUCH_TRACK);
            SortedMap<String, Long> wrong =
                    new TreeMap<>(TestNode.result(practice.bench(key, SPOT)).bench().par());
            wrong.put(wrong.firstKey(), -1L);
            assertThat(refused(practice.attempt(key, SPOT, request(PracticeKind.WHAT_IF, wrong))))
                    .isEqualTo(RefusalCode.CONFIGURATION_INVALID);
        }
    }
}
