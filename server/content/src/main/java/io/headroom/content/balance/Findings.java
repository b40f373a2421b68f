package io.headroom.content.balance;

import io.headroom.content.binding.Exemption;
import io.headroom.content.document.Located;
import io.headroom.content.mission.PlayedTrack;
import io.headroom.game.id.KnobId;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes down what a rule finds in a draw, with its place and whether its author lets it be. */
final class Findings {
    private final PlayedTrack played;
    private final String rule;
    private final List<Finding> found;
    private final SortedMap<String, List<Double>> figures;

    Findings(
            PlayedTrack played,
            String rule,
            List<Finding> found,
            SortedMap<String, List<Double>> figures) {
        this.played = played;
        this.rule = rule;
        this.found = found;
        this.figures = figures;
    }

    /** The same notes for another rule. */
    Findings of(String other) {
        return new Findings(played, other, found, figures);
    }

    static Findings none(PlayedTrack played) {
        return new Findings(played, "", new ArrayList<>(), new TreeMap<>());
    }

    List<Finding> all() {
        return found;
    }

    SortedMap<String, List<Double>> figures() {
        return figures;
    }

    /** Something at a field of the file, or at one of its own: {@code starts.small}. */
    void add(String field, String found, String expected) {
        Located at = played.at();
        for (String each : field.split("\\.", -1)) {
            at = at.at(each);
        }
        add(at, found, expected);
    }

    /** Something at a knob. */
    void add(KnobId knob, String found, String expected) {
        Located at = played.at().at("knobs");
        for (Located each : at.items()) {
            if (each.at("id").text().equals(knob.value())) {
                add(each, found, expected);
                return;
            }
        }
        add(at, found, expected);
    }

    /** Something at a place. */
    void add(Located at, String found, String expected) {
        String excuse = "";
        for (Exemption exemption : played.exempt()) {
            excuse = exemption.rule().equals(rule) ? exemption.reason() : excuse;
        }
        this.found.add(new Finding(rule, at.problem(found, expected), excuse));
    }

    /** Keeps figures for rules over several draws or tracks. */
    void note(String name, List<Double> values) {
        figures.put(name, List.copyOf(values));
    }
}
