package io.headroom.game.view;

import io.headroom.game.measure.Forecast;
import io.headroom.game.measure.Spreads;
import io.headroom.game.score.StormScores;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Team;
import io.headroom.game.state.WhatIf;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** Where a team may look that tries and does not gain: the largest part of its users' time. */
final class Hints {
    /** So many results in a row without gain ask for a hint. */
    private static final int PATIENCE = 4;

    /** The parts of a unit's time, as the waterfall has them. */
    private static final List<String> TIME_PARTS =
            List.of("forming", "queue", "transfer", "service", "retry");

    private Hints() {}

    static BenchView.@Nullable HintCard of(RoundState round, Team team) {
        WhatIf last = round.bench(team.id()).lastFinished();
        Forecast result = last == null ? null : last.result();
        if (result == null || StormScores.withoutGain(round, team) < PATIENCE) {
            return null;
        }
        double whole = 0;
        double most = 0;
        String largest = null;
        for (String part : TIME_PARTS) {
            double millis = millis(result.storm(), part);
            whole += millis;
            if (millis > most) {
                most = millis;
                largest = part;
            }
        }
        return largest == null || !Double.isFinite(whole)
                ? null
                : new BenchView.HintCard(
                        BenchView.HintCode.TIME_GOES,
                        largest,
                        (int) Math.floor(100 * most / whole + 0.5));
    }

    /** Up to the instant that the objective judges; in all where a log does not say until when. */
    private static double millis(Spreads storm, String part) {
        String judged =
                "judged" + part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
        Spreads.Spread found = storm.figures().get(judged);
        Spreads.Spread of = found == null ? storm.figures().get(part) : found;
        return of == null ? 0 : of.mean();
    }
}
