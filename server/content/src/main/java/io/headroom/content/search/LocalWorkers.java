package io.headroom.content.search;

import io.headroom.content.simulation.Watching;
import io.headroom.game.frontier.Run;
import io.headroom.game.frontier.Trial;

import java.util.Collection;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** Threads of this program. */
final class LocalWorkers implements Frontier.Crew {
    private final FileSpace space;
    private final Watching watching;
    private final ExecutorService threads;

    /**
     * Workers on a space.
     *
     * @param count threads, at least 1
     */
    LocalWorkers(FileSpace space, Watching watching, int count) {
        this.space = space;
        this.watching = watching;
        threads = Executors.newFixedThreadPool(count, Thread.ofPlatform().daemon().factory());
    }

    private record Done(Run run, Trial trial) {}

    @Override
    public boolean run(Collection<Run> runs, BiConsumer<Run, Trial> done) {
        CompletionService<Done> service = new ExecutorCompletionService<>(threads);
        for (Run run : runs) {
            service.submit(() -> new Done(run, trial(run)));
        }
        try {
            for (int left = runs.size(); left > 0; left--) {
                Done one = service.take().get();
                if (watching.interrupted()) {
                    return false;
                }
                done.accept(one.run(), one.trial());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a run failed", e.getCause());
        }
    }

    /** What is left over after an interruption is not worth its time. */
    private Trial trial(Run run) {
        return watching.interrupted() ? Trial.NOTHING_GOOD : space.run(run.point(), run.seed());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
