package io.headroom.content.simulation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs an experiment: its replications side by side, which changes nothing of what comes out. */
public final class SimulationRun {
    private SimulationRun() {}

    /**
     * Runs all replications to their end or until {@code watching} is interrupted.
     *
     * @param requests file for a row of each request, or null; needs a single replication
     * @throws IOException if that file cannot be written
     */
    public static List<RunResult> run(
            Experiment experiment, @Nullable Path requests, Watching watching) throws IOException {
        if (requests == null) {
            return side(experiment, watching);
        }
        try (RequestsCsv rows = new RequestsCsv(requests, experiment)) {
            RunResult result = new Replication(experiment, 0, rows, watching).run();
            rows.complete();
            return List.of(result);
        }
    }

    /** Runs the first replication alone, in this thread. */
    public static RunResult one(Experiment experiment, Watching watching) {
        return new Replication(experiment, 0, RequestRows.NONE, watching).run();
    }

    private static List<RunResult> side(Experiment experiment, Watching watching) {
        int cores = Runtime.getRuntime().availableProcessors();
        int threads = Math.min(cores, experiment.replications());
        List<Callable<RunResult>> runs = new ArrayList<>();
        for (int number = 0; number < experiment.replications(); number++) {
            int each = number;
            runs.add(() -> new Replication(experiment, each, RequestRows.NONE, watching).run());
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<RunResult> results = new ArrayList<>();
            for (Future<RunResult> run : pool.invokeAll(runs)) {
                results.add(run.get());
            }
            return known(results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while simulating", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SimulationRefused refused) {
                throw refused;
            }
            throw new IllegalStateException("a replication failed", e.getCause());
        }
    }

    /** After an interrupt the runs that came to their end; if none did, what there is of all. */
    private static List<RunResult> known(List<RunResult> results) {
        List<RunResult> ended = results.stream().filter(result -> !result.interrupted()).toList();
        if (!ended.isEmpty()) {
            return ended;
        }
        List<RunResult> begun = results.stream().filter(result -> result.events() > 0).toList();
        return begun.isEmpty() ? results.subList(0, 1) : begun;
    }
}
