package io.headroom.content.balance;

import io.headroom.content.document.Problem;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rules made of one track-round in one draw of the conditions: a unit of work.
 *
 * @param track as the sheet calls it
 * @param number of the draw, from 0
 * @param ghosts F and O, as a game finds them
 * @param asked the rules that were asked
 * @param findings in the order of the rules
 * @param figures by name, for rules over several draws or tracks
 * @param sheet for people, line by line
 * @param runs how many it took
 */
record DrawReport(
        String track,
        int number,
        Ghosts ghosts,
        List<String> asked,
        List<Finding> findings,
        SortedMap<String, List<Double>> figures,
        List<String> sheet,
        int runs) {
    DrawReport {
        asked = List.copyOf(asked);
        findings = List.copyOf(findings);
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
        sheet = List.copyOf(sheet);
    }

    /** What came out of a lock in a draw. */
    static DrawReport ofLock(String round, int number, List<Problem> problems) {
        List<Finding> findings =
                problems.stream().map(problem -> new Finding("lock", problem, "")).toList();
        Configuration none = new Configuration(new TreeMap<>());
        return new DrawReport(
                round,
                number,
                new Ghosts(none, none),
                List.of("lock"),
                findings,
                new TreeMap<>(),
                List.of(),
                0);
    }

    /** Figures of a name; none where no rule noted any. */
    List<Double> figures(String name) {
        return figures.getOrDefault(name, List.of());
    }
}
