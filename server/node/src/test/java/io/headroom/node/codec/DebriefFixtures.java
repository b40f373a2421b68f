package io.headroom.node.codec;

import io.headroom.game.RidingSource;
import io.headroom.game.debrief.RoundLedger;
import io.headroom.game.measure.Better;
import io.headroom.game.measure.Numbers;
import io.headroom.game.view.DebriefParts;
import io.headroom.game.view.ViewParts;

import java.util.List;

/** What a debrief shows beside the lock and the points. */
final class DebriefFixtures {
    private static final String CLOUD = "cloud-titan";

    private DebriefFixtures() {}

    /** With a pair, of which one knob could be turned alone and one could not. */
    static DebriefParts.BoardDebrief board() {
        return new DebriefParts.BoardDebrief(
                lock(),
                lines(),
                new DebriefParts.PairCard(
                        CLOUD,
                        new DebriefParts.RiderCard(1, 413, 0.9812, 1.52, 912),
                        new DebriefParts.RiderCard(2, 7, 0.6034, 1.49, 148),
                        List.of(
                                new DebriefParts.KnobGapCard(
                                        ViewFixtures.knobs().get(1), 5_000_000, 20_000_000, 0.94),
                                new DebriefParts.KnobGapCard(
                                        ViewFixtures.knobs().get(2), 1, 0, null))),
                new DebriefParts.NearestCard(
                        CLOUD, new DebriefParts.RiderCard(1, 413, 0.9812, null, 912), 1_004),
                List.of(settings()));
    }

    static DebriefParts.SeatDebrief seat() {
        return new DebriefParts.SeatDebrief(
                lock(),
                lines(),
                settings(),
                ViewFixtures.values(8, 5_000_000),
                new DebriefParts.TryCard(
                        6, ViewFixtures.values(4, 5_000_000), false, 0.9754, 1.31, 1_002),
                new DebriefParts.LedgerCard(
                        RidingSource.CONFIRMED,
                        0.981,
                        1.52,
                        912,
                        -0.004,
                        1.35,
                        6,
                        RoundLedger.Question.NEAR,
                        "We paid for the burst."),
                "Leave room.");
    }

    private static DebriefParts.SystemsCard lock() {
        return new DebriefParts.SystemsCard(
                List.of(new ViewParts.MeasureCard("meanTimeInSystem", "ms", Better.LOWER, 3)),
                List.of(
                        new DebriefParts.SystemCard("50/s, one at a time", Numbers.of(5.834)),
                        new DebriefParts.SystemCard("50/s, in batches", Numbers.of(34.2))));
    }

    private static List<Numbers> lines() {
        return List.of(
                Numbers.of(180.25, 1234.5, Double.NaN), Numbers.of(170, 180, 190), Numbers.of(90));
    }

    private static DebriefParts.SettingsCard settings() {
        return new DebriefParts.SettingsCard(
                CLOUD,
                ViewFixtures.knobs(),
                ViewFixtures.values(8, 0),
                ViewFixtures.values(16, 5_000_000));
    }
}
