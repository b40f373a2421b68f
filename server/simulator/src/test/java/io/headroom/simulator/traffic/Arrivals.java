package io.headroom.simulator.traffic;

import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.time.Calendar;

import java.util.Arrays;
import java.util.List;

/** The requests that a plan sends by itself, without any system behind the entrance. */
final class Arrivals implements Entrance {
    static final long SECOND = 1_000_000_000;

    private final Calendar calendar = new Calendar();
    private final List<ArrivalProcess> sources;
    private long[] nanos = new long[1024];
    private int[] prompts = new int[1024];
    private int[] outputs = new int[1024];
    private int[] users = new int[1024];
    private long workPermille;
    private int size;

    Arrivals(TrafficPlan plan, long seed, long untilNanos) {
        this(plan, seed, untilNanos, 0, Long.MAX_VALUE);
    }

    Arrivals(TrafficPlan plan, long seed, long untilNanos, int flow, long mostRequests) {
        sources =
                plan.start(
                        new Streams(seed),
                        new ArrivalProcess.Context(calendar, this, untilNanos, flow, mostRequests));
    }

    static Arrivals of(TrafficPlan plan, long seed, long untilNanos) {
        return new Arrivals(plan, seed, untilNanos).runUntil(untilNanos);
    }

    @Override
    public void arrive(long nowNanos, int promptTokens, int outputTokens, long work, int user) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
            prompts = Arrays.copyOf(prompts, 2 * size);
            outputs = Arrays.copyOf(outputs, 2 * size);
            users = Arrays.copyOf(users, 2 * size);
        }
        nanos[size] = nowNanos;
        prompts[size] = promptTokens;
        outputs[size] = outputTokens;
        users[size++] = user;
        workPermille += work;
    }

    /** Everything before {@code untilNanos}. */
    Arrivals runUntil(long untilNanos) {
        while (calendar.nextNanos() < untilNanos) {
            calendar.actNext();
        }
        return this;
    }

    /** A burst that begins, or ends, at {@code nowNanos}. */
    Arrivals intensify(long nowNanos, long permille) {
        runUntil(nowNanos);
        for (ArrivalProcess source : sources) {
            source.intensify(nowNanos, permille);
        }
        return this;
    }

    int size() {
        return size;
    }

    long workPermille() {
        return workPermille;
    }

    long[] nanos() {
        return Arrays.copyOf(nanos, size);
    }

    int[] prompts() {
        return Arrays.copyOf(prompts, size);
    }

    int[] outputs() {
        return Arrays.copyOf(outputs, size);
    }

    int[] users() {
        return Arrays.copyOf(users, size);
    }

    /** Arrivals in windows of {@code windowNanos} from time 0 on, {@code windows} of them. */
    int[] counts(long windowNanos, int windows) {
        int[] counts = new int[windows];
        for (int index = 0; index < size; index++) {
            long window = nanos[index] / windowNanos;
            if (window < windows) {
                counts[(int) window]++;
            }
        }
        return counts;
    }

    double meanGapSeconds() {
        return (nanos[size - 1] - nanos[0]) / 1e9 / (size - 1);
    }

    /** Variance of the gaps divided by the square of their mean. */
    double squaredVariationOfGaps() {
        double mean = meanGapSeconds();
        double squares = 0;
        for (int index = 1; index < size; index++) {
            double off = (nanos[index] - nanos[index - 1]) / 1e9 - mean;
            squares += off * off;
        }
        return squares / (size - 1) / (mean * mean);
    }
}
