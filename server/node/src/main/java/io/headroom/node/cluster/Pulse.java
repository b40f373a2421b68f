package io.headroom.node.cluster;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notices that the whole process stood still: stopped by a signal, starved by the machine, or
 * asleep with its laptop. Others may have taken over its games meanwhile, and whatever it believes
 * about them is old. Two clocks judge, because the monotonic one of Linux stands still while a
 * laptop sleeps, and the wall clock may be set. Thread-safe.
 */
public final class Pulse implements AutoCloseable {
    /** Silence for longer than this counts as having stood still. */
    public static final long STILL_MILLIS = 1_000;

    private static final long LOOK_MILLIS = 100;

    private final LongSupplier monotonicNanos;
    private final LongSupplier wallMillis;
    private final Thread thread;
    private long seenNanos;
    private long seenWallMillis;
    private long standstills;

    /** A pulse by the machine's clocks, which beats from now on. */
    public static Pulse start() {
        Pulse pulse = new Pulse(System::nanoTime, System::currentTimeMillis);
        pulse.thread.start();
        return pulse;
    }

    /** A pulse by other clocks, which beats only when it is asked. */
    Pulse(LongSupplier monotonicNanos, LongSupplier wallMillis) {
        this.monotonicNanos = monotonicNanos;
        this.wallMillis = wallMillis;
        this.seenNanos = monotonicNanos.getAsLong();
        this.seenWallMillis = wallMillis.getAsLong();
        this.thread = Thread.ofPlatform().name("headroom-pulse").daemon().unstarted(this::beat);
    }

    /** How often the process has stood still so far, this very moment looked at. */
    public synchronized long standstills() {
        long nowNanos = monotonicNanos.getAsLong();
        long nowWallMillis = wallMillis.getAsLong();
        long passedMillis =
                Math.max(
                        TimeUnit.NANOSECONDS.toMillis(nowNanos - seenNanos),
                        nowWallMillis - seenWallMillis);
        if (passedMillis > STILL_MILLIS) {
            standstills++;
        }
        seenNanos = nowNanos;
        seenWallMillis = nowWallMillis;
        return standstills;
    }

    private void beat() {
        try {
            while (true) {
                standstills();
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException closed) {
            // Its last beat.
            return;
        }
    }

    /** Beats no more. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
