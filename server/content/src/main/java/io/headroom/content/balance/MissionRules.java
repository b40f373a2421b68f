package io.headroom.content.balance;

import io.headroom.content.binding.Exemption;
import io.headroom.content.document.Nearest;
import io.headroom.content.mission.PlayedTrack;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What must hold of several draws, of the tracks of a round, and from one round to the next. */
final class MissionRules {
    /** What section 3 of the score gives to the rounds of a game, in their order. */
    private static final double[] WEIGHTS = {0.6, 1.0, 1.4};

    private static final double MOST_IN_A_ROUND = 0.20;
    private static final double MOST_IN_A_MISSION = 0.10;
    private static final double MOST_OF_NOMINAL = 850;

    /** With fewer draws half of them says nothing. */
    private static final int LEAST_DRAWS = 10;

    private MissionRules() {}

    static List<Finding> check(List<TrackReport> mission) {
        List<Finding> found = new ArrayList<>();
        for (TrackReport track : mission) {
            exempt(track, found);
            nominal(track, found);
        }
        rounds(mission).values().forEach(round -> together(round, found));
        if (rounds(mission).size() > 1) {
            wholeMission(mission, found);
            carried(mission, found);
        }
        return found;
    }

    private static NavigableMap<Integer, List<TrackReport>> rounds(List<TrackReport> mission) {
        NavigableMap<Integer, List<TrackReport>> rounds = new TreeMap<>();
        for (TrackReport each : mission) {
            rounds.computeIfAbsent(each.played().round(), any -> new ArrayList<>()).add(each);
        }
        return rounds;
    }

    /** Whoever excuses a rule must name one that there is. */
    private static void exempt(TrackReport track, List<Finding> found) {
        for (Exemption each : track.played().exempt()) {
            if (!BalanceRules.IDS.contains(each.rule())) {
                Findings findings = findings(track.played(), "exempt", found);
                String expected = Nearest.oneOf(each.rule(), BalanceRules.IDS);
                findings.add(each.at().at("rule"), each.rule(), expected);
            }
        }
    }

    private static Findings findings(PlayedTrack played, String rule, List<Finding> found) {
        return new Findings(played, rule, found, new TreeMap<>());
    }

    /** Last section's answer is no answer. */
    private static void nominal(TrackReport track, List<Finding> found) {
        List<Double> points = track.figures(NominalRule.FIGURES);
        List<Double> drawn = points.subList(Math.min(1, points.size()), points.size());
        long low = drawn.stream().filter(each -> each <= MOST_OF_NOMINAL).count();
        if (drawn.size() >= LEAST_DRAWS && 2 * low < drawn.size()) {
            findings(track.played(), "draws", found)
                    .add(
                            "conditions",
                            String.format(
                                    Locale.ROOT,
                                    "the best known as written at 850 points or less in %d of %d"
                                            + " draws",
                                    low,
                                    drawn.size()),
                            "in half of them, so that answers do not carry over");
        }
    }

    /** No track of a round is much easier than another. */
    private static void together(List<TrackReport> round, List<Finding> found) {
        Map<TrackReport, Double> medians = new LinkedHashMap<>();
        for (TrackReport track : round) {
            List<Double> climbers = track.figures(ClimberRule.FIGURES);
            if (!climbers.isEmpty()) {
                medians.put(track, Quantiles.median(climbers));
            }
        }
        spread(medians, MOST_IN_A_ROUND, "in a round", found);
    }

    private static void wholeMission(List<TrackReport> mission, List<Finding> found) {
        Map<TrackId, Double> sums = new LinkedHashMap<>();
        Map<TrackId, TrackReport> last = new LinkedHashMap<>();
        List<Integer> rounds = List.copyOf(rounds(mission).keySet());
        for (TrackReport track : mission) {
            List<Double> climbers = track.figures(ClimberRule.FIGURES);
            if (climbers.isEmpty()) {
                return;
            }
            int place = Math.min(rounds.indexOf(track.played().round()), WEIGHTS.length - 1);
            TrackId id = track.played().track().track();
            sums.merge(id, WEIGHTS[place] * Quantiles.median(climbers), Double::sum);
            last.put(id, track);
        }
        Map<TrackReport, Double> weighted = new LinkedHashMap<>();
        last.forEach((id, track) -> weighted.put(track, sums.getOrDefault(id, 0.0)));
        spread(weighted, MOST_IN_A_MISSION, "over a mission", found);
    }

    private static void spread(
            Map<TrackReport, Double> medians, double most, String where, List<Finding> found) {
        if (medians.size() < 2) {
            return;
        }
        var order = Map.Entry.<TrackReport, Double>comparingByValue(Comparator.naturalOrder());
        var least = medians.entrySet().stream().min(order).orElseThrow();
        var greatest = medians.entrySet().stream().max(order).orElseThrow();
        if (least.getValue() < (1 - most) * greatest.getValue()) {
            PlayedTrack played = least.getKey().played();
            findings(played, "tracks", found)
                    .add(
                            played.at(),
                            String.format(
                                    Locale.ROOT,
                                    "climbers with a median of %.0f, of %s %.0f",
                                    least.getValue(),
                                    greatest.getKey().played().track().track().value(),
                                    greatest.getValue()),
                            String.format(Locale.ROOT, "within %.0f %% %s", 100 * most, where));
        }
    }

    /** A winner's settings, carried over by the names of knobs, do not win the next round. */
    private static void carried(List<TrackReport> mission, List<Finding> found) {
        NavigableMap<Integer, List<TrackReport>> rounds = rounds(mission);
        for (TrackReport next : mission) {
            Map.Entry<Integer, List<TrackReport>> before = rounds.lowerEntry(next.played().round());
            List<Double> climbers = next.written().figures(ClimberRule.FIGURES);
            if (before == null || climbers.isEmpty()) {
                continue;
            }
            TrackId id = next.played().track().track();
            for (TrackReport winner : before.getValue()) {
                if (winner.played().track().track().equals(id)) {
                    carried(
                            winner.written().ghosts().frontier(),
                            next,
                            Quantiles.median(climbers),
                            found);
                }
            }
        }
    }

    private static void carried(
            Configuration winner, TrackReport next, double climber, List<Finding> found) {
        Configuration par = next.played().track().par(Conditions.WRITTEN);
        Configuration carried = par;
        for (Knob knob : next.played().track().knobs()) {
            Long value = winner.values().get(knob.id());
            if (value != null && knob.values().contains(value)) {
                carried = carried.with(knob.id(), value);
            }
        }
        if (carried.equals(par)) {
            return;
        }
        SystemRuns runs = new KeptRuns(new SimulatedRuns(next.played().track()));
        TrackDraw draw = TrackDraw.known(next.played(), runs, next.written().ghosts());
        double points = draw.points(carried, WeatherKind.STORM);
        if (points >= climber) {
            KnobId first = next.played().track().knobs().getFirst().id();
            findings(next.played(), "carry", found)
                    .add(
                            first,
                            String.format(
                                    Locale.ROOT,
                                    "%.0f points for the round before's best (%s)",
                                    points,
                                    draw.told(carried)),
                            String.format(Locale.ROOT, "less than the climber's %.0f", climber));
        }
    }
}
