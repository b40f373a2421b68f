package io.headroom.node.bots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;

final class ExplorationTest {
    private static final List<Workbench.Knob> KNOBS =
            List.of(
                    new Workbench.Knob("batch", LongStream.rangeClosed(1, 32).boxed().toList()),
                    new Workbench.Knob("nodes", LongStream.rangeClosed(1, 32).boxed().toList()));

    private static SortedMap<String, Long> configuration(long batch, long nodes) {
        SortedMap<String, Long> configuration = new TreeMap<>();
        configuration.put("batch", batch);
        configuration.put("nodes", nodes);
        return configuration;
    }

    /** A hill with its top at batch 20 and nodes 10; every step away misses more. */
    private static Workbench.Run tried(SortedMap<String, Long> configuration) {
        long away =
                Math.abs(configuration.getOrDefault("batch", 0L) - 20)
                        + Math.abs(configuration.getOrDefault("nodes", 0L) - 10);
        return new Workbench.Run(configuration, 1 - away / 60.0, 1);
    }

    private static Workbench after(int runs, Skill skill, long seed) {
        List<Workbench.Run> strip = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Workbench bench =
                    new Workbench(KNOBS, configuration(4, 20), List.copyOf(strip), 0.2, 1);
            strip.add(tried(Exploration.next(skill, bench, new SplittableRandom(seed + run))));
        }
        return new Workbench(KNOBS, configuration(4, 20), strip, 0.2, 1);
    }

    private static double best(Workbench bench) {
        return bench.best().orElseThrow().adherence();
    }

    @ParameterizedTest
    @EnumSource(Skill.class)
    void next_firstRun_isPar(Skill skill) {
        assertThat(after(1, skill, 1).runs().getFirst().configuration())
                .isEqualTo(configuration(4, 20));
    }

    @ParameterizedTest
    @EnumSource(Skill.class)
    void next_always_isAValueOfEachKnobAndNew(Skill skill) {
        for (long seed = 0; seed < 20; seed++) {
            List<Workbench.Run> runs = after(10, skill, seed).runs();
            assertThat(runs.stream().map(Workbench.Run::configuration))
                    .as("seed %s", seed)
                    .doesNotHaveDuplicates();
            assertThat(runs)
                    .as("seed %s", seed)
                    .allSatisfy(
                            run ->
                                    assertThat(run.configuration().values())
                                            .allMatch(value -> value >= 1 && value <= 32));
        }
    }

    @Test
    void next_sameDraws_sameChoice() {
        assertThat(after(10, Skill.EXPERT, 5)).isEqualTo(after(10, Skill.EXPERT, 5));
    }

    @Test
    void expert_onAHill_comesHigherThanAClimber() {
        double expert = 0;
        double climber = 0;
        for (long seed = 0; seed < 200; seed += 10) {
            expert += best(after(10, Skill.EXPERT, seed));
            climber += best(after(10, Skill.CLIMBER, seed));
        }
        assertThat(expert).isGreaterThan(climber);
    }

    @Test
    void promise_belowTheFloor_isLessThanAnythingAboveIt() {
        Workbench.Run poor = new Workbench.Run(configuration(1, 1), 0.1, 0.01);
        Workbench.Run fair = new Workbench.Run(configuration(2, 2), 0.3, 100);
        Workbench bench = new Workbench(KNOBS, configuration(4, 20), List.of(poor, fair), 0.2, 0.9);
        assertThat(bench.best()).contains(fair);
    }

    @Test
    void promise_equalAdherence_cheaperIsBetter() {
        Workbench.Run dear = new Workbench.Run(configuration(1, 1), 0.95, 3);
        Workbench.Run cheap = new Workbench.Run(configuration(2, 2), 0.95, 1);
        Workbench bench =
                new Workbench(KNOBS, configuration(4, 20), List.of(cheap, dear), 0.2, 0.9);
        assertThat(bench.best()).contains(cheap);
        assertThat(bench.promise(cheap)).isEqualTo(1000);
    }
}
