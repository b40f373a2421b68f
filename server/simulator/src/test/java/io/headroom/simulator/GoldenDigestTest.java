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
                        "cloud defbec7160b6ed7e",
                        "edge 4edbf30712bba13d",
                        "mobile 67c56c880e878aa4",
                        "tiny 28cef951d3243fbb",
                        "renewal 9b28b500dab3bf42",
                        "modulated 4e1fe41dbd279f6b",
                        "profiled 85aac56ffbe74fe2",
                        "closed loop 380a04693a2bf3fe",
                        "static 6de5cab9ad95f475",
                        "adaptive b4be407b10c029b6",
                        "sharing de659f965183046",
                        "delay 1203da4746968716",
                        "patience and autoscaler 6899e8fcfe1bcdc0",
                        "Random dd2f5f9d51139872",
                        "RoundRobin 7fece6e0e2394928",
                        "LeastConnections aafade8ef4fe8381",
                        "PowerOf 824972ca4d8cea25",
                        "Affinity 9024c790f2f067c0",
                        "fork 2d20455854e2e081",
                        "fork that runs on d38752a7af94e760",
                        "tied d2a092be3296aef1",
                        "retries 6f6bf66ad3e57045",
                        "everything 7675d206a488b34c",
                        "engine chunked 163814cfc7b634c6",
                        "engine prefill first 9774603c10344e93",
                        "engine dynamic 695e012afde67b1d",
                        "engine static aa2b07ecc0d8ef4d",
                        "engine reserved eef3fed3a5b6aa0a",
                        "engine swap d16752cd03e21ff1",
                        "engine contiguous MAXIMUM 2d859c5767e80f8f",
                        "engine contiguous POWER_OF_TWO fe522bca661f8fdf",
                        "engine contiguous EXACT 32328897477f672c",
                        "engine roofline 1b85b842676a14a5",
                        "engine speculation 98669dc033291945",
                        "engine oldest 59117a16c174026b",
                        "engine conversations 16b0cc717a15c599",
                        "engine given up 7d6952761522a9da",
                        "link 5b8ff3d047fb23ca",
                        "link shared fa5da8fcec2abff9",
                        "link without memory e6bef4f284aa50c1",
                        "gate 15cc8f6e1da3c96a",
                        "on tick deeaeffccad247dc",
                        "sync 1fa3348533174075",
                        "cascade be48997cffbfac1a",
                        "hot device 3347b2bd840f105b",
                        "empty device 351f6acf5748a380");
    }

    @Test
    void plans_eachMechanismInOne_giveDigestsOfTheirOwn() {
        List<Long> digests = GoldenPlans.all().values().stream().map(GoldenPlans::digest).toList();

        assertThat(digests).doesNotHaveDuplicates();
    }
}
