package io.headroom.node.command;

import io.headroom.content.simulation.Watching;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C and a service's stop end a simulation in good order: while it is open they ask it to
 * stop, and the program ends when what is known has been told, or after a while without it.
 */
final class Interrupts implements AutoCloseable {
    private static final long LONGEST_SECONDS = 20;

    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook;

    private Interrupts(Watching watching) {
        hook =
                new Thread(
                        () -> {
                            watching.interrupt();
                            awaitTold();
                        },
                        "interrupted");
    }

    /** Asks {@code watching} to stop from now on. */
    static Interrupts to(Watching watching) {
        Interrupts interrupts = new Interrupts(watching);
        Runtime.getRuntime().addShutdownHook(interrupts.hook);
        return interrupts;
    }

    /** What is known has been told. */
    void told() {
        told.countDown();
    }

    private void awaitTold() {
        try {
            if (!told.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("headroom: the simulation did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        told.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending already, which is what the hook was for.
            Thread.currentThread().setName("told");
        }
    }
}
