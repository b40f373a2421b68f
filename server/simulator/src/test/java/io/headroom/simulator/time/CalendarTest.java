package io.headroom.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

class CalendarTest {

    /** A literal calendar: looks at everybody, every time. */
    private record Pending(long nanos, Rank rank, int actor) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void events_afterRandomMoves_comeInTheOrderOfALiteralSearch(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Calendar calendar = new Calendar();
        List<Rank> all = List.copyOf(EnumSet.allOf(Rank.class));
        List<Integer> acted = new ArrayList<>();
        int size = random.nextInt(1, 60);
        long[] due = new long[size];
        Rank[] ranks = new Rank[size];
        for (int actor = 0; actor < size; actor++) {
            int number = actor;
            ranks[actor] = all.get(random.nextInt(all.size()));
            due[actor] = Calendar.NEVER;
            calendar.register(
                    ranks[actor],
                    now -> {
                        acted.add(number);
                        // Half of the actors go on by themselves, often at the same instant.
                        due[number] =
                                random.nextBoolean() ? now + random.nextInt(5) : Calendar.NEVER;
                        if (due[number] != Calendar.NEVER) {
                            calendar.schedule(number, due[number]);
                        }
                    });
        }
        for (int step = 0; step < 5_000; step++) {
            int moved = random.nextInt(size);
            due[moved] = random.nextInt(10) == 0 ? Calendar.NEVER : step / 3 + random.nextInt(20);
            calendar.schedule(moved, due[moved]);
            List<Pending> pending = new ArrayList<>();
            for (int actor = 0; actor < size; actor++) {
                pending.add(new Pending(due[actor], ranks[actor], actor));
            }
            Pending first =
                    pending.stream()
                            .min(
                                    Comparator.comparingLong(Pending::nanos)
                                            .thenComparing(Pending::rank)
                                            .thenComparingInt(Pending::actor))
                            .orElseThrow();
            assertThat(calendar.nextNanos())
                    .as("seed %d step %d", seed, step)
                    .isEqualTo(first.nanos());
            if (first.nanos() != Calendar.NEVER) {
                calendar.actNext();
                assertThat(acted.get(acted.size() - 1)).isEqualTo(first.actor());
            }
        }
    }
}
