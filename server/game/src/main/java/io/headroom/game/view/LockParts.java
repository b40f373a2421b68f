package io.headroom.game.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What the screens have in common about a round's lock. */
public interface LockParts {
    /**
     * The lock on a screen.
     *
     * @param opening with the question and its choices; empty until the question is asked
     * @param answered how many have answered
     * @param closing whether nearly all have, so that it closes in some seconds
     * @param own the viewer's choice, if it has one
     * @param histogram answers by choice; null until the lock is revealed
     * @param answer the right choice; null until the lock is revealed
     * @param explanation null until the lock is revealed
     * @param again the second vote; null as long as none was asked for
     */
    record LockCard(
            String opening,
            String question,
            List<String> choices,
            int answered,
            boolean closing,
            @Nullable Integer own,
            @Nullable List<Integer> histogram,
            @Nullable Integer answer,
            @Nullable String explanation,
            @Nullable AgainCard again) {}

    /**
     * The second vote on a lock's question.
     *
     * @param answered how many have voted again
     * @param own the viewer's second choice, if it has one
     * @param histogram what all think in the end, by choice: who did not vote again keeps the
     *     first; null until the lock is revealed
     */
    record AgainCard(int answered, @Nullable Integer own, @Nullable List<Integer> histogram) {}
}
