package io.headroom.content.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.content.simulation.Experiment;
import io.headroom.content.simulation.SimulationFile;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.request.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs files of one engine as a reader would, and measures as benchmarks of servers do. */
final class ServedTraffic {
    private static final double MILLI_NANOS = 1e6;
    private static final double SECOND_NANOS = 1e9;

    private long completed;
    private long lastEndNanos;
    private double firstNanos;
    private double tokenNanos;
    private long withTokens;

    private ServedTraffic() {}

    /**
     * All at once, and as many at a time as memory holds, each with room for its whole answer.
     *
     * @return tokens of answers a second, from the first arrival to the last end
     */
    static double closedBatch(
            Path folder, String cost, int prompt, int output, int requests, double fraction)
            throws IOException {
        String yaml =
                """
                traffic: { rate: 1000000/s, gaps: fixed, tokens: { prompt: %d, output: %d } }
                requests: %d
                duration: 1 s
                stages:
                  - engine: model
                    maxSequences: 2048
                    maxOutputTokens: %d
                    scheduler: { chunked: { tokenBudget: 8192 } }
                    queue: { capacity: %d }
                    memory:
                      paged: { blockTokens: 32, reserve: maximum, pool: { of: free, fraction: %s } }
                    cost: %s
                """
                        .formatted(prompt, output, requests, output, requests, fraction, cost);
        ServedTraffic run = run(folder, yaml, 1);
        assertThat(run.completed).isEqualTo(requests);
        return (double) requests * output / (run.lastEndNanos / SECOND_NANOS);
    }

    /**
     * Two hundred requests of Poisson traffic whose lengths are lognormal, several times.
     *
     * @return means of the first token and of a later one, each in milliseconds
     */
    static double[] open(Path folder, String cost, double perSecond, String prompt, String output)
            throws IOException {
        String yaml =
                """
                traffic: { rate: %s/s, tokens: { prompt: %s, output: %s } }
                requests: 200
                duration: 2000 s
                stages:
                  - engine: model
                    cost: %s
                """
                        .formatted(perSecond, prompt, output, cost);
        ServedTraffic all = new ServedTraffic();
        for (long seed = 1; seed <= 20; seed++) {
            ServedTraffic run = run(folder, yaml, seed);
            all.completed += run.completed;
            all.firstNanos += run.firstNanos;
            all.tokenNanos += run.tokenNanos;
            all.withTokens += run.withTokens;
        }
        assertThat(all.completed).isEqualTo(20 * 200);
        return new double[] {
            all.firstNanos / all.completed / MILLI_NANOS,
            all.tokenNanos / all.withTokens / MILLI_NANOS
        };
    }

    private static ServedTraffic run(Path folder, String yaml, long seed) throws IOException {
        Path file = Files.writeString(folder.resolve("served.yaml"), yaml);
        Experiment experiment = SimulationFile.read(file, List.of());
        ServedTraffic run = new ServedTraffic();
        Simulation simulation =
                Simulation.start(
                        experiment.plan(),
                        seed,
                        ended -> {
                            run.completed += ended.outcome() == Outcome.COMPLETED ? 1 : 0;
                            run.lastEndNanos = ended.endNanos();
                            run.firstNanos += ended.firstResponseNanos() - ended.arrivalNanos();
                            int later = ended.outputTokens() - 1;
                            if (later > 0) {
                                long nanos = ended.endNanos() - ended.firstResponseNanos();
                                run.tokenNanos += (double) nanos / later;
                                run.withTokens++;
                            }
                        });
        simulation.drain();
        return run;
    }
}
