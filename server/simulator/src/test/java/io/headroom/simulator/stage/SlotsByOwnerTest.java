package io.headroom.simulator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.request.RequestTable;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Owners and their slots beside a map of the library, under random takings and givings. */
class SlotsByOwnerTest {
    private static final int STEPS = 20_000;

    /** A few who come again and again, and so many that the table grows. */
    @ParameterizedTest
    @ValueSource(ints = {4, 40, 4_000})
    void slots_areThoseOfAMap(int owners) {
        SplittableRandom random = new SplittableRandom(owners);
        SlotsByOwner slots = new SlotsByOwner();
        Map<Long, Integer> expected = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            // Users of several flows, whose numbers differ in their upper bits alone.
            long owner = ((long) random.nextInt(3) << 32) + random.nextInt(owners);
            Integer known = expected.get(owner);
            assertThat(slots.of(owner)).isEqualTo(known == null ? RequestTable.NONE : known);
            if (known == null) {
                slots.put(owner, step);
                expected.put(owner, step);
            } else {
                slots.remove(owner);
                expected.remove(owner);
            }
        }
        assertThat(expected).isNotEmpty();
        expected.forEach((owner, slot) -> assertThat(slots.of(owner)).isEqualTo(slot));
        expected.keySet().forEach(slots::remove);
        expected.keySet().forEach(each -> assertThat(slots.of(each)).isEqualTo(RequestTable.NONE));
    }
}
