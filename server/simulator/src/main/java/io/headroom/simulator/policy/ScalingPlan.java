package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

/**
 * How many servers a station should have, asked once a period; a pure function of what an operator
 * would see.
 */
public sealed interface ScalingPlan {

    /** What the autoscaler sees at the end of a period. */
    interface View {
        /** Servers that are ready or on their way, not those that drain. */
        int provisioned();

        /** Servers that can work now. */
        int ready();

        /** Requests waiting. */
        long waiting();

        /** Busy over ready server time in the period that ends now, from 0 to 1. */
        double utilization();

        /** Requests that came in the period that ends now. */
        long arrivals();

        /** Requests that came in the period before that. */
        long arrivalsBefore();

        /** Mean server time of a request so far, in nanoseconds; 0 before the first was served. */
        double meanServiceNanos();
    }

    /** Time from one decision to the next; 0 if there is none. */
    long periodNanos();

    /** Least servers. */
    int least();

    /** Most servers. */
    int most();

    /** How many servers there should be; the caller holds it within least and most. */
    int desired(View view);

    /** As many as provisioned, always. */
    record Fixed() implements ScalingPlan {
        @Override
        public long periodNanos() {
            return 0;
        }

        @Override
        public int least() {
            return 1;
        }

        @Override
        public int most() {
            return Limits.SERVERS;
        }

        @Override
        public int desired(View view) {
            return view.provisioned();
        }
    }

    /**
     * So many that the utilization of the last period would have been {@code target}; what waits
     * counts as one server each, as the horizontal autoscaler of Kubernetes counts a queue.
     */
    record Target(int least, int most, long periodNanos, double target) implements ScalingPlan {
        /** Refuses numbers outside their limits. */
        public Target {
            bounded(least, most, periodNanos);
            within("target", target, 0.01, 1);
        }

        @Override
        public int desired(View view) {
            double busy = view.utilization() * view.ready() + view.waiting();
            return atMost(Limits.SERVERS, -Math.floor(-busy / target));
        }
    }

    /**
     * {@code up} servers more above one utilization, {@code down} less below another, else none.
     */
    record Steps(
            int least, int most, long periodNanos, double above, int up, double below, int down)
            implements ScalingPlan {
        /** Refuses numbers outside their limits. */
        public Steps {
            bounded(least, most, periodNanos);
            within("above", above, 0, 1);
            within("up", up, 1, Limits.SERVERS);
            within("below", below, 0, above);
            within("down", down, 1, Limits.SERVERS);
        }

        @Override
        public int desired(View view) {
            if (view.utilization() > above || view.waiting() > view.ready()) {
                return view.provisioned() + up;
            }
            return view.utilization() < below ? view.provisioned() - down : view.provisioned();
        }
    }

    /**
     * Continues the line through the arrivals of the last two periods for {@code aheadNanos}, a
     * cold start say, and provides for that rate at {@code target} utilization.
     */
    record Predictive(int least, int most, long periodNanos, double target, long aheadNanos)
            implements ScalingPlan {
        /** Refuses numbers outside their limits. */
        public Predictive {
            bounded(least, most, periodNanos);
            within("target", target, 0.01, 1);
            within("aheadNanos", aheadNanos, 0, Limits.DURATION_NANOS);
        }

        @Override
        public int desired(View view) {
            double trend = (double) (view.arrivals() - view.arrivalsBefore()) / periodNanos;
            double expected = Math.max(0, view.arrivals() + trend * aheadNanos);
            double busy = expected * view.meanServiceNanos() / periodNanos;
            return atMost(Limits.SERVERS, -Math.floor(-busy / target));
        }
    }

    private static void bounded(int least, int most, long periodNanos) {
        within("least", least, 1, Limits.SERVERS);
        within("most", most, least, Limits.SERVERS);
        within("periodNanos", periodNanos, 1, Limits.DURATION_NANOS);
    }

    private static int atMost(int most, double value) {
        return value < most ? (int) value : most;
    }
}
