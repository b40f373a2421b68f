package io.headroom.node.codec;

import io.headroom.game.view.LockParts;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A lock as screens show it, before and after it is revealed. */
final class LockFixtures {
    private static final String QUESTION = "At which loads does the average get shorter?";
    private static final List<String> CHOICES =
            List.of("none", "only 250/s", "150 and 250/s", "all");

    private LockFixtures() {}

    static LockParts.LockCard hidden() {
        return new LockParts.LockCard(
                "Bigger batches, shorter waits?",
                QUESTION,
                CHOICES,
                1,
                true,
                null,
                null,
                null,
                null,
                null);
    }

    static LockParts.LockCard revealed(@Nullable Integer own) {
        return new LockParts.LockCard(
                "Bigger batches, shorter waits?",
                QUESTION,
                CHOICES,
                2,
                false,
                own,
                List.of(0, 1, 1, 0),
                1,
                "At 50/s the average rose from 5.8 to 34 ms.",
                new LockParts.AgainCard(1, own, List.of(0, 2, 0, 0)));
    }
}
