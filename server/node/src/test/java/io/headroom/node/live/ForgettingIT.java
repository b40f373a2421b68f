package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.SeatToken;
import io.headroom.node.games.Games;
import io.headroom.node.games.Practising;
import io.headroom.node.protocol.HttpAnswer;
import io.headroom.node.store.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/** What a host has forgotten, from any node, on the screens of a game and after it. */
class ForgettingIT {
    @AutoClose private final TestDatabase database = TestDatabase.create();

    private static HttpAnswer.Forgotten forget(
            TestNode node, String game, @Nullable List<Integer> seats) {
        return TestNode.result(node.games().forget(game, seats));
    }

    private static RefusalCode refused(TestNode node, String game, List<Integer> seats) {
        return catchThrowableOfType(Games.GameRefused.class, () -> forget(node, game, seats))
                .refusal()
                .code();
    }

    private static Practising.Key shown(JsonNode board) {
        JsonNode practice = board.path("practice");
        return new Practising.Key(
                practice.path("game").asText(),
                new SeatToken(practice.path("token").asText()).hash(),
                "visitor");
    }

    @Test
    void person_isForgotten_byAnyNode_andScreensFollowWhileTheGameGoesOn() {
        try (TestNode owner = TestNode.alone(database, "owner");
                TestNode other = TestNode.alone(database, "other")) {
            Round round = Round.hosted(owner.games(), "tiny-pioneer").joined(owner.games(), 2);
            String game = round.game().game();
            round.host().sees(view -> view.path("seats").size() == 2);

            assertThat(forget(other, game, List.of(1))).isEqualTo(new HttpAnswer.Forgotten(1, 0));

            JsonNode seats =
                    round.host()
                            .sees(view -> view.path("seats").path(0).path("name").isNull())
                            .path("seats");
            assertThat(seats.path(1).path("name").asText()).isEqualTo("Student 2");
            round.student(1).sees(view -> view.path("name").isNull());
            assertThat(forget(owner, game, List.of(1))).isEqualTo(new HttpAnswer.Forgotten(0, 0));
            assertThat(refused(owner, game, List.of(3))).isEqualTo(RefusalCode.NO_SUCH_SEAT);
            assertThat(refused(owner, UUID.randomUUID().toString(), List.of(1)))
                    .isEqualTo(RefusalCode.NO_SUCH_GAME);
            assertThat(refused(owner, "no name", List.of(1))).isEqualTo(RefusalCode.NO_SUCH_GAME);
        }
    }

    @Test
    void game_isForgotten_withItsPractice_andThePodiumShowsALinkThatOpens() {
        try (TestNode node = TestNode.alone(database, "podium")) {
            Round round = Round.hosted(node.games(), "tiny-pioneer").joined(node.games(), 1);
            round.toWorkbench().next("live").toTheEnd();
            Practising.Key former = shown(round.board().sees(ForgettingIT::hasLink));
            TestNode.result(node.practising().game(former));

            assertThat(forget(node, round.game().game(), null).texts()).isOne();

            Practising.Key next =
                    shown(round.board().sees(view -> hasLink(view) && !shown(view).equals(former)));
            assertThat(
                            catchThrowableOfType(
                                            Games.GameRefused.class,
                                            () -> TestNode.result(node.practising().game(former)))
                                    .refusal()
                                    .code())
                    .isEqualTo(RefusalCode.BAD_SECRET);
            TestNode.result(node.practising().game(next));
            round.host().sees(view -> view.path("seats").path(0).path("name").isNull());
        }
    }

    private static boolean hasLink(JsonNode board) {
        return board.path("practice").isObject();
    }
}
