package io.headroom.benchmarks;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs what a lecture waits for, and prints one table: how long it takes and how long it may. */
public final class Targets {
    private static final String LINE = "%-46s %12s %12s%n";
    private static final double MICROS_PER_MILLI = 1_000;

    private static final List<String> TRACKS =
            List.of("cloud-titan", "edge-guardian", "mobile-nomad", "tiny-pioneer");

    private Targets() {}

    /** No arguments. */
    public static void main(String[] arguments) throws RunnerException {
        Options options =
                new OptionsBuilder()
                        .include("io\\.headroom\\.benchmarks\\.(LanguageModel|LiveRun|Tick|WhatIf)")
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .jvmArgsAppend(Comparison.jvmArguments())
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build();
        Collection<RunResult> results = new Runner(options).run();
        Map<String, Double> millis = new LinkedHashMap<>();
        results.forEach(result -> read(result, millis));
        System.out.printf(LINE, "", "ms", "at most");
        row(millis, "LanguageModel.simulate azure-hour", "the Azure hour, eight GPUs", 60);
        row(millis, "LanguageModel.simulate one-stream", "10⁸ tokens of one stream", 20);
        double shorter = millis.getOrDefault("LanguageModel.simulate answers", Double.NaN);
        row(
                millis,
                "LanguageModel.simulate answers-tenfold",
                "answers × 10 at a tenth of the rate",
                1.2 * shorter);
        row(millis, "LiveRun.run", "180 s of 100 teams", 700);
        row(millis, "Tick.tick p0.99", "tick of 100 teams, p99", 5);
        for (String track : TRACKS) {
            int most = track.equals("edge-guardian") ? 30 : 10;
            row(millis, "WhatIf.warm p0.95 " + track, "what-if " + track + ", p95", most);
        }
        for (String track : TRACKS) {
            row(millis, "WhatIf.first " + track, "first what-if of a program, " + track, 300);
        }
    }

    private static void read(RunResult result, Map<String, Double> millis) {
        String name =
                result.getParams()
                        .getBenchmark()
                        .replaceAll("^.*\\.(\\w+)Benchmark\\.(\\w+)$", "$1.$2");
        String parameter =
                result.getParams().getParamsKeys().stream()
                        .map(key -> " " + result.getParams().getParam(key))
                        .collect(Collectors.joining());
        Result<?> primary = result.getPrimaryResult();
        millis.put(name + parameter, millis(primary, primary.getScore()));
        double[] quantiles = {0.95, 0.99};
        for (double quantile : quantiles) {
            double value = primary.getStatistics().getPercentile(100 * quantile);
            millis.put(name + " p" + quantile + parameter, millis(primary, value));
        }
    }

    private static double millis(Result<?> result, double value) {
        return result.getScoreUnit().startsWith("us") ? value / MICROS_PER_MILLI : value;
    }

    private static void row(
            Map<String, Double> millis, String key, String label, double mostMillis) {
        System.out.printf(
                Locale.ROOT,
                LINE,
                label,
                String.format(Locale.ROOT, "%.2f", millis.getOrDefault(key, Double.NaN)),
                String.format(Locale.ROOT, "%.1f", mostMillis));
    }
}
