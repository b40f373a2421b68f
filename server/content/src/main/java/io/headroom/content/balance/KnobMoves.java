package io.headroom.content.balance;

import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where knobs can be turned to from a configuration. */
final class KnobMoves {
    private final List<Knob> knobs;

    KnobMoves(List<Knob> knobs) {
        this.knobs = List.copyOf(knobs);
    }

    /** Which of its values a knob has, from 0. */
    static int place(Configuration configuration, Knob knob) {
        return knob.values().indexOf(configuration.value(knob.id()));
    }

    /** One knob turned by 1 to {@code most} steps either way; a named choice to all others. */
    List<Configuration> single(Configuration from, int most) {
        Set<Configuration> moved = new LinkedHashSet<>();
        for (Knob knob : knobs) {
            moved.addAll(turned(from, knob, most));
        }
        return List.copyOf(moved);
    }

    /** One knob turned by at most so many steps. */
    static List<Configuration> turned(Configuration from, Knob knob, int most) {
        int reach = knob.names().isEmpty() ? most : knob.values().size();
        List<Configuration> turned = new ArrayList<>();
        int place = place(from, knob);
        for (int step = 1; step <= reach; step++) {
            for (int other : new int[] {place - step, place + step}) {
                if (other >= 0 && other < knob.values().size()) {
                    turned.add(from.with(knob.id(), knob.values().get(other)));
                }
            }
        }
        return turned;
    }
}
