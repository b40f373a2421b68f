package io.headroom.node.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Where a node computes what takes longer than a turn of a game: what-ifs, ghosts, digests. Two
 * threads behind a bounded queue; when it is full a task is not taken, and its game offers it again
 * with its next turn. Thread-safe.
 */
public final class Computing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Computing.class);
    private static final int THREADS = 2;
    private static final int WAITING = 1_024;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().name("headroom-compute-", 0).daemon().factory());

    /**
     * Takes a task.
     *
     * @param done gets the result, on a computing thread
     * @return false when there is no room
     */
    <T> boolean offer(String what, Callable<T> task, Consumer<T> done) {
        try {
            threads.execute(() -> run(what, task, done));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** Whether all threads compute, so that what comes next would wait. Callable from anywhere. */
    public boolean busy() {
        return threads.getActiveCount() >= THREADS;
    }

    private static <T> void run(String what, Callable<T> task, Consumer<T> done) {
        T result;
        try {
            result = task.call();
        } catch (Exception bug) {
            // A pure function of what the game pins: it would fail again.
            LOG.error("cannot compute {}", what, bug);
            return;
        }
        done.accept(result);
    }

    /** Ends the threads; what is not done is done by the game's next owner. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
