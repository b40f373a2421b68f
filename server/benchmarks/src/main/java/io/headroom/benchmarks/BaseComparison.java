package io.headroom.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Sets this program beside an earlier commit of itself: both do the same work by turns in one
 * virtual machine, each with its own classes, and the processor time of one turn is divided by that
 * of the other beside it. So whatever else a machine does, it does to both.
 */
public final class BaseComparison {
    /** A turn lasts at least so long. */
    private static final long TURN_NANOS = 40_000_000;

    /** Processor time that each side runs before it is measured, for the compilers to be done. */
    private static final long WARM_NANOS = 4_000_000_000L;

    private static final int ROUNDS = 40;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private BaseComparison() {}

    /**
     * Takes the folder of the earlier commit's files, those of its classes and of this one's; with
     * a fourth argument, which a program of its own is started with for each load, only that load.
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 3) {
            compare(
                    arguments[3],
                    BaseLoads.of(arguments[3], Path.of(arguments[1]), Path.of(arguments[0])),
                    BaseLoads.of(arguments[3], Path.of(arguments[2]), Path.of(arguments[0])));
            return;
        }
        System.out.printf("%-30s %12s %12s %8s%n", "", "base ms", "this ms", "ratio");
        for (String load : BaseLoads.NAMES) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.add(load);
            start(all);
        }
    }

    /** In a program of its own, so that no load is compiled for what another one did before. */
    private static void start(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(Comparison.jvmArguments()));
        // Waits for the compilers: on a busy machine they are done long after a warm-up otherwise.
        command.add("-Xbatch");
        command.add("-cp");
        command.add(System.getProperty("java.class.path", ""));
        command.add(BaseComparison.class.getName());
        command.addAll(arguments);
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(arguments + " ended with status " + status);
        }
    }

    private static void compare(String load, BaseLoads.Load... sides) throws Exception {
        for (BaseLoads.Load side : sides) {
            long end = THREADS.getCurrentThreadCpuTime() + WARM_NANOS;
            while (THREADS.getCurrentThreadCpuTime() < end) {
                side.run();
            }
        }
        int calls = 1 + (int) Math.min(1_000, TURN_NANOS / Math.max(1, nanos(sides[0], 1)));
        double[] ratios = new double[ROUNDS];
        double[][] millis = new double[sides.length][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            // Who begins changes, so that what grows over time is no advantage to either.
            int first = round % 2;
            millis[first][round] = nanos(sides[first], calls) / NANOS_PER_MILLI / calls;
            millis[1 - first][round] = nanos(sides[1 - first], calls) / NANOS_PER_MILLI / calls;
            ratios[round] = millis[1][round] / millis[0][round];
        }
        System.out.printf(
                Locale.ROOT,
                "%-30s %12.3f %12.3f %8.3f%n",
                load,
                median(millis[0]),
                median(millis[1]),
                median(ratios));
    }

    private static long nanos(BaseLoads.Load side, int calls) throws Exception {
        long before = THREADS.getCurrentThreadCpuTime();
        for (int call = 0; call < calls; call++) {
            side.run();
        }
        return THREADS.getCurrentThreadCpuTime() - before;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
