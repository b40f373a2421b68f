package io.headroom.content.search;

import io.headroom.content.binding.Turnable;
import io.headroom.content.document.Nearest;
import io.headroom.content.document.Problem;
import io.headroom.content.mission.TrackFile;
import io.headroom.game.id.KnobId;
import io.headroom.game.live.Practice;
import io.headroom.game.measure.Measured;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.TrackRound;
import io.headroom.simulator.EngineVersion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The configurations of a track-round, in its practice traffic and under its written conditions or
 * those that are given.
 */
final class TrackSpace implements Space {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String FACTOR = "[0-9]{1,6}(\\.[0-9]{1,3})?";

    private final TrackFile file;
    private final Given given;
    private final TrackRound track;

    /** The places of values by the place of their knob. */
    private final Map<Integer, Integer> fixed = new HashMap<>();

    private final Conditions conditions;

    /**
     * A space of what is not given.
     *
     * @throws SearchRefused when what is given cannot be, or leaves nothing to search
     */
    TrackSpace(TrackFile file, Given given) {
        this.file = file;
        this.given = given;
        track = file.track();
        List<Problem> problems = new ArrayList<>();
        given.sets().forEach(set -> fix(set, problems));
        conditions = conditions(problems);
        if (fixed.size() == track.knobs().size()) {
            String names = String.join(", ", file.knobs().stream().map(Turnable::id).toList());
            problems.add(Problem.ofFile("--set", "all of " + names, "one at least to search"));
        }
        if (!problems.isEmpty()) {
            throw new SearchRefused(Problem.told(problems));
        }
    }

    private void fix(String set, List<Problem> problems) {
        List<String> ids = file.knobs().stream().map(Turnable::id).toList();
        String name = Given.name(set);
        int knob = ids.indexOf(name);
        if (knob < 0) {
            problems.add(refused("--set ", set, "no knob " + name, Nearest.oneOf(name, ids)));
            return;
        }
        Turnable turned = file.knobs().get(knob);
        String value = Given.value(set);
        String wrong = turned.wrong(value);
        if (wrong != null) {
            problems.add(refused("--set ", set, value.isEmpty() ? "nothing" : value, wrong));
        }
        fixed.put(knob, turned.values().indexOf(value));
    }

    private Conditions conditions(List<Problem> problems) {
        SortedMap<String, Integer> factors = new TreeMap<>();
        track.conditionNames().forEach(name -> factors.put(name, 1_000));
        for (String text : given.conditions()) {
            String name = Given.name(text);
            String value = Given.value(text);
            if (!factors.containsKey(name)) {
                String expected = Nearest.oneOf(name, track.conditionNames());
                problems.add(refused("--condition ", text, "no condition " + name, expected));
            } else if (!value.matches(FACTOR) || new BigDecimal(value).signum() == 0) {
                String expected = "a factor above 0 in thousandths, such as 0.9";
                String found = value.isEmpty() ? "nothing" : value;
                problems.add(refused("--condition ", text, found, expected));
            } else {
                factors.put(name, new BigDecimal(value).movePointRight(3).intValueExact());
            }
        }
        return new Conditions(factors);
    }

    private static Problem refused(String option, String text, String found, String expected) {
        return Problem.ofFile(option + text, found, expected);
    }

    @Override
    public String title() {
        return track.track().value() + ": " + track.title();
    }

    @Override
    public String fingerprint() {
        return file.hash() + " engine " + EngineVersion.ENGINE_VERSION + given.mark();
    }

    @Override
    public List<SearchKnob> knobs() {
        List<SearchKnob> searched = new ArrayList<>();
        for (int knob = 0; knob < file.knobs().size(); knob++) {
            if (!fixed.containsKey(knob)) {
                Turnable turned = file.knobs().get(knob);
                searched.add(new SearchKnob(turned.id(), turned.values()));
            }
        }
        return searched;
    }

    @Override
    public Aim aim() {
        return new Aim(track.floorShare(), track.targetShare(), track.costUnit());
    }

    @Override
    public Trial run(List<Integer> places, long seed) {
        SortedMap<KnobId, Long> values = new TreeMap<>();
        int searched = 0;
        for (int place = 0; place < track.knobs().size(); place++) {
            Knob knob = track.knobs().get(place);
            Integer value = fixed.get(place);
            values.put(
                    knob.id(), knob.values().get(value == null ? places.get(searched++) : value));
        }
        Measured outcome =
                Practice.replicate(track, conditions, new Configuration(values), seed, 0);
        double p99 =
                outcome.measurement().completed() == 0
                        ? Double.POSITIVE_INFINITY
                        : outcome.measurement().response().p99Nanos() / NANOS_PER_MILLI;
        return new Trial(outcome.adherence(), p99, outcome.costPerGood());
    }
}
