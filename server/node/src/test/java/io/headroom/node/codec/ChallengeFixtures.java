package io.headroom.node.codec;

import io.headroom.game.scenario.Challenge;
import io.headroom.game.view.ViewParts;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A challenge as screens are told of it. */
final class ChallengeFixtures {
    private ChallengeFixtures() {}

    /** What a critic asks. */
    static ViewParts.AskCard ask() {
        return new ViewParts.AskCard(
                "cloud-titan",
                Challenge.Critic.CFO,
                "Who pays for that?",
                Challenge.Goal.COST,
                0.575,
                1.4);
    }

    /** What a team answers, before and after it is decided. */
    static ViewParts.AnswerCard answer(boolean on) {
        SortedMap<String, Long> configuration = new TreeMap<>(Map.of("batch", 8L));
        return new ViewParts.AnswerCard(
                configuration,
                List.of(new ViewParts.LiveKnobCard("batch", List.of(4L, 8L))),
                on ? new ViewParts.ChallengeProposalCard(1, 2, true, configuration) : null,
                on ? null : (Boolean) true,
                on ? null : (Double) 0.5,
                on ? null : (Boolean) true);
    }

    /** A challenge, open and decided. */
    static ViewParts.ChallengeCard card(boolean on) {
        return new ViewParts.ChallengeCard(
                410, 560, 660, List.of(ask()), 2, 1, on ? null : (Integer) 1);
    }
}
