package io.headroom.benchmarks;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Streams;

import java.util.Arrays;

/**
 * The least that simulates queues: a binary heap of numbers, the draws of the engine, and a sum of
 * waits. It can nothing else and measures nothing else; what a general engine costs shows beside
 * it.
 */
final class BareQueues implements Queues {
    private final Sampler gap = new Sampler.Exponential(1e9 / ARRIVALS_PER_SECOND);
    private final Sampler service = new Sampler.Exponential(MEAN_SERVICE_NANOS);
    private final Streams.Stream[] gaps;
    private final Streams.Stream[] services;
    private final long[] arrived;
    private final long[] started;

    /** Instants of arrival of those in a queue, as a ring that grows; the oldest is in service. */
    private final long[][] present;

    private final int[] head;
    private final int[] length;

    /** The heap: instants, and of each the queue, or its complement for an end of service. */
    private final long[] dueNanos;

    private final int[] what;
    private int pending;
    private long waitNanos;
    private long startedInAll;
    private long events;

    BareQueues(int queues, long seed) {
        Streams streams = new Streams(seed);
        gaps = new Streams.Stream[queues];
        services = new Streams.Stream[queues];
        arrived = new long[queues];
        started = new long[queues];
        present = new long[queues][16];
        head = new int[queues];
        length = new int[queues];
        dueNanos = new long[2 * queues];
        what = new int[2 * queues];
        for (int queue = 0; queue < queues; queue++) {
            gaps[queue] = streams.of(Purpose.ARRIVAL_GAP, queue);
            services[queue] = streams.of(Purpose.SERVICE_NOISE, queue);
            push(gapOf(queue), queue);
        }
    }

    @Override
    public void advanceTo(long nanos) {
        while (dueNanos[0] < nanos) {
            if (what[0] >= 0) {
                arrive(what[0], dueNanos[0]);
            } else {
                finish(~what[0], dueNanos[0]);
            }
            events++;
        }
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public double meanWaitNanos() {
        return (double) waitNanos / startedInAll;
    }

    private void arrive(int queue, long now) {
        siftDown(now + gapOf(queue), queue);
        long[] ring = present[queue];
        if (length[queue] == ring.length) {
            ring = grow(queue);
        }
        ring[(head[queue] + length[queue]) & (ring.length - 1)] = now;
        if (length[queue]++ == 0) {
            push(now + serviceOf(queue, now), ~queue);
        }
    }

    private void finish(int queue, long now) {
        head[queue] = (head[queue] + 1) & (present[queue].length - 1);
        if (--length[queue] > 0) {
            siftDown(now + serviceOf(queue, now), ~queue);
        } else {
            pending--;
            siftDown(dueNanos[pending], what[pending]);
        }
    }

    private long gapOf(int queue) {
        return Rounded.nanos(gap.sample(gaps[queue].word(arrived[queue]++)));
    }

    private long serviceOf(int queue, long now) {
        waitNanos += now - present[queue][head[queue]];
        startedInAll++;
        return Rounded.nanos(service.sample(services[queue].word(started[queue]++)));
    }

    private long[] grow(int queue) {
        long[] ring = present[queue];
        long[] larger = Arrays.copyOf(ring, 2 * ring.length);
        // The part that had wrapped around moves behind the rest.
        System.arraycopy(ring, 0, larger, ring.length, head[queue]);
        present[queue] = larger;
        return larger;
    }

    private void push(long nanos, int event) {
        int hole = pending++;
        while (hole > 0 && nanos < dueNanos[(hole - 1) >> 1]) {
            int parent = (hole - 1) >> 1;
            dueNanos[hole] = dueNanos[parent];
            what[hole] = what[parent];
            hole = parent;
        }
        dueNanos[hole] = nanos;
        what[hole] = event;
    }

    /** Replaces the first event. */
    private void siftDown(long nanos, int event) {
        int hole = 0;
        while (2 * hole + 1 < pending) {
            int child = 2 * hole + 1;
            if (child + 1 < pending && dueNanos[child + 1] < dueNanos[child]) {
                child++;
            }
            if (nanos <= dueNanos[child]) {
                break;
            }
            dueNanos[hole] = dueNanos[child];
            what[hole] = what[child];
            hole = child;
        }
        dueNanos[hole] = nanos;
        what[hole] = event;
    }
}
