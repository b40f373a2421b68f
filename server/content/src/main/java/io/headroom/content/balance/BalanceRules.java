package io.headroom.content.balance;

import java.util.List;
import java.util.Set;

/** All rules, in the order in which they are asked: later ones read figures of earlier ones. */
final class BalanceRules {
    /** Those for a track-round in one draw. */
    static final List<DrawRule> OF_DRAWS =
            List.of(
                    new UnitsRule(),
                    new StartsRule(),
                    new FrontierRule(),
                    new NeighbourRule(),
                    new OverbuildRule(),
                    new WeatherRule(),
                    new ProfileRule(),
                    new NominalRule(),
                    new RandomRule(),
                    new ClimberRule(),
                    new ExploitRule(),
                    new ChallengeRule(),
                    new SeedsRule(),
                    new PredictionRule());

    /** Every name that a file may excuse itself from. */
    static final Set<String> IDS =
            Set.of(
                    "units",
                    "starts",
                    "frontier",
                    "floor",
                    "neighbour",
                    "overbuild",
                    "burst",
                    "fault",
                    "profile",
                    "flat",
                    "draws",
                    "random",
                    "climber",
                    "exploit",
                    "challenge",
                    "seeds",
                    "prediction",
                    "tracks",
                    "carry");

    private BalanceRules() {}
}
