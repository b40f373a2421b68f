package io.headroom.benchmarks;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Runs the queues of all programs and prints one table: events a processor second, ratios, their
 * targets.
 */
public final class Comparison {
    private static final int[] QUEUES = {1, 100, 1_000};
    private static final double MOST_BYTES = 0.01;
    private static final String LINE = "%-8s %-26s %14s %16s %16s %14s%n";

    private Comparison() {}

    /** One program with one number of queues; a second is one that its thread had a processor. */
    private record Speed(
            String program, int queues, String detail, double perSecond, double bytesPerEvent) {}

    /**
     * Takes one optional argument, the number of rounds. A round is one JMH run of everything; the
     * ratios of different rounds show how quiet the machine is.
     */
    public static void main(String[] arguments) throws RunnerException {
        int rounds = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
        for (int round = 1; round <= rounds; round++) {
            List<Speed> speeds = run();
            System.out.printf(Locale.ROOT, "round %d of %d%n", round, rounds);
            print(speeds);
        }
    }

    private static List<Speed> run() throws RunnerException {
        Options options =
                new OptionsBuilder()
                        .include("io\\.headroom\\.benchmarks\\.(Headroom|Ssj|Bare)Benchmark")
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgsAppend(jvmArguments())
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build();
        List<Speed> speeds = new ArrayList<>();
        Collection<RunResult> results = new Runner(options).run();
        for (RunResult result : results) {
            speeds.add(speed(result));
        }
        return speeds;
    }

    /** What a benchmark is run with. */
    static String[] jvmArguments() {
        List<String> arguments =
                new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m"));
        if (Runtime.version().feature() >= 23) {
            // JMH 1.37 uses what newer JDKs warn about.
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        return arguments.toArray(String[]::new);
    }

    private static Speed speed(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String program = benchmark.replaceAll("^.*\\.(\\w+)Benchmark\\..*$", "$1");
        double callsPerSecond = result.getPrimaryResult().getScore();
        double events = secondary(result, "events");
        double bytesPerCall = secondary(result, "gc.alloc.rate.norm");
        String list = result.getParams().getParam("eventList");
        return new Speed(
                program,
                Integer.parseInt(result.getParams().getParam("queues")),
                list == null ? "" : list,
                events / secondary(result, "cpuNanos") * 1e9,
                bytesPerCall * callsPerSecond / events);
    }

    private static double secondary(RunResult result, String name) {
        Result<?> found = result.getSecondaryResults().get(name);
        if (found == null) {
            throw new IllegalStateException(
                    "JMH reports no " + name + ", only " + result.getSecondaryResults().keySet());
        }
        return found.getScore();
    }

    private static void print(List<Speed> speeds) {
        System.out.printf(
                LINE,
                "queues",
                "program",
                "M events/cpu s",
                "Headroom / it",
                "target",
                "bytes/event");
        for (int queues : QUEUES) {
            Speed headroom = fastest(speeds, "Headroom", queues);
            Speed ssj = fastest(speeds, "Ssj", queues);
            Speed bare = fastest(speeds, "Bare", queues);
            row(headroom, headroom, "", "< " + MOST_BYTES + " bytes");
            row(ssj, headroom, " " + ssj.detail(), queues == 1 ? ">= 2.5" : ">= 1.8");
            row(bare, headroom, "", queues == 1 ? ">= 0.45" : ">= 0.7");
        }
        for (Speed other : speeds) {
            if (!other.equals(fastest(speeds, other.program(), other.queues()))) {
                row(other, other, " " + other.detail(), "");
            }
        }
    }

    private static void row(Speed speed, Speed headroom, String detail, String target) {
        System.out.printf(
                Locale.ROOT,
                LINE,
                speed.queues(),
                speed.program() + detail,
                number("%.1f", speed.perSecond() / 1e6),
                speed.equals(headroom)
                        ? ""
                        : number("%.2f", headroom.perSecond() / speed.perSecond()),
                target,
                number("%.4f", speed.bytesPerEvent()));
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    private static Speed fastest(List<Speed> speeds, String program, int queues) {
        Speed best = new Speed(program, queues, "", Double.NaN, Double.NaN);
        for (Speed speed : speeds) {
            boolean same = speed.program().equals(program) && speed.queues() == queues;
            if (same && !(speed.perSecond() <= best.perSecond())) {
                best = speed;
            }
        }
        return best;
    }
}
