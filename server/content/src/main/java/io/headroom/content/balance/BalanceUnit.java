package io.headroom.content.balance;

import io.headroom.content.mission.PlayedTrack;
import io.headroom.game.scenario.Ghosts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A unit of work: all that is asked of one track-round in one draw. A pure function.
 *
 * @param number of the draw; 0 for the conditions as they are written
 * @param nominal the ghosts of these; null for draw 0, which finds it
 */
record BalanceUnit(PlayedTrack played, Extent extent, int number, @Nullable Ghosts nominal) {
    /** What identifies it among those of the same content. */
    String name() {
        return name(played.file()) + "-" + number;
    }

    /** A content file's name as a part of a result's. */
    static String name(String file) {
        return file.replaceAll("\\.yaml$", "").replaceAll("[^A-Za-z0-9.-]", "_");
    }

    DrawReport run() {
        KeptRuns runs = new KeptRuns(new SimulatedRuns(played.track()));
        TrackDraw draw =
                nominal == null
                        ? TrackDraw.written(played, runs)
                        : TrackDraw.drawn(played, number, runs, nominal);
        Findings findings = Findings.none(played);
        List<String> asked = new ArrayList<>();
        for (DrawRule rule : BalanceRules.OF_DRAWS) {
            if (number < rule.draws(extent)) {
                asked.addAll(rule.ids());
                rule.check(draw, findings.of(rule.id()));
            }
        }
        List<String> sheet = new ArrayList<>();
        if (number == 0) {
            new BalanceText(draw, sheet::add).print();
        } else {
            new BalanceText(draw, sheet::add).printFrontier();
        }
        sheet.add("  " + runs.done() + " runs");
        return new DrawReport(
                played.file(),
                number,
                draw.ghosts(),
                asked,
                findings.all(),
                findings.figures(),
                sheet,
                runs.done());
    }
}
