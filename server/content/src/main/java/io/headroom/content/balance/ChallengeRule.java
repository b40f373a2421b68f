package io.headroom.content.balance;

import io.headroom.game.live.LiveRun;
import io.headroom.game.live.Practice;
import io.headroom.game.live.Thresholds;
import io.headroom.game.scenario.Challenge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * F holds what its critic asks of all, on seeds that the threshold was not taken from: nobody is
 * asked for what the best known cannot do. Not in every moment, for a threshold that stood in the
 * worst one would ask nothing.
 */
final class ChallengeRule implements DrawRule {
    private static final double LEAST_HELD = 2.0 / 3;

    /** A live run of a lecture. */
    private static final int LENGTH_TICKS = LiveRun.ticks(90_000);

    @Override
    public String id() {
        return "challenge";
    }

    @Override
    public int draws(Extent extent) {
        return extent.fewDraws();
    }

    @Override
    public void check(TrackDraw draw, Findings findings) {
        Challenge challenge = draw.track().challenge();
        Double threshold =
                Thresholds.of(
                        draw.track(),
                        draw.conditions(),
                        draw.frontier(),
                        draw.practiceSeed(),
                        LENGTH_TICKS);
        if (challenge == null || threshold == null) {
            return;
        }
        List<Double> figures = new ArrayList<>();
        for (int seed = 0; seed < Practice.REPLICATIONS; seed++) {
            figures.addAll(
                    Thresholds.figures(
                            draw.track(),
                            draw.conditions(),
                            draw.frontier(),
                            draw.liveSeed(seed),
                            LENGTH_TICKS));
        }
        long held =
                figures.stream().filter(each -> challenge.goal().isMet(each, threshold)).count();
        if (held < LEAST_HELD * figures.size()) {
            String found =
                    String.format(
                            Locale.ROOT,
                            "%.4g held by the best known (%s) in %d of %d times",
                            threshold,
                            draw.told(draw.frontier()),
                            held,
                            figures.size());
            findings.add("challenge", found, "two of three at least, on other seeds");
        }
    }
}
