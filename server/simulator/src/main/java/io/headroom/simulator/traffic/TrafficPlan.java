package io.headroom.simulator.traffic;

import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.positive;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Streams;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Who comes when, with what. The traffic depends on the plan and the seed alone, never on the
 * system that serves it, so all teams with one plan and one seed meet the same requests. Only the
 * clients of a closed loop wait for their answers; what they think and ask is the same all the
 * same.
 *
 * <p>A burst of factor k makes stochastic sources run k times faster, consumes a trace k times
 * faster, gives the frames of sensors and clocks k times the work, and closed loops k times the
 * clients.
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

    /** A source with a clock of its own, which bursts and rate profiles make faster or slower. */
    sealed interface Paced extends TrafficPlan
            permits Poisson, Renewal, MarkovModulated, TraceReplay {}

    /**
     * Independent requests: exponential gaps.
     *
     * @param meanPerSecond mean requests per second
     * @param shape what a request asks for
     * @param users number of users that requests are drawn from; 0: each request has its own
     */
    record Poisson(double meanPerSecond, RequestShape shape, int users) implements Paced {
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
     * Independent gaps of one law: constant, {@link io.headroom.simulator.chance.Gamma#erlang
     * Erlang}, hyperexponential … Samples below 0 count as 0 and gaps above ten days as ten days.
     *
     * @param meanPerSecond mean requests per second
     * @param gap the law of the gaps but for its mean, which is stretched to the mean gap
     * @param firstGap the time to the first request, in mean gaps: a constant is a phase, a uniform
     *     law from 0 to 1 a random one
     * @param shape what a request asks for
     * @param users number of users that requests are drawn from; 0: each request has its own
     */
    record Renewal(
            double meanPerSecond, Sampler gap, Sampler firstGap, RequestShape shape, int users)
            implements Paced {
        /** Refuses rates and numbers of users outside their limits and laws without a mean. */
        public Renewal {
            within("meanPerSecond", meanPerSecond, LEAST_PER_SECOND, MOST_PER_SECOND);
            positive("mean of the law of the gaps", gap.mean());
            notNegative("mean of the first gap", firstGap.mean());
            within("users", users, 0L, Integer.MAX_VALUE);
        }

        /** The first request comes after a mean gap; one item, one token, a user each. */
        public Renewal(double meanPerSecond, Sampler gap) {
            this(meanPerSecond, gap, Sampler.ONE, RequestShape.ONE, 0);
        }

        @Override
        public List<ArrivalProcess> start(Streams streams, ArrivalProcess.Context context) {
            return List.of(new RenewalArrivals(this, streams, context));
        }
    }

    /**
     * Requests at a rate that depends on a hidden state, which changes at random: bursty traffic.
     * Begins in the stationary law of its states. A burst makes its states pass faster, too.
     *
     * @param chain the states
     * @param shape what a request asks for
     * @param users number of users that requests are drawn from; 0: each request has its own
     */
    record MarkovModulated(ModulatingChain chain, RequestShape shape, int users) implements Paced {
        private static final double MOST_BURSTINESS = 1_000;

        /** Refuses numbers of users outside their limits. */
        public MarkovModulated {
            within("users", users, 0L, Integer.MAX_VALUE);
        }

        /** One item of work and one token a request, each of its own user. */
        public MarkovModulated(ModulatingChain chain) {
            this(chain, RequestShape.ONE, 0);
        }

        /**
         * Two states, busy and calm: the busy one has {@code burstiness} times the mean rate, lasts
         * {@code busySeconds} in the mean and has half of all requests. A burstiness of 1 is a
         * Poisson process.
         */
        public static MarkovModulated bursty(
                double meanPerSecond, double burstiness, double busySeconds) {
            within("burstiness", burstiness, 1, MOST_BURSTINESS);
            // Busy for 1 ÷ (2 burstiness) of the time; the other half of the requests in the rest.
            double calmToBusy = 2 * burstiness - 1;
            double calmPerSecond = meanPerSecond * burstiness / calmToBusy;
            return new MarkovModulated(
                    ModulatingChain.cyclic(
                            new double[] {meanPerSecond * burstiness, calmPerSecond},
                            new double[] {busySeconds, busySeconds * calmToBusy}));
        }

        @Override
        public double meanPerSecond() {
            return chain.meanPerSecond();
        }

        @Override
        public List<ArrivalProcess> start(Streams streams, ArrivalProcess.Context context) {
            return List.of(new ModulatedArrivals(this, streams, context));
        }
    }

    /**
     * A source whose rate follows a profile: at time t it runs {@code profile}(t) times as fast. A
     * source of one request a second makes the factors of the profile requests per second.
     */
    record Profiled(Paced source, RateProfile profile) implements TrafficPlan {
        @Override
        public double meanPerSecond() {
            return source.meanPerSecond() * profile.meanFactor();
        }

        @Override
        public List<ArrivalProcess> start(Streams streams, ArrivalProcess.Context context) {
            List<ArrivalProcess> processes = source.start(streams, context);
            for (ArrivalProcess process : processes) {
                ((PacedArrivals) process).follow(profile);
            }
            return processes;
        }
    }

    /**
     * Clients that think, send, wait until their request has left the system, however it ended, and
     * think again. All begin by thinking. Requests carry the number of their client as user. A
     * burst of factor k makes it k times the clients, rounded down, at least one and at most {@link
     * #MOST_CLIENTS}; those who came for it go when they have no request.
     *
     * @param clients how many
     * @param thinkNanos time from the end of a request to the next one of the same client
     * @param shape what a request asks for; in a conversation, beside what was said before
     * @param conversations how clients converse; {@code null}: each request is by itself
     */
    record ClosedLoop(
            int clients, Sampler thinkNanos, RequestShape shape, @Nullable Turns conversations)
            implements TrafficPlan {
        /** Most clients of a loop, those of bursts included. */
        public static final int MOST_CLIENTS = 1_000_000;

        /** Refuses numbers of clients and thinking times outside their limits. */
        public ClosedLoop {
            within("clients", clients, 1L, MOST_CLIENTS);
            within("mean of thinkNanos", thinkNanos.mean(), 0, Limits.DURATION_NANOS);
        }

        /** Requests by themselves. */
        public ClosedLoop(int clients, Sampler thinkNanos, RequestShape shape) {
            this(clients, thinkNanos, shape, null);
        }

        /** One item of work and one token a request. */
        public ClosedLoop(int clients, Sampler thinkNanos) {
            this(clients, thinkNanos, RequestShape.ONE);
        }

        /** The most that the clients can send: infinite if they do not think. */
        @Override
        public double meanPerSecond() {
            return clients / thinkNanos.mean() * Limits.SECOND_NANOS;
        }

        @Override
        public List<ArrivalProcess> start(Streams streams, ArrivalProcess.Context context) {
            return List.of(new ClosedLoopArrivals(this, streams, context));
        }
    }

    /**
     * Conversations of several turns: a turn's prompt is all that was said before, prompts and
     * answers, and the client's next words. A turn counts as said however its request ended.
     *
     * @param count turns of a conversation, rounded, at least one
     * @param mostTokens a conversation that is longer after a turn ends with it
     */
    record Turns(Sampler count, int mostTokens) {
        /** Refuses numbers outside their limits. */
        public Turns {
            within("mean of count", count.mean(), 0, RequestShape.MOST_TOKENS);
            within("mostTokens", mostTokens, 1L, RequestShape.MOST_TOKENS);
        }
    }

    /**
     * A recorded slice, stretched to {@code meanPerSecond}: once from its first request to its last
     * or, if not {@code once}, begun at an instant that the seed picks and repeated without a seam.
     * Users are numbered in the order of the requests, each its own.
     */
    record TraceReplay(Trace trace, double meanPerSecond, boolean once) implements Paced {
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

        /** Over and over. */
        public TraceReplay(Trace trace, double meanPerSecond) {
            this(trace, meanPerSecond, false);
        }

        /**
         * The row of the trace, from 0, that the first request is of.
         *
         * @param seed of the run
         * @param flow number of the flow, from 0
         */
        public int firstRow(long seed, int flow) {
            TracePace pace = new TracePace(this);
            long phase = once ? 0 : pace.phasePicos(new Streams(seed), flow);
            return pace.firstFrom(phase) % trace.size();
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
                sensors.add(new SensorArrivals(this, sensor, streams, context, allowance, true));
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
