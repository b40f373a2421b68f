package io.headroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The interpreter, the quick compiler and the optimizing one give the same digests: each in a Java
 * of its own, because a test alone never knows which of the three it runs in.
 */
class SameBitsInEveryCompilerTest {

    @Test
    void digests_interpretedAndCompiledEitherWay_areTheSame() throws Exception {
        List<Process> running = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        running.add(start("-Xint"));
        running.add(start("-XX:TieredStopAtLevel=1"));
        running.add(start("-XX:-TieredCompilation", "-XX:CompileThreshold=100", "-Xbatch"));
        for (Process process : running) {
            digests.add(
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(process.waitFor()).as(digests.get(digests.size() - 1)).isZero();
        }
        assertThat(digests.get(0)).hasLineCount(GoldenPlans.all().size() + 40);
        assertThat(digests).containsOnly(digests.get(0));
    }

    private static Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(DigestsMain.class.getName());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
