package io.headroom.benchmarks;

import io.headroom.content.simulation.Experiment;
import io.headroom.content.simulation.SimulationFile;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.measure.Measurement;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Language-model servers, simulated from their files in {@code scenarios/simulations}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LanguageModelBenchmark {
    /** The folder of scenarios, from the folder that the program is started in. */
    static final String SCENARIOS = "scenarios";

    /**
     * Which load: the recorded hour; an hour of requests of fixed lengths; a tenth as many with
     * answers ten times as long; one stream of 10⁸ tokens.
     */
    @Param({"azure-hour", "answers", "answers-tenfold", "one-stream"})
    public String load = "";

    private Experiment experiment = read("azure-hour");

    /** Reads the file. */
    @Setup
    public void begin() {
        experiment = read(load);
    }

    private static Experiment read(String load) {
        String file = load.equals("azure-hour") ? "engine-azure-hour" : "engine-continuous";
        return SimulationFile.read(
                Path.of(SCENARIOS, "simulations", file + ".yaml"), overrides(load));
    }

    /** The single stream is a hundred answers of a million tokens, one after the other. */
    private static List<String> overrides(String load) {
        List<String> settings = new ArrayList<>();
        switch (load) {
            case "answers" -> {
                settings.add("traffic={rate: 5/s, tokens: {prompt: 500, output: 200}}");
                settings.add("duration=1 h");
            }
            case "answers-tenfold" -> {
                settings.add("traffic={rate: 0.5/s, tokens: {prompt: 500, output: 2000}}");
                settings.add("duration=1 h");
            }
            case "one-stream" -> {
                settings.add(
                        "traffic={clients: 1, think: 0,"
                                + " tokens: {prompt: 16, output: 1000000}}");
                settings.add("stages.0.maxOutputTokens=1000000");
                settings.add("stages.0.maxSequences=1");
                settings.add("stages.0.queue={capacity: 8}");
                settings.add("stages.0.memory={paged: {blocks: 70000}}");
                settings.add(
                        "stages.0.cost={host: 0.2 ms, weightRead: 0.5 ms, perToken: 36 us,"
                                + " perContextToken: 0.1 ns}");
                settings.add("requests=100");
                settings.add("duration=2 d");
            }
            default -> {}
        }
        return settings;
    }

    /** Simulates it to its end. */
    @Benchmark
    public Measurement simulate() {
        Simulation simulation =
                Simulation.start(
                        experiment.plan(), experiment.seed(), experiment.plan().durationNanos());
        simulation.advanceTo(experiment.plan().durationNanos());
        simulation.drain();
        Measurement measured = simulation.measure();
        if (measured.completed() == 0) {
            throw new IllegalStateException("nothing was completed");
        }
        return measured;
    }
}
