package io.headroom.game.frontier;

import io.headroom.game.chance.Seeds;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.simulator.chance.Words;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What somebody gets who turns all knobs blindly. */
public final class RandomDesign {
    private RandomDesign() {}

    /** A value of each knob, all equally likely. */
    public static Configuration of(List<Knob> knobs, long seed) {
        SortedMap<KnobId, Long> values = new TreeMap<>();
        for (Knob knob : knobs) {
            long place = Words.below(Seeds.derive(seed, knob.id().value()), knob.values().size());
            values.put(knob.id(), knob.values().get(Math.toIntExact(place)));
        }
        return new Configuration(values);
    }
}
