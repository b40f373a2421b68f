package io.headroom.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The heap beside a list that is searched from end to end. */
class KeyedHeapTest {
    private static final int NUMBERS = 40;

    private record Entry(int number, long key) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void heap_underRandomUse_isASortedListWhoseTiesKeepTheirOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        KeyedHeap heap = new KeyedHeap();
        List<Entry> list = new ArrayList<>();
        for (int step = 0; step < 5_000; step++) {
            int number = random.nextInt(NUMBERS);
            if (!heap.contains(number) && random.nextInt(3) > 0) {
                // Few keys, so that most are equal to others.
                long key = random.nextLong(5);
                heap.add(number, key);
                list.add(new Entry(number, key));
            } else if (random.nextBoolean()) {
                heap.remove(number);
                list.removeIf(entry -> entry.number() == number);
            } else if (!list.isEmpty()) {
                Entry least = leastOf(list);
                assertThat(heap.firstKey())
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(least.key());
                assertThat(heap.removeFirst())
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(least.number());
                list.remove(least);
            }
            assertThat(heap.size()).isEqualTo(list.size());
        }
    }

    /** The first among equals is the one that was added first. */
    private static Entry leastOf(List<Entry> list) {
        Entry least = list.get(0);
        for (Entry entry : list) {
            least = entry.key() < least.key() ? entry : least;
        }
        return least;
    }
}
