package io.headroom.simulator.theory;

/**
 * Erlang A, M/M/c+M: whoever waits leaves the line after an exponential patience of its own; who is
 * in service stays. Settles at any load. By the birth–death chain with deaths min(n, c) μ + (n −
 * c)⁺ θ (Palm 1957; Garnett, Mandelbaum and Reiman 2002).
 */
public final class Impatience {
    private final int servers;
    private final double arrivalRate;
    private final double patience;
    private final double[] share;

    /** λ, mean service time and mean patience 1 ÷ θ in any one unit of time. */
    public Impatience(int servers, double arrivalRate, double meanService, double meanPatience) {
        this.servers = Given.atLeast("servers", servers, 1);
        this.arrivalRate = Given.positive("arrival rate", arrivalRate);
        this.patience = Given.positive("mean patience", meanPatience);
        Given.positive("mean service", meanService);
        this.share =
                BirthDeath.endless(
                        n -> arrivalRate,
                        n ->
                                Math.min(n, servers) / meanService
                                        + Math.max(0, n - servers) / meanPatience);
    }

    /** The share that finds all servers busy. */
    public double waitShare() {
        double sum = 0;
        for (int n = servers; n < share.length; n++) {
            sum += share[n];
        }
        return sum;
    }

    /** Mean number in line. */
    public double meanWaiting() {
        double mean = 0;
        for (int n = servers + 1; n < share.length; n++) {
            mean += (n - servers) * share[n];
        }
        return mean;
    }

    /** Mean time in line of all arrivals, served or not. */
    public double meanWait() {
        return meanWaiting() / arrivalRate;
    }

    /** The share that leaves unserved: θ × mean wait. */
    public double abandonShare() {
        return meanWait() / patience;
    }

    /** Mean number of busy servers. */
    public double meanBusy() {
        double mean = 0;
        for (int n = 1; n < share.length; n++) {
            mean += Math.min(n, servers) * share[n];
        }
        return mean;
    }
}
