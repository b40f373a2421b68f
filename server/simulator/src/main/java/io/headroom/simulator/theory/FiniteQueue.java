package io.headroom.simulator.theory;

/**
 * M/M/c/K: c servers and K places in all, those in service included; who finds all taken goes away.
 * Any offered load. By the birth–death chain (Kleinrock I, 3.6); K = c is Erlang's loss system.
 */
public final class FiniteQueue {
    private final int servers;
    private final double arrivalRate;
    private final double meanService;
    private final double[] share;

    /** λ and the mean service time in any one unit of time; places K at least c. */
    public FiniteQueue(int servers, int places, double arrivalRate, double meanService) {
        this.servers = Given.atLeast("servers", servers, 1);
        Given.atLeast("places", places, servers);
        this.arrivalRate = Given.positive("arrival rate", arrivalRate);
        this.meanService = Given.positive("mean service", meanService);
        this.share =
                BirthDeath.finite(
                        n -> arrivalRate, n -> Math.min(n, servers) / meanService, places);
    }

    /** Share of time with {@code count} in system, and share of arrivals that find so many. */
    public double share(int count) {
        return share[count];
    }

    /** The share that finds no place. */
    public double blocking() {
        return share[share.length - 1];
    }

    /** Rate of those that get in, λ (1 − blocking). */
    public double acceptedRate() {
        return arrivalRate * (1 - blocking());
    }

    /** Mean number in system. */
    public double meanInSystem() {
        double mean = 0;
        for (int n = 1; n < share.length; n++) {
            mean += n * share[n];
        }
        return mean;
    }

    /** Mean time in system of those that get in. */
    public double meanTimeInSystem() {
        return meanInSystem() / acceptedRate();
    }

    /** Mean wait in line of those that get in. */
    public double meanWait() {
        double waiting = 0;
        for (int n = servers + 1; n < share.length; n++) {
            waiting += (n - servers) * share[n];
        }
        return waiting / acceptedRate();
    }

    /** Share of the servers that is busy. */
    public double utilization() {
        return acceptedRate() * meanService / servers;
    }
}
