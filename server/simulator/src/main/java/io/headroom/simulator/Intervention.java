package io.headroom.simulator;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.SchedulerPlan;

import org.jspecify.annotations.Nullable;

/**
 * Something done to a running simulation; takes effect at its current instant, before all else. How
 * those of one kind that overlap go together is said at each.
 */
public sealed interface Intervention
        permits FlowIntervention,
                Intervention.Burst,
                Intervention.Degrade,
                Intervention.Heat,
                Intervention.Interrupts,
                Intervention.Loss,
                Intervention.Neighbour,
                Intervention.PowerMode,
                Intervention.Ramp,
                Intervention.Reconfigure,
                Intervention.Reschedule,
                Intervention.Sag,
                Intervention.Scale,
                Intervention.Speed {
    /** Takes effect; only a running simulation has what it takes. */
    void carryOut(Faults faults, long nowNanos);

    /**
     * More traffic for a while. Stochastic sources run k times faster, a trace is consumed k times
     * faster, sensors and frame clocks send k times the work per frame, closed loops have k times
     * the clients. Bursts that overlap multiply, those of all flows with those of one, up to a
     * thousand times altogether. Other flows do not notice a burst of one.
     *
     * @param flow name of the flow; null: all flows
     * @param factorPermille k in thousandths: 2000 doubles
     * @param durationNanos how long
     */
    record Burst(@Nullable String flow, long factorPermille, long durationNanos)
            implements Intervention {
        /** Refuses factors outside 0.001 to 100 and durations outside their limits. */
        public Burst {
            within("factorPermille", factorPermille, 1, 100_000);
            within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        }

        /** Of all flows. */
        public Burst(long factorPermille, long durationNanos) {
            this(null, factorPermille, durationNanos);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.ofTraffic()
                    .bursts(flow)
                    .begin(factorPermille, 0, nowNanos + durationNanos, nowNanos);
        }
    }

    /**
     * A burst that does not come at once: its factor goes from one to k in {@link #STEPS} equal
     * steps and stays there.
     *
     * @param flow name of the flow; null: all flows
     * @param factorPermille k in thousandths
     * @param riseNanos time from the first step to the last
     * @param holdNanos time at k, after which the ramp is over at once
     */
    record Ramp(@Nullable String flow, long factorPermille, long riseNanos, long holdNanos)
            implements Intervention {
        /** Steps from one to k. */
        public static final int STEPS = 32;

        /** Refuses factors outside 0.001 to 100 and durations outside their limits. */
        public Ramp {
            within("factorPermille", factorPermille, 1, 100_000);
            within("riseNanos", riseNanos, STEPS, Limits.DURATION_NANOS);
            within("holdNanos", holdNanos, 1, Limits.DURATION_NANOS);
        }

        /** Of all flows. */
        public Ramp(long factorPermille, long riseNanos, long holdNanos) {
            this(null, factorPermille, riseNanos, holdNanos);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            long endNanos = nowNanos + riseNanos + holdNanos;
            faults.ofTraffic().bursts(flow).begin(factorPermille, riseNanos, endNanos, nowNanos);
        }
    }

    /**
     * Servers of a station work at another speed for a while; work in progress is slowed down with
     * them. Speeds that overlap multiply.
     *
     * @param station its name
     * @param server number of the server from 0, or {@link #ALL}
     * @param speedPermille thousandths of the normal speed; 0 hangs
     * @param durationNanos how long
     */
    record Speed(String station, int server, long speedPermille, long durationNanos)
            implements Intervention {
        /** Every server of the station. */
        public static final int ALL = -1;

        /** Refuses numbers outside their limits. */
        public Speed {
            named("station", station);
            within("server", server, ALL, Limits.SERVERS - 1);
            within("speedPermille", speedPermille, 0, 100_000);
            within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.carryOut(this, nowNanos);
        }
    }

    /**
     * Servers of a station are lost, those with the lowest numbers first; after the outage they are
     * started again, with a cold start, as far as the station lacks servers then. What they held
     * goes where the station's plan says. A language-model server is lost with its memory; of
     * replicas behind a balancer the first that are on are lost.
     *
     * @param station its name, or that of language-model servers behind a balancer
     * @param servers how many; more than there are means all
     * @param outageNanos from the loss to the start
     */
    record Loss(String station, int servers, long outageNanos) implements Intervention {
        /** Refuses numbers outside their limits. */
        public Loss {
            named("station", station);
            within("servers", servers, 1, Limits.SERVERS);
            within("outageNanos", outageNanos, 1, Limits.DURATION_NANOS);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.carryOut(this, nowNanos);
        }
    }

    /**
     * A station shall have so many servers: new ones come after a cold start, surplus ones finish
     * what they hold and go. Of language-model servers behind a balancer, given by its name, so
     * many shall be on; the last ones go first.
     */
    record Scale(String station, int servers) implements Intervention {
        /** Refuses numbers outside their limits. */
        public Scale {
            named("station", station);
            within("servers", servers, 1, Limits.SERVERS);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.carryOut(this, nowNanos);
        }
    }

    /**
     * A language-model server works by other limits from its next iteration on; whoever runs keeps
     * its place. The kind of the scheduler stays what it is.
     *
     * @param engine its name
     * @param maxSequences most sequences that run at once
     * @param scheduler its scheduler with other numbers
     */
    record Reschedule(String engine, int maxSequences, SchedulerPlan scheduler)
            implements Intervention {
        /** Refuses numbers outside their limits. */
        public Reschedule {
            named("engine", engine);
            within("maxSequences", maxSequences, 1, ReplicaPlan.MOST_SEQUENCES);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.carryOut(this, nowNanos);
        }
    }

    /**
     * A station batches otherwise from now on; what waits is batched by the new rule, what is being
     * served is finished by the old one.
     */
    record Reconfigure(String station, BatchingPlan batching) implements Intervention {
        /** Refuses a blank name. */
        public Reconfigure {
            named("station", station);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.carryOut(this, nowNanos);
        }
    }

    /**
     * Interrupts come so many times as often for a while, to services of a station that start in it
     * and that interrupts steal from. Storms that overlap multiply.
     *
     * @param station its name
     * @param factorPermille thousandths of the usual rate
     * @param durationNanos how long
     */
    record Interrupts(String station, long factorPermille, long durationNanos)
            implements Intervention {
        /** Refuses numbers outside their limits. */
        public Interrupts {
            named("station", station);
            within("factorPermille", factorPermille, 0, 100_000);
            within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.carryOut(this, nowNanos);
        }
    }

    /**
     * It is warmer around a device for a while, or with a negative number cooler; from the
     * governor's next look on, as if it had been since the one before. Heats that overlap add up.
     *
     * @param device its name
     * @param millicelsius so much warmer
     * @param durationNanos how long
     */
    record Heat(String device, long millicelsius, long durationNanos) implements Intervention {
        /** Refuses numbers outside their limits. */
        public Heat {
            named("device", device);
            within("millicelsius", millicelsius, -200_000, 200_000);
            within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.ofDevices().carryOut(this, nowNanos);
        }
    }

    /**
     * A neighbour takes away from a device for a while: all that runs on it goes on at so many
     * thousandths of its speed. Neighbours that overlap multiply.
     */
    record Neighbour(String device, long speedPermille, long durationNanos)
            implements Intervention {
        /** Refuses numbers outside their limits. */
        public Neighbour {
            named("device", device);
            within("speedPermille", speedPermille, 0, 1000);
            within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.ofDevices().carryOut(this, nowNanos);
        }
    }

    /**
     * The supply of a device sags for a while: no clock step above so many thousandths of the
     * fastest one. Sags that overlap multiply.
     */
    record Sag(String device, long clockPermille, long durationNanos) implements Intervention {
        /** Refuses numbers outside their limits. */
        public Sag {
            named("device", device);
            within("clockPermille", clockPermille, 1, 1000);
            within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.ofDevices().carryOut(this, nowNanos);
        }
    }

    /** A device goes over to another power mode: no clock step above that number from now on. */
    record PowerMode(String device, int fastest) implements Intervention {
        /** Refuses numbers outside their limits. */
        public PowerMode {
            named("device", device);
            within("fastest", fastest, 0L, 255);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.ofDevices().carryOut(this, nowNanos);
        }
    }

    /**
     * A link, or a delay, is worse for a while: its latency and its bandwidth are so many
     * thousandths of what they were, it loses more, and it is more often disturbed. What is being
     * sent goes on at the new bandwidth; latency and loss are those of what leaves the channel from
     * now on. Degradations that overlap multiply, losses by what is left: of two that lose a tenth
     * each 0.81 are left.
     *
     * @param link its name
     * @param latencyPermille thousandths of the latency
     * @param bandwidthPermille thousandths of the bandwidth; 0 is an outage; a delay has none
     * @param lossMillionths probability that a try is lost that would not be lost otherwise; a
     *     delay loses nothing
     * @param disturbed another share of one of the link's disturbances; null: as it is
     * @param durationNanos how long
     */
    record Degrade(
            String link,
            long latencyPermille,
            long bandwidthPermille,
            long lossMillionths,
            @Nullable Disturbed disturbed,
            long durationNanos)
            implements Intervention {
        /** Refuses numbers outside their limits. */
        public Degrade {
            named("link", link);
            within("latencyPermille", latencyPermille, 0, 1_000_000);
            within("bandwidthPermille", bandwidthPermille, 0, 100_000);
            within("lossMillionths", lossMillionths, 0, 1_000_000);
            within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        }

        /** Without more losses or disturbances. */
        public Degrade(
                String link, long latencyPermille, long bandwidthPermille, long durationNanos) {
            this(link, latencyPermille, bandwidthPermille, 0, null, durationNanos);
        }

        /**
         * How often a link is disturbed. The mean length of a disturbance stays; how long the link
         * is well between two of them changes, for the stay that is under way too. Of those that
         * overlap for one disturbance the one that began last counts.
         *
         * @param name of the disturbance
         * @param shareMillionths share of all time, towards which the link goes as it changes
         */
        public record Disturbed(String name, long shareMillionths) {
            /** Refuses shares above 0.99, which leave nothing for the usual state. */
            public Disturbed {
                named("name", name);
                within("shareMillionths", shareMillionths, 0, 990_000);
            }
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.carryOut(this, nowNanos);
        }
    }
}
