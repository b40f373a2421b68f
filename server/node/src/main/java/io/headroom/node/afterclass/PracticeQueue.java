package io.headroom.node.afterclass;

import io.headroom.node.session.Computing;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Where tries are computed: one thread, which lets what live games wait for go first, and rests
 * most of the time while some game goes on here. Who finds no room is turned away, and so is who
 * would wait for too long. Thread-safe.
 */
final class PracticeQueue implements AutoCloseable {
    /** Tries that wait or are computed. */
    private static final int ROOM = 64;

    private static final int PATIENCE_SECONDS = 40;

    /** Live games go first, but nobody's try waits for ever. */
    private static final long GIVE_WAY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long LOOK_MILLIS = 20;

    /** While games go on the thread rests so many times as long as it has computed. */
    private static final int REST = 3;

    private static final long MOST_REST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Computing computing;
    private final BooleanSupplier gamesGoOn;
    private final Semaphore room = new Semaphore(ROOM);
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("headroom-practice").daemon().factory());

    /** Before the next try; known to the thread alone. */
    private long resting;

    /**
     * Behind what a node computes for its live games.
     *
     * @param computing where that is
     * @param gamesGoOn whether some game of the node is not over
     */
    PracticeQueue(Computing computing, BooleanSupplier gamesGoOn) {
        this.computing = computing;
        this.gamesGoOn = gamesGoOn;
    }

    /** Takes a place; false when there is none. Whoever has one gives it back. */
    boolean enter() {
        return room.tryAcquire();
    }

    /** Gives a place back. */
    void leave() {
        room.release();
    }

    /**
     * Computes for somebody who has a place. Blocks.
     *
     * @return null when it took too long, or the node stops
     */
    <T> @Nullable T compute(Callable<T> task) throws InterruptedException {
        Future<T> computed;
        try {
            computed = thread.submit(() -> behindLiveGames(task));
        } catch (RejectedExecutionException stopping) {
            return null;
        }
        try {
            return computed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            computed.cancel(false);
            return null;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof InterruptedException) {
                return null;
            }
            throw new IllegalStateException("a try could not be computed", failed.getCause());
        }
    }

    private <T> T behindLiveGames(Callable<T> task) throws Exception {
        TimeUnit.NANOSECONDS.sleep(resting);
        resting = 0;
        long until = System.nanoTime() + GIVE_WAY_NANOS;
        while (computing.busy() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        long begun = System.nanoTime();
        T result = task.call();
        if (gamesGoOn.getAsBoolean()) {
            resting = Math.min(MOST_REST_NANOS, REST * (System.nanoTime() - begun));
        }
        return result;
    }

    /** Ends the thread; what is not done is given up. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
