package io.headroom.simulator.traffic;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Streams;

import java.util.ArrayList;
import java.util.List;

/**
 * Who comes when, with what. The traffic depends on the plan and the seed alone, never on the
 * system that serves it, so all teams with one plan and one seed meet the same requests.
 *
 * <p>A burst of factor k makes stochastic sources run k times faster, consumes a trace k times
 * faster, and gives the frames of sensors and clocks k times the work.
 */
public sealed interface TrafficPlan {

    /** Least mean requests per second of a source. */
    double LEAST_PER_SECOND = 0.0001;

    /** Most mean requests per second of a source. */
    double MOST_PER_SECOND = 10_000_000;

    /** Mean requests per second outside bursts. */
    double meanPerSecond();

    /** Starts the sources of this plan, in a fixed order. */
    List<ArrivalProcess> start(Streams streams, ArrivalProcess.Context context);

    /**
     * Independent requests: exponential gaps.
     *
     * @param meanPerSecond mean requests per second
     * @param shape what a request asks for
     * @param users number of users that requests are drawn from; 0: each request has its own
     */
    record Poisson(double meanPerSecond, RequestShape shape, int users) implements TrafficPlan {
        /** Refuses rates and numbers of users outside their limits. */
        public Poisson {
            within("meanPerSecond", meanPerSecond, LEAST_PER_SECOND, MOST_PER_SECOND);
            within("users", users, 0L, Integer.MAX_VALUE);
        }

        /** One item of work and one token a request, each of its own user. */
        public Poisson(double meanPerSecond) {
            this(meanPerSecond, RequestShape.ONE, 0);
        }

        @Override
        public List<ArrivalProcess> start(Streams streams, ArrivalProcess.Context context) {
            return List.of(new PoissonArrivals(this, streams, context));
        }
    }

    /**
     * A recorded slice, stretched to {@code meanPerSecond}, begun at an instant that the seed picks
     * and repeated without a seam.
     */
    record TraceReplay(Trace trace, double meanPerSecond) implements TrafficPlan {
        private static final double MOST_TURN_SECONDS = 9 * 24 * 3600;

        /** Refuses rates outside their limits. */
        public TraceReplay {
            within("meanPerSecond", meanPerSecond, LEAST_PER_SECOND, MOST_PER_SECOND);
            within(
                    "seconds of a turn of the trace",
                    trace.size() / meanPerSecond,
                    0,
                    MOST_TURN_SECONDS);
        }

        @Override
        public List<ArrivalProcess> start(Streams streams, ArrivalProcess.Context context) {
            return List.of(new TraceArrivals(this, streams, context));
        }
    }

    /**
     * Sensors on one clock, such as cameras: source s sends frame i at i × {@code period} + s ×
     * {@code stagger} + jitter, and with {@code tailProbability} a tail delay on top. A frame never
     * overtakes the frame before it of the same source, and never comes before time 0.
     *
     * @param sources number of sensors
     * @param periodNanos time between frames of one sensor
     * @param staggerNanos shift between one sensor and the next
     * @param jitterNanos delay of each frame, may be negative
     * @param tailProbability share of frames that are also late by {@code tailNanos}
     * @param tailNanos that extra delay
     */
    record PhaseLocked(
            int sources,
            long periodNanos,
            long staggerNanos,
            Sampler jitterNanos,
            double tailProbability,
            Sampler tailNanos)
            implements TrafficPlan {
        /** Refuses counts, times and probabilities outside their limits. */
        public PhaseLocked {
            within("sources", sources, 1, Limits.SOURCES);
            within("periodNanos", periodNanos, 1, Limits.DURATION_NANOS);
            within("staggerNanos", staggerNanos, 0, Limits.DURATION_NANOS);
            within("tailProbability", tailProbability, 0, 1);
        }

        /** Sensors without a tail. */
        public PhaseLocked(int sources, long periodNanos, long staggerNanos, Sampler jitterNanos) {
            this(sources, periodNanos, staggerNanos, jitterNanos, 0, Sampler.ZERO);
        }

        @Override
        public double meanPerSecond() {
            return sources * (double) Limits.SECOND_NANOS / periodNanos;
        }

        @Override
        public List<ArrivalProcess> start(Streams streams, ArrivalProcess.Context context) {
            List<ArrivalProcess> sensors = new ArrayList<>();
            ArrivalProcess.Allowance allowance =
                    new ArrivalProcess.Allowance(context.mostRequests());
            for (int sensor = 0; sensor < sources; sensor++) {
                sensors.add(new SensorArrivals(this, sensor, streams, context, allowance));
            }
            return sensors;
        }
    }

    /**
     * One frame each {@code spanNanos} ÷ {@code frames} nanoseconds exactly: frame i comes at ⌊i ×
     * span ÷ frames⌋, never accumulated, so 60 frames a second stay 60 for ever.
     *
     * @param frames frames in a span
     * @param spanNanos the span
     * @param itemsPerFrame items in a frame (text regions, say), rounded to a whole number from 0
     */
    record FrameClock(long frames, long spanNanos, Sampler itemsPerFrame) implements TrafficPlan {
        /** Refuses spans and counts outside their limits. */
        public FrameClock {
            within("frames", frames, 1, 1_000_000);
            within("spanNanos", spanNanos, 1, Limits.DURATION_NANOS / frames);
        }

        /** A display or camera clock of {@code frames} frames a second. */
        public static FrameClock perSecond(long frames, Sampler itemsPerFrame) {
            return new FrameClock(frames, Limits.SECOND_NANOS, itemsPerFrame);
        }

        /** A clock that sends one item each {@code periodNanos}, such as chunks of audio. */
        public static FrameClock every(long periodNanos) {
            return new FrameClock(1, periodNanos, Sampler.ONE);
        }

        @Override
        public double meanPerSecond() {
            return frames * (double) Limits.SECOND_NANOS / spanNanos;
        }

        @Override
        public List<ArrivalProcess> start(Streams streams, ArrivalProcess.Context context) {
            return List.of(new FrameArrivals(this, streams, context));
        }
    }
}
