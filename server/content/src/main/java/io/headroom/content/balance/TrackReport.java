package io.headroom.content.balance;

import io.headroom.content.mission.PlayedTrack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out of all draws of a track-round.
 *
 * @param draws in their order
 */
record TrackReport(PlayedTrack played, List<DrawReport> draws) {
    TrackReport {
        draws = List.copyOf(draws);
    }

    /** The conditions as they are written. */
    DrawReport written() {
        return draws.getFirst();
    }

    /** Figures of a name, of all draws in their order. */
    List<Double> figures(String name) {
        List<Double> all = new ArrayList<>();
        draws.forEach(draw -> all.addAll(draw.figures(name)));
        return all;
    }

    /** What a rule found at a place, once: the first draw's, and in how many draws it was. */
    List<Finding> findings() {
        Map<String, List<Finding>> places = new LinkedHashMap<>();
        for (DrawReport draw : draws) {
            Map<String, Finding> firsts = new LinkedHashMap<>();
            draw.findings().forEach(each -> firsts.putIfAbsent(place(each), each));
            firsts.forEach(
                    (place, first) ->
                            places.computeIfAbsent(place, any -> new ArrayList<>()).add(first));
        }
        return places.values().stream().map(this::told).toList();
    }

    private static String place(Finding finding) {
        return finding.rule()
                + " "
                + finding.problem().line()
                + " "
                + finding.problem().path()
                + " "
                + finding.problem().expected();
    }

    private Finding told(List<Finding> same) {
        Finding first = same.getFirst();
        long asked = draws.stream().filter(draw -> draw.asked().contains(first.rule())).count();
        return asked <= 1
                ? first
                : first.withFound(
                        "%s; in %d of %d draws"
                                .formatted(first.problem().found(), same.size(), asked));
    }
}
