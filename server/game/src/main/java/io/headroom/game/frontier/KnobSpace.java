package io.headroom.game.frontier;

import io.headroom.game.id.KnobId;
import io.headroom.game.live.Practice;
import io.headroom.game.measure.Measured;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The configurations of a track-round, or those of them that have some knobs at given values. */
public final class KnobSpace implements Space {
    private static final double NANOS_PER_MILLI = 1e6;

    private final TrackRound track;
    private final Runs runs;
    private final Map<Integer, Integer> fixed;
    private final List<Knob> turned = new ArrayList<>();

    /** Whoever runs a configuration. Thread-safe where the space is used by several threads. */
    @FunctionalInterface
    public interface Runs {
        /** What one run comes to. A pure function. */
        Trial run(Configuration configuration, long seed);
    }

    /**
     * A space of what is not fixed, in the storms of practice traffic.
     *
     * @param fixed the places of values by the place of their knob
     */
    public KnobSpace(TrackRound track, Conditions conditions, Map<Integer, Integer> fixed) {
        this(track, fixed, runs(track, conditions, Practice.lengthNanos(track)));
    }

    /** The configurations of a track-round in storms as long as its live run. */
    public static KnobSpace whole(TrackRound track, Conditions conditions) {
        return new KnobSpace(track, Map.of(), runs(track, conditions, track.lengthNanos()));
    }

    /**
     * A space of what is not fixed.
     *
     * @param fixed the places of values by the place of their knob
     */
    public KnobSpace(TrackRound track, Map<Integer, Integer> fixed, Runs runs) {
        this.track = track;
        this.runs = runs;
        this.fixed = Map.copyOf(fixed);
        for (int knob = 0; knob < track.knobs().size(); knob++) {
            if (!fixed.containsKey(knob)) {
                turned.add(track.knobs().get(knob));
            }
        }
    }

    /** The track-round. */
    public TrackRound track() {
        return track;
    }

    @Override
    public List<Integer> sizes() {
        return turned.stream().map(knob -> knob.values().size()).toList();
    }

    @Override
    public Set<Integer> choices() {
        Set<Integer> choices = new HashSet<>();
        for (int place = 0; place < turned.size(); place++) {
            if (!turned.get(place).names().isEmpty()) {
                choices.add(place);
            }
        }
        return choices;
    }

    @Override
    public List<Point> starts() {
        return track.frontierGrid().stream().map(this::point).filter(Objects::nonNull).toList();
    }

    @Override
    public @Nullable Point overbuild() {
        return point(track.overbuild());
    }

    /** What meets the objective by money alone, in the order in which it is tried. */
    public List<Point> overbuilds() {
        return track.overbuilds().stream().map(this::point).filter(Objects::nonNull).toList();
    }

    @Override
    public Aim aim() {
        return new Aim(track.floorShare(), track.targetShare());
    }

    @Override
    public long seed(long search, int number) {
        return Practice.seed(search, number);
    }

    /** Where a configuration lies; null when it has a fixed knob at another value. */
    private @Nullable Point point(Configuration configuration) {
        List<Integer> places = new ArrayList<>();
        for (int knob = 0; knob < track.knobs().size(); knob++) {
            Knob each = track.knobs().get(knob);
            int place = each.values().indexOf(configuration.value(each.id()));
            Integer only = fixed.get(knob);
            if (only == null) {
                places.add(place);
            } else if (only != place) {
                return null;
            }
        }
        return new Point(places);
    }

    /** The configuration at a point. */
    public Configuration configuration(Point point) {
        SortedMap<KnobId, Long> values = new TreeMap<>();
        int next = 0;
        for (int knob = 0; knob < track.knobs().size(); knob++) {
            Knob each = track.knobs().get(knob);
            Integer only = fixed.get(knob);
            values.put(
                    each.id(), each.values().get(only == null ? point.places().get(next++) : only));
        }
        return new Configuration(values);
    }

    @Override
    public Trial run(Point point, long seed) {
        return runs.run(configuration(point), seed);
    }

    private static Runs runs(TrackRound track, Conditions conditions, long lengthNanos) {
        return (configuration, seed) ->
                trial(
                        Practice.simulate(
                                track,
                                conditions,
                                configuration,
                                Weather.ofRun(seed),
                                seed,
                                lengthNanos));
    }

    private static Trial trial(Measured outcome) {
        double p99 =
                outcome.measurement().completed() == 0
                        ? Double.POSITIVE_INFINITY
                        : outcome.measurement().response().p99Nanos() / NANOS_PER_MILLI;
        return new Trial(outcome.adherence(), p99, outcome.costPerGood());
    }
}
