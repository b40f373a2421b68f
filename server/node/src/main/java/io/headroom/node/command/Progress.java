package io.headroom.node.command;

import io.headroom.content.simulation.Experiment;
import io.headroom.content.simulation.Watching;

import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows on standard error, from its second second on, how far a simulation is. */
final class Progress implements AutoCloseable {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final long startNanos = System.nanoTime();
    private final ScheduledExecutorService timer;
    private final PrintWriter err;
    private final boolean inPlace;
    private volatile boolean written;
    private long elapsedNanos;

    private Progress(PrintWriter err, boolean inPlace) {
        this.err = err;
        this.inPlace = inPlace;
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "progress");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** Shows it if standard error is a terminal or {@code always}. */
    static Progress of(Watching watching, Experiment experiment, CommandSpec verb, boolean always) {
        boolean terminal = isTerminal();
        Progress progress = new Progress(verb.commandLine().getErr(), terminal);
        if (always || terminal) {
            int runs = experiment.replications();
            // What the returned handle would tell, the end of the simulation tells as well.
            var unused =
                    progress.timer.scheduleAtFixedRate(
                            () -> progress.show(simulated(watching, runs)), 1, 1, TimeUnit.SECONDS);
        }
        return progress;
    }

    /** Shows how many runs of a search are done. */
    static Progress ofSearch(Watching watching, CommandSpec verb, boolean always) {
        boolean terminal = isTerminal();
        Progress progress = new Progress(verb.commandLine().getErr(), terminal);
        if (always || terminal) {
            var unused =
                    progress.timer.scheduleAtFixedRate(
                            () -> progress.show(searched(watching)), 1, 1, TimeUnit.SECONDS);
        }
        return progress;
    }

    private static String searched(Watching watching) {
        return String.format(Locale.ROOT, "%,d runs done", watching.permille() / 1000);
    }

    private static String simulated(Watching watching, int runs) {
        return String.format(
                Locale.ROOT,
                "%5.1f %%  %,d events",
                watching.permille() / 10.0 / runs,
                watching.events());
    }

    private void show(String line) {
        if (inPlace) {
            err.print("\r" + line);
            err.flush();
        } else {
            err.println(line);
        }
        written = true;
    }

    /** From the beginning to the end, in nanoseconds of this machine's clock. */
    long elapsedNanos() {
        return elapsedNanos;
    }

    @Override
    public void close() {
        stop();
    }

    /** The simulation has ended: nothing more is shown, and the clock stops. */
    void stop() {
        if (timer.isShutdown()) {
            return;
        }
        elapsedNanos = System.nanoTime() - startNanos;
        timer.shutdownNow();
        if (written && inPlace) {
            err.println();
        }
    }

    /** Java cannot ask; where there is no such link, it is taken for no terminal. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
