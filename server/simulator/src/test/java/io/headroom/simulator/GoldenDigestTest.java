package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * Pins the bits of the engine to its version. If this fails, finished games can no longer be
 * replayed: undo the change, or raise {@link EngineVersion#ENGINE_VERSION} and pin the new digests.
 * That the pinned numbers are also right is for the other tests to say.
 */
class GoldenDigestTest {

    @Test
    void digests_changeOnlyWithTheEngineVersion() {
        List<String> digests = new ArrayList<>();
        TrackPlans.all()
                .forEach((track, plan) -> digests.add(track + " " + Long.toHexString(run(plan))));

        assertThat(EngineVersion.ENGINE_VERSION).isEqualTo(2);
        assertThat(digests)
                .containsExactly(
                        "cloud a7b38b2710fcdc6d",
                        "edge 2d2bda1e8f9b3a94",
                        "mobile 1d4cf540d2d300e2",
                        "tiny cbc12a5d86ac2ee1");
    }

    private static long run(SimulationPlan plan) {
        Simulation simulation = Simulation.start(plan, 20_260_101);
        simulation.advanceTo(plan.durationNanos() / 3);
        simulation.intervene(new Intervention.Burst(1_700, plan.durationNanos() / 5));
        simulation.advanceTo(plan.durationNanos() / 2);
        long half = Digest.of(simulation.measure(), simulation.measureRecent(4));
        return half * 31 + Digest.of(simulation);
    }
}
