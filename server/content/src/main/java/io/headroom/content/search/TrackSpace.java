package io.headroom.content.search;

import io.headroom.content.binding.Turnable;
import io.headroom.content.document.Nearest;
import io.headroom.content.document.Problem;
import io.headroom.content.mission.TrackFile;
import io.headroom.game.frontier.KnobSpace;
import io.headroom.game.frontier.Point;
import io.headroom.game.frontier.Trial;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.TrackRound;
import io.headroom.simulator.SimulatorVersion;

import org.jspecify.annotations.Nullable;

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
final class TrackSpace implements FileSpace {
    private static final String FACTOR = "[0-9]{1,6}(\\.[0-9]{1,3})?";

    private final TrackFile file;
    private final Narrowing given;
    private final TrackRound track;

    /** The places of values by the place of their knob. */
    private final Map<Integer, Integer> fixed = new HashMap<>();

    private final KnobSpace space;

    /**
     * A space of what is not given.
     *
     * @throws SearchRefused when what is given cannot be, or leaves nothing to search
     */
    TrackSpace(TrackFile file, Narrowing given) {
        this.file = file;
        this.given = given;
        track = file.track();
        List<Problem> problems = new ArrayList<>();
        given.sets().forEach(set -> fix(set, problems));
        space = new KnobSpace(track, conditions(problems), fixed);
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
        String name = Narrowing.name(set);
        int knob = ids.indexOf(name);
        if (knob < 0) {
            problems.add(refused("--set ", set, "no knob " + name, Nearest.oneOf(name, ids)));
            return;
        }
        Turnable turned = file.knobs().get(knob);
        String value = Narrowing.value(set);
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
            String name = Narrowing.name(text);
            String value = Narrowing.value(text);
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
        return file.hash() + " engine " + SimulatorVersion.SIMULATOR_VERSION + given.mark();
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
    public String costUnit() {
        return track.costUnit();
    }

    @Override
    public List<Point> starts() {
        return space.starts();
    }

    @Override
    public @Nullable Point overbuild() {
        return space.overbuild();
    }

    @Override
    public Aim aim() {
        return space.aim();
    }

    @Override
    public long seed(long search, int number) {
        return space.seed(search, number);
    }

    @Override
    public Trial run(Point point, long seed) {
        return space.run(point, seed);
    }
}
