package io.headroom.node.bots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.headroom.game.command.Command;
import io.headroom.game.id.KnobId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/** Bots of a team before a critic, of whom the second and the third sit with a student, seat 9. */
final class CriticTalkTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BotTeams roster = new BotTeams();
    private final CriticTalk talk = new CriticTalk(roster);

    private enum Side {
        DECLINES,
        TURNS,
        HOLDS
    }

    @BeforeEach
    void sit() {
        roster.sits(1, 1);
        roster.sits(2, 2);
        roster.sits(3, 2);
    }

    /** Nothing is, yet. */
    private static boolean isTried(String key) {
        return false;
    }

    private static JsonNode view(int seat, int team, String answer) {
        try {
            return JSON.readTree(
                    """
                    {"seat": %d, "team": {"team": %d},
                     "live": {"challenge": {"tick": 100, "answerTick": 250}}, "challenge": %s}
                    """
                            .formatted(seat, team, answer));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String answer(String accepted, String proposal) {
        return """
        {"configuration": {"batch": 4, "nodes": 2},
         "knobs": [{"knob": "nodes", "values": [1, 2, 3]}],
         "proposal": %s, "accepted": %s}
        """
                .formatted(proposal, accepted);
    }

    private static String proposedBy(int seat) {
        return "{\"revision\": 3, \"seat\": " + seat + ", \"accepts\": true}";
    }

    private Optional<Wish> wish(int seat, int team, String proposal, long seed) {
        return talk.wish(
                view(seat, team, answer("null", proposal)),
                7,
                new SplittableRandom(seed),
                CriticTalkTest::isTried);
    }

    @Test
    void critic_isAnsweredOnlyWhileItAsks() {
        JsonNode open = view(1, 1, answer("null", "null"));
        assertThat(CriticTalk.isAsked(open, 99)).isFalse();
        assertThat(CriticTalk.isAsked(open, 100)).isTrue();
        assertThat(CriticTalk.isAsked(open, 250)).isFalse();
        assertThat(CriticTalk.isAsked(view(1, 1, answer("false", "null")), 100)).isFalse();
        assertThat(CriticTalk.isAsked(view(1, 1, "null"), 100)).isFalse();
    }

    @Test
    void teams_holdTurnOrDecline() {
        Map<Side, Integer> sides = new EnumMap<>(Side.class);
        for (int seed = 0; seed < 200; seed++) {
            Command command = wish(1, 1, "null", seed).orElseThrow().command();
            sides.merge(side(command), 1, Integer::sum);
        }
        assertThat(sides.get(Side.DECLINES)).isBetween(30, 70);
        assertThat(sides.get(Side.TURNS)).isBetween(30, 70);
        assertThat(sides.get(Side.HOLDS)).isBetween(70, 130);
    }

    private static Side side(Command command) {
        return switch (command) {
            case Command.DeclineChallenge decline -> Side.DECLINES;
            case Command.AcceptChallenge accept -> {
                assertThat(accept.configuration()).containsEntry(new KnobId("batch"), 4L);
                yield Objects.requireNonNull(accept.configuration().get(new KnobId("nodes"))) == 2L
                        ? Side.HOLDS
                        : Side.TURNS;
            }
            default -> throw new AssertionError(command);
        };
    }

    @Test
    void turn_thatCannotBe_givesWayToHolding() {
        int seed = 0;
        while (side(wish(1, 1, "null", seed).orElseThrow().command()) != Side.TURNS) {
            seed++;
        }
        Wish impossible = wish(1, 1, "null", seed).orElseThrow();
        Wish next =
                talk.wish(
                                view(1, 1, answer("null", "null")),
                                7,
                                new SplittableRandom(seed),
                                impossible.key()::equals)
                        .orElseThrow();
        assertThat(side(next.command())).isEqualTo(Side.HOLDS);
    }

    @Test
    void proposal_ofAMate_isConfirmedByAnotherBot_once() {
        assertThat(wish(2, 2, proposedBy(2), 0)).isEmpty();
        assertThat(wish(3, 2, proposedBy(2), 0).orElseThrow().command())
                .isEqualTo(new Command.ConfirmChallenge(3));
        // Of a student, by the first bot of the team.
        assertThat(wish(2, 2, proposedBy(9), 0)).isPresent();
        assertThat(wish(3, 2, proposedBy(9), 0)).isEmpty();
    }

    @Test
    void proposal_ofABotWithoutAnother_isConfirmedByItself() {
        assertThat(wish(1, 1, proposedBy(1), 0).orElseThrow().command())
                .isEqualTo(new Command.ConfirmChallenge(3));
    }

    @Test
    void oneOfATeam_proposes() {
        assertThat(wish(2, 2, "null", 0)).isPresent();
        assertThat(wish(3, 2, "null", 0)).isEmpty();
    }
}
