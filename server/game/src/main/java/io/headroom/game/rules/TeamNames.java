package io.headroom.game.rules;

import io.headroom.game.chance.Seeds;
import io.headroom.game.id.TeamId;

/** The number of a team's name, unique in a game; each screen has two friendly words for it. */
final class TeamNames {
    /** As many names as there are pairs of 32 and 32 words. */
    static final int PAIRS = 1_024;

    /** Odd, so that the walk over all pairs meets each of them once before it repeats. */
    private static final long STRIDE = 397;

    private TeamNames() {}

    /**
     * A walk over all pairs from a place that the seed picks. Beyond all pairs the number goes on
     * above them: the same words with a number behind. 400 seats do not get there.
     */
    static int number(long seed, TeamId team) {
        long start = Math.floorMod(Seeds.derive(seed, "team-names"), (long) PAIRS);
        int lap = (team.value() - 1) / PAIRS;
        return (int) ((start + STRIDE * team.value()) % PAIRS) + lap * PAIRS;
    }
}
