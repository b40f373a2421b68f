package io.headroom.simulator;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

import org.jspecify.annotations.Nullable;

/**
 * Something done to those who ask, one flow of them or all: what they ask for, and the clocks and
 * sensors that some of them are. What other flows draw does not move.
 */
public sealed interface FlowIntervention extends Intervention {
    /**
     * Requests that come in this while have longer prompts and answers, or shorter ones: all of
     * them, or a share that is drawn by their numbers. A text that a prompt begins with, and what
     * was said before in a conversation, stay as they are. Lengths are rounded half up; those that
     * overlap multiply, in the order of their beginnings, up to a thousand times altogether.
     *
     * @param flow name of the flow, whose requests have tokens; null: all such flows
     * @param promptPermille thousandths of the prompts
     * @param outputPermille thousandths of the answers, of which one token is always left
     * @param shareMillionths share of the requests that it falls on
     * @param durationNanos how long
     */
    record LongerRequests(
            @Nullable String flow,
            long promptPermille,
            long outputPermille,
            long shareMillionths,
            long durationNanos)
            implements FlowIntervention {
        /** Refuses numbers outside their limits. */
        public LongerRequests {
            within("promptPermille", promptPermille, 0, 100_000);
            within("outputPermille", outputPermille, 0, 100_000);
            within("shareMillionths", shareMillionths, 1, 1_000_000);
            within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.ofTraffic().carryOut(this, nowNanos);
        }
    }

    /**
     * Requests that come in this while are so many times the work: all of them, or a share that is
     * drawn by their numbers. Of those that overlap the factors multiply, in the order of their
     * beginnings, up to a thousand times altogether; with a burst of sensors or frames, too.
     *
     * @param flow name of the flow; null: all flows
     * @param workPermille thousandths of the work
     * @param shareMillionths share of the requests that it falls on
     * @param durationNanos how long
     */
    record HeavierRequests(
            @Nullable String flow, long workPermille, long shareMillionths, long durationNanos)
            implements FlowIntervention {
        /** Refuses numbers outside their limits. */
        public HeavierRequests {
            within("workPermille", workPermille, 0, 100_000);
            within("shareMillionths", shareMillionths, 1, 1_000_000);
            within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.ofTraffic().carryOut(this, nowNanos);
        }
    }

    /**
     * So many sensors more send on the clock of a flow for a while: numbered on from those that are
     * there, shifted by the stagger like them, each from its first frame that is due from now on.
     * Those that overlap add up; the last numbers go first.
     *
     * @param flow its name
     * @param more how many
     * @param durationNanos how long
     */
    record MoreSensors(String flow, int more, long durationNanos) implements FlowIntervention {
        /** Refuses numbers outside their limits. */
        public MoreSensors {
            named("flow", flow);
            within("more", more, 1, Limits.SOURCES);
            within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.ofTraffic().carryOut(this, nowNanos);
        }
    }

    /**
     * One sensor of a flow has trouble for a while: every frame of it that is not on its way yet is
     * late by the tail of the flow's plan.
     *
     * @param flow its name
     * @param source number of the sensor, from 0
     * @param durationNanos how long
     */
    record LateFrames(String flow, int source, long durationNanos) implements FlowIntervention {
        /** Refuses numbers outside their limits. */
        public LateFrames {
            named("flow", flow);
            within("source", source, 0, Limits.SOURCES - 1);
            within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.ofTraffic().carryOut(this, nowNanos);
        }
    }

    /**
     * The frame clock of a flow is fast for a while, or with a negative number slow; what it has
     * gained by then it keeps. Drifts that overlap add up.
     *
     * @param flow its name
     * @param partsPerMillion so much faster
     * @param durationNanos how long
     */
    record Drift(String flow, long partsPerMillion, long durationNanos)
            implements FlowIntervention {
        /** Refuses numbers outside their limits. */
        public Drift {
            named("flow", flow);
            within("partsPerMillion", partsPerMillion, -10_000, 10_000);
            within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        }

        @Override
        public void carryOut(Faults faults, long nowNanos) {
            faults.ofTraffic().carryOut(this, nowNanos);
        }
    }
}
