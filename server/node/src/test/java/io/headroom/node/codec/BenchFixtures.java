package io.headroom.node.codec;

import io.headroom.game.Lens;
import io.headroom.game.Phase;
import io.headroom.game.Prediction;
import io.headroom.game.RidingSource;
import io.headroom.game.measure.Instruments;
import io.headroom.game.view.BenchView;
import io.headroom.game.view.ViewParts;

import java.util.List;

/** A workbench on which something of everything is on its way. */
final class BenchFixtures {
    private BenchFixtures() {}

    static BenchView bench(Phase phase) {
        return new BenchView(
                8,
                4,
                0,
                List.of(new BenchView.OwnedCard(1, 4), new BenchView.OwnedCard(2, 4)),
                phase == Phase.WORKBENCH ? 140_300L : null,
                2_700,
                6_100,
                4_900,
                new BenchView.ProposalCard(4, 2),
                new BenchView.SubmittedCard(3, 1, ViewFixtures.values(4, 0)),
                new BenchView.RidingCard(RidingSource.CONFIRMED, ViewFixtures.values(4, 0)),
                Lens.MONEY,
                new BenchView.HintCard(BenchView.HintCode.TIME_GOES, "queue", 71),
                new BenchView.PredictedCard(3, 5),
                new BenchView.PredictedCard(1, 2));
    }

    /** One what-if that is there, and one that still runs. */
    static List<ViewParts.WhatIfCard> strip() {
        return List.of(
                new ViewParts.WhatIfCard(
                        1,
                        1,
                        ViewFixtures.values(8, 5_000_000),
                        new BenchView.PredictionCard(Prediction.DOWN, null, true),
                        EventFixtures.whatIfResult().sent(Instruments.USUAL.told()),
                        EventFixtures.whatIfResult().sent(Instruments.USUAL.told())),
                new ViewParts.WhatIfCard(
                        2,
                        2,
                        ViewFixtures.values(4, 0),
                        new BenchView.PredictionCard(Prediction.UP, 1, null),
                        null,
                        null));
    }
}
