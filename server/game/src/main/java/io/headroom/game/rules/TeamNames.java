package io.headroom.game.rules;

import io.headroom.game.chance.Seeds;
import io.headroom.game.id.TeamId;

import java.util.List;

/** Two friendly words for a team, unique in a game. */
final class TeamNames {
    private static final List<String> FIRST =
            List.of(
                    "Amber",
                    "Brave",
                    "Bright",
                    "Calm",
                    "Clever",
                    "Copper",
                    "Cosmic",
                    "Curious",
                    "Daring",
                    "Eager",
                    "Fearless",
                    "Gentle",
                    "Golden",
                    "Happy",
                    "Jolly",
                    "Keen",
                    "Lively",
                    "Lucky",
                    "Mellow",
                    "Merry",
                    "Mighty",
                    "Nimble",
                    "Patient",
                    "Proud",
                    "Quick",
                    "Quiet",
                    "Silver",
                    "Steady",
                    "Sunny",
                    "Swift",
                    "Velvet",
                    "Witty");

    private static final List<String> SECOND =
            List.of(
                    "Badgers",
                    "Beavers",
                    "Comets",
                    "Cranes",
                    "Dolphins",
                    "Falcons",
                    "Ferrets",
                    "Finches",
                    "Foxes",
                    "Geckos",
                    "Herons",
                    "Ibexes",
                    "Jays",
                    "Koalas",
                    "Lemurs",
                    "Lynxes",
                    "Magpies",
                    "Marmots",
                    "Narwhals",
                    "Ospreys",
                    "Otters",
                    "Owls",
                    "Pandas",
                    "Penguins",
                    "Puffins",
                    "Ravens",
                    "Robins",
                    "Seals",
                    "Sparrows",
                    "Storks",
                    "Turtles",
                    "Wombats");

    /** Odd, so that the walk over 1,024 pairs meets each of them once before it repeats. */
    private static final long STRIDE = 397;

    private TeamNames() {}

    /** The name of a team: a walk over all pairs of words from a place that the seed picks. */
    static String of(long seed, TeamId team) {
        int pairs = FIRST.size() * SECOND.size();
        long start = Math.floorMod(Seeds.derive(seed, "team-names"), (long) pairs);
        int pair = (int) ((start + STRIDE * team.value()) % pairs);
        String name = FIRST.get(pair % FIRST.size()) + " " + SECOND.get(pair / FIRST.size());
        // Beyond all pairs a number keeps names apart; 400 seats do not get there.
        int lap = (team.value() - 1) / pairs;
        return lap == 0 ? name : name + " " + (lap + 1);
    }
}
