package io.headroom.node.bots;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Chooses the next configuration that a team tries. A function of the bench and the draws. */
final class Exploration {
    /** Draws of a new configuration before an old one is accepted. */
    private static final int MAX_DRAWS = 32;

    private Exploration() {}

    /** The next configuration to try. */
    static SortedMap<String, Long> next(Skill skill, Workbench bench, RandomGenerator random) {
        if (bench.runs().isEmpty()) {
            return bench.par();
        }
        for (int draw = 0; draw < MAX_DRAWS; draw++) {
            SortedMap<String, Long> next =
                    switch (skill) {
                        case RANDOM -> anywhere(bench, random);
                        case CLIMBER -> neighbour(bench, random, 1);
                        case EXPERT, MIXED -> halving(bench, random);
                    };
            if (!bench.knows(next)) {
                return next;
            }
        }
        // Everything near is known.
        return anywhere(bench, random);
    }

    private static SortedMap<String, Long> anywhere(Workbench bench, RandomGenerator random) {
        SortedMap<String, Long> configuration = new TreeMap<>();
        for (Workbench.Knob knob : bench.knobs()) {
            configuration.put(knob.name(), knob.values().get(random.nextInt(knob.values().size())));
        }
        return configuration;
    }

    /** The best so far with one knob moved by some steps, up or down. */
    private static SortedMap<String, Long> neighbour(
            Workbench bench, RandomGenerator random, int steps) {
        SortedMap<String, Long> configuration = new TreeMap<>(start(bench));
        Workbench.Knob knob = bench.knobs().get(random.nextInt(bench.knobs().size()));
        List<Long> values = knob.values();
        int here = values.indexOf(configuration.get(knob.name()));
        int there = here + (random.nextBoolean() ? steps : -steps);
        int inside = Math.max(0, Math.min(values.size() - 1, there));
        configuration.put(knob.name(), values.get(inside));
        return configuration;
    }

    /** Strides of half, a quarter, an eighth of a knob's range: coarse first, fine at the end. */
    private static SortedMap<String, Long> halving(Workbench bench, RandomGenerator random) {
        int widest = bench.knobs().stream().mapToInt(knob -> knob.values().size()).max().orElse(1);
        int sweep = bench.runs().size() / Math.max(1, bench.knobs().size());
        int stride = Math.max(1, widest >> (sweep + 1));
        return neighbour(bench, random, stride);
    }

    private static SortedMap<String, Long> start(Workbench bench) {
        return bench.best().map(Workbench.Run::configuration).orElse(bench.par());
    }
}
