package io.headroom.game.frontier;

import io.headroom.game.chance.Seeds;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.simulator.chance.Words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A team that knows nothing and keeps what helps: it tries where it is and the middle of all knobs,
 * and from the better of the two it turns one knob after another, by a quarter of its values, goes
 * on the same way while that helps, and tries smaller steps when nothing does. It has the what-ifs
 * of a round and no more.
 */
public final class Climber {
    private static final int WHAT_IFS = 10;
    private static final int FIRST_STEP_DIVISOR = 4;

    private final List<Knob> knobs;
    private final ToDoubleFunction<Configuration> whatIf;
    private final long seed;
    private final List<Configuration> tried = new ArrayList<>();
    private final Set<Configuration> known = new HashSet<>();
    private Configuration best;
    private double most;

    private Climber(
            List<Knob> knobs,
            ToDoubleFunction<Configuration> whatIf,
            Configuration start,
            long seed) {
        this.knobs = knobs;
        this.whatIf = whatIf;
        this.seed = seed;
        best = start;
        most = Double.NEGATIVE_INFINITY;
        keepIfBetter(start);
        keepIfBetter(middle(start));
    }

    private Configuration middle(Configuration start) {
        Configuration middle = start;
        for (Knob knob : knobs) {
            long value = knob.values().get(knob.values().size() / 2);
            middle = knob.names().isEmpty() ? middle.with(knob.id(), value) : middle;
        }
        return middle;
    }

    /**
     * What a climber tries from a start, the best of it last.
     *
     * @param whatIf the points that a what-if promises
     * @param seed of the order in which it turns the knobs
     */
    public static List<Configuration> climb(
            List<Knob> knobs,
            ToDoubleFunction<Configuration> whatIf,
            Configuration start,
            long seed) {
        Climber climber = new Climber(knobs, whatIf, start, seed);
        int divisor = FIRST_STEP_DIVISOR;
        boolean gained = true;
        while (climber.hasMore() && (gained || divisor <= FIRST_STEP_DIVISOR << 6)) {
            gained = climber.round(divisor);
            divisor *= gained ? 1 : 2;
        }
        List<Configuration> path = new ArrayList<>(climber.tried);
        path.add(climber.best);
        return path;
    }

    private boolean hasMore() {
        return tried.size() < WHAT_IFS;
    }

    /** Each knob once, in an order of its own; whether that helped. */
    private boolean round(int divisor) {
        boolean gained = false;
        List<Knob> left = new ArrayList<>(knobs);
        while (!left.isEmpty() && hasMore()) {
            Knob knob = left.remove(below("knob", left.size()));
            int step = Math.max(1, knob.values().size() / divisor);
            int first = below("way", 2) == 0 ? step : -step;
            gained |= alongKnob(knob, first) || alongKnob(knob, -first);
        }
        return gained;
    }

    /** As far as that helps. */
    private boolean alongKnob(Knob knob, int step) {
        boolean gained = false;
        while (hasMore()) {
            int last = knob.values().size() - 1;
            int next = knob.values().indexOf(best.value(knob.id())) + step;
            int place = Math.max(0, Math.min(last, next));
            Configuration further = best.with(knob.id(), knob.values().get(place));
            if (known.contains(further) || !keepIfBetter(further)) {
                return gained;
            }
            gained = true;
        }
        return gained;
    }

    private boolean keepIfBetter(Configuration next) {
        tried.add(next);
        known.add(next);
        double points = whatIf.applyAsDouble(next);
        if (points <= most) {
            return false;
        }
        most = points;
        best = next;
        return true;
    }

    private int below(String stream, int bound) {
        return Math.toIntExact(
                Words.below(Seeds.derive(seed, stream, tried.size(), known.size()), bound));
    }
}
