package io.headroom.content.search;

import io.headroom.content.mission.TrackFile;
import io.headroom.game.id.KnobId;
import io.headroom.game.live.Practice;
import io.headroom.game.live.SystemOutcome;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.TrackRound;
import io.headroom.simulator.EngineVersion;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The configurations of a track-round, in its practice traffic and under its written conditions.
 */
final class TrackSpace implements Space {
    private static final double NANOS_PER_MILLI = 1e6;

    private final TrackFile file;
    private final TrackRound track;

    TrackSpace(TrackFile file) {
        this.file = file;
        track = file.track();
    }

    @Override
    public String title() {
        return track.track().value() + ": " + track.title();
    }

    @Override
    public String fingerprint() {
        return file.hash() + " engine " + EngineVersion.ENGINE_VERSION;
    }

    @Override
    public List<SearchKnob> knobs() {
        return track.knobs().stream()
                .map(
                        knob ->
                                new SearchKnob(
                                        knob.id().value(),
                                        knob.values().stream().map(String::valueOf).toList()))
                .toList();
    }

    @Override
    public Aim aim() {
        return new Aim(track.floorShare(), track.targetShare(), track.costUnit());
    }

    @Override
    public Trial run(List<Integer> places, long seed) {
        SortedMap<KnobId, Long> values = new TreeMap<>();
        for (int knob = 0; knob < places.size(); knob++) {
            values.put(
                    track.knobs().get(knob).id(),
                    track.knobs().get(knob).values().get(places.get(knob)));
        }
        SortedMap<String, Integer> written = new TreeMap<>();
        track.conditionNames().forEach(name -> written.put(name, 1_000));
        SystemOutcome outcome =
                Practice.replicate(
                        track, new Conditions(written), new Configuration(values), seed, 0);
        double p99 =
                outcome.measurement().completed() == 0
                        ? Double.POSITIVE_INFINITY
                        : outcome.measurement().response().p99Nanos() / NANOS_PER_MILLI;
        return new Trial(outcome.adherence(), p99, outcome.costPerGood());
    }
}
