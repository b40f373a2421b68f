package io.headroom.game.state;

import io.headroom.game.Prediction;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.measure.Forecast;
import io.headroom.game.measure.Measure;
import io.headroom.game.measure.Measures;
import io.headroom.game.measure.Spreads;
import io.headroom.game.scenario.Ghosts;

import org.jspecify.annotations.Nullable;

/**
 * How many predictions came true.
 *
 * @param right those that did
 * @param judged those that can be told by now: both figures are there, and they differ
 */
public record Predictions(int right, int judged) {
    /** The tail, on every track: it moves with whatever is turned, and the objective judges it. */
    private static final Measure PREDICTED = Measures.named("p99");

    /**
     * A team's, or one member's of it.
     *
     * @param seat whose; null for all of the team
     */
    public static Predictions of(RoundState round, Team team, @Nullable SeatId seat) {
        int right = 0;
        int judged = 0;
        for (WhatIf whatIf : round.bench(team.id()).strip()) {
            Boolean cameTrue = cameTrue(round, team.track(), whatIf);
            if (cameTrue != null && (seat == null || seat.equals(whatIf.seat()))) {
                judged++;
                right += cameTrue ? 1 : 0;
            }
        }
        return new Predictions(right, judged);
    }

    /**
     * Whether what was predicted of a what-if came true; null when nothing was, when a figure is
     * not there, or when both are the same.
     */
    public static @Nullable Boolean cameTrue(RoundState round, TrackId track, WhatIf whatIf) {
        Double before = figure(before(round, track, whatIf.against()));
        Double after = figure(storm(whatIf));
        if (whatIf.prediction() == null || before == null || after == null) {
            return null;
        }
        int change = Double.compare(after, before);
        return change == 0 ? null : (Boolean) ((change > 0) == isUp(whatIf.prediction()));
    }

    private static boolean isUp(Prediction prediction) {
        return prediction == Prediction.UP;
    }

    private static @Nullable Spreads before(
            RoundState round, TrackId track, @Nullable WhatIfId against) {
        if (against != null) {
            WhatIf other = round.whatIf(against);
            return other == null ? null : storm(other);
        }
        Ghosts ghosts = round.ghosts().get(track);
        return ghosts == null ? null : ghosts.par();
    }

    private static @Nullable Spreads storm(WhatIf whatIf) {
        Forecast result = whatIf.result();
        return result == null ? null : result.storm();
    }

    private static @Nullable Double figure(@Nullable Spreads spreads) {
        Spreads.Spread of = spreads == null ? null : spreads.figures().get(PREDICTED.name());
        return of == null ? null : (Double) of.mean();
    }
}
