package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * Pins the bits of the simulator to its version. If this fails, finished games can no longer be
 * replayed: undo the change, or raise {@link SimulatorVersion#SIMULATOR_VERSION} and pin the new
 * digests, which the failure shows. That the pinned numbers are also right is for the other tests
 * to say.
 */
class GoldenDigestTest {

    @Test
    void digests_changeOnlyWithTheEngineVersion() {
        List<String> digests = new ArrayList<>();
        GoldenPlans.all()
                .forEach(
                        (name, plan) ->
                                digests.add(
                                        name + " " + Long.toHexString(GoldenPlans.digest(plan))));

        assertThat(SimulatorVersion.SIMULATOR_VERSION).isEqualTo(4);
        assertThat(digests)
                .containsExactly(
                        "cloud 493caec723cd77d2",
                        "edge 6805a913912d5a9b",
                        "mobile 559034839abf41c5",
                        "tiny fbfe7eb58ca8573",
                        "renewal 1c454031c2bd294f",
                        "modulated 11c232132c94b59f",
                        "profiled 8685a75e5171a2e",
                        "closed loop 3335ce2b13159a4e",
                        "static 106372af4c43531e",
                        "adaptive d3a8bfcc31e87ac",
                        "sharing b8fd2d5992cacaa7",
                        "delay 3d7c4cb5db0741eb",
                        "patience and autoscaler 17bb77f0890dd3f5",
                        "Random dd5a806d8cdeddc5",
                        "RoundRobin 80bb7f76c31da0f",
                        "LeastConnections 4f30dfd3213d2a64",
                        "PowerOf d1b9d5bf1f79dc09",
                        "Affinity 2b95c7da97c99f15",
                        "fork c0ec972996fa72ed",
                        "fork that runs on db526c5c4cdaa7cd",
                        "tied 737edfa5b0a1fd9a",
                        "retries a0ad14ffb180c439",
                        "everything 137cc0b375e6883",
                        "engine chunked d99d2ddd3133d9d1",
                        "engine prefill first 101ac0eba52ff067",
                        "engine dynamic 4e245f785d0ccaf4",
                        "engine static a9e47ba9e74ec80d",
                        "engine reserved 9729dca8624d350c",
                        "engine swap 238b711e154ac2b7",
                        "engine contiguous MAXIMUM e4fc72cfd1b951dd",
                        "engine contiguous POWER_OF_TWO 70a063c367428a63",
                        "engine contiguous EXACT 629ed3058e26f4b4",
                        "engine roofline 5a1402a6d650be9",
                        "engine speculation 548e85479095f628",
                        "engine oldest 5003143b395ae4ca",
                        "engine conversations f09cdf62a7ff52b3",
                        "engine given up fc8510d072ae91c",
                        "link c8cf84d02dc5b283",
                        "link shared adc6ed1d0306f280",
                        "link without memory 54e00cdd8b1845df",
                        "gate 99e509e98849c48a",
                        "on tick a1fa89c6bffe62e3",
                        "sync 1e71517e13e96991",
                        "cascade a989726c8027df6e",
                        "hot device d207ab8dfa29498b",
                        "empty device a6941262b84dd471");
    }

    @Test
    void plans_eachMechanismInOne_giveDigestsOfTheirOwn() {
        List<Long> digests = GoldenPlans.all().values().stream().map(GoldenPlans::digest).toList();

        assertThat(digests).doesNotHaveDuplicates();
    }
}
