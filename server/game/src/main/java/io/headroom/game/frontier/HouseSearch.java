package io.headroom.game.frontier;

import io.headroom.game.chance.Seeds;
import io.headroom.game.live.Practice;
import io.headroom.game.measure.Spreads;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.House;
import io.headroom.game.scenario.TrackRound;

/** What the house teams of a track ride with: as blind, or as eager, as a game's seed has it. */
final class HouseSearch {
    /** Designs that are drawn until one is a system; some tracks have many that are none. */
    private static final int MOST_DRAWS = 200;

    private final TrackRound track;
    private final Conditions conditions;
    private final Anchors anchors;
    private final long practiceSeed;

    /**
     * On a track in the conditions of a game.
     *
     * @param anchors of its practice
     * @param practiceSeed of the traffic that what-ifs meet
     */
    HouseSearch(TrackRound track, Conditions conditions, Anchors anchors, long practiceSeed) {
        this.track = track;
        this.conditions = conditions;
        this.anchors = anchors;
        this.practiceSeed = practiceSeed;
    }

    /** All of them. */
    House teams(long seed) {
        return new House(
                random(Seeds.derive(seed, "random")),
                Climber.climb(
                                track.knobs(),
                                this::promised,
                                track.par(conditions),
                                Seeds.derive(seed, "climber"))
                        .getLast());
    }

    private Configuration random(long seed) {
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            Configuration drawn = RandomDesign.of(track.knobs(), Seeds.derive(seed, "draw", draw));
            if (canBe(drawn)) {
                return drawn;
            }
        }
        return track.par(conditions);
    }

    private boolean canBe(Configuration configuration) {
        return track.inCalm(configuration, conditions).cannotBe() == null;
    }

    /** Points in the storms of practice; fewer than nothing for what is no system. */
    private double promised(Configuration configuration) {
        if (!canBe(configuration)) {
            return -1;
        }
        Spreads storm = Practice.storms(track, conditions, configuration, practiceSeed);
        return anchors.terms(storm.adherence(), storm.costPerGood()).exactPoints();
    }
}
