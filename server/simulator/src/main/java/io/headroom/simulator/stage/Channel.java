package io.headroom.simulator.stage;

import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.KeyedHeap;

import java.util.ArrayList;
import java.util.List;

/**
 * What is being sent over a link shares its bandwidth equally. What one transfer has got since the
 * beginning of time is the same account for all, in picoseconds at the full bandwidth; it is
 * brought up to date only when somebody comes, goes or the bandwidth changes. With one transfer at
 * a time it is exact; with more it is rounded down then, by less than a picosecond.
 */
final class Channel {
    private static final long FULL_SPEED = 1000;

    /** Those that are being sent, by the account at which they end. */
    private final KeyedHeap sending = new KeyedHeap();

    private long accountPicos;
    private long anchorNanos;
    private long speedPermille = FULL_SPEED;

    int size() {
        return sending.size();
    }

    /** Those that are being sent, in no order. */
    List<Integer> all() {
        List<Integer> all = new ArrayList<>();
        for (int place = 0; place < sending.size(); place++) {
            all.add(sending.at(place));
        }
        return all;
    }

    /** Begins to send what takes {@code nanos} by itself at the full bandwidth. */
    void begin(int request, long nanos, long nowNanos) {
        bringUpToDate(nowNanos);
        sending.add(request, Math.addExact(accountPicos, Math.multiplyExact(nanos, FULL_SPEED)));
    }

    void remove(int request, long nowNanos) {
        bringUpToDate(nowNanos);
        sending.remove(request);
    }

    /** Whether somebody has been sent by now, who is {@link #removeFirst} then. */
    boolean isFirstSent(long nowNanos) {
        bringUpToDate(nowNanos);
        return !sending.isEmpty() && sending.firstKey() <= accountPicos;
    }

    int removeFirst() {
        return sending.removeFirst();
    }

    /** So many thousandths of the bandwidth are there from now on. */
    void setSpeed(long permille, long nowNanos) {
        // Bringing the account up to date rounds it, which a speed that stays must not do.
        if (permille != speedPermille) {
            bringUpToDate(nowNanos);
            speedPermille = permille;
        }
    }

    /** When the next one has been sent, as things are. */
    long nextNanos() {
        if (sending.isEmpty() || speedPermille == 0) {
            return Calendar.NEVER;
        }
        long picos = Math.max(0, sending.firstKey() - accountPicos);
        long shares = sending.size();
        long rest = Math.multiplyExact(picos % speedPermille, shares);
        long nanos = Math.multiplyExact(picos / speedPermille, shares);
        return Math.addExact(anchorNanos, nanos + (rest + speedPermille - 1) / speedPermille);
    }

    private void bringUpToDate(long nowNanos) {
        long span = nowNanos - anchorNanos;
        anchorNanos = nowNanos;
        if (!sending.isEmpty()) {
            long shares = sending.size();
            long whole = Math.multiplyExact(span / shares, speedPermille);
            long part = Math.multiplyExact(span % shares, speedPermille) / shares;
            accountPicos = Math.addExact(accountPicos, whole + part);
        }
    }
}
