package io.headroom.simulator.theory;

/**
 * M/D/c, first come first served: random arrivals, every service takes the same time D; in any one
 * unit of time. State probabilities from the chain seen every D, in which all that are in service
 * leave and all that wait move up (Crommelin 1932); the distribution of the wait by Franx
 * (Operations Research Letters 29, 2001), a sum of positive terms that stays exact where Erlang's
 * alternating series for M/D/1 has lost every digit.
 */
public final class DeterministicService {
    private final int servers;
    private final double arrivalRate;
    private final double service;

    /** Share of time with n in system. */
    private final double[] share;

    /** Share of time with at most n in line. */
    private final double[] lineAtMost;

    /**
     * λ and D.
     *
     * @throws IllegalArgumentException if λ D is not below c, or so near that thousands wait
     */
    public DeterministicService(int servers, double arrivalRate, double service) {
        this.servers = Given.atLeast("servers", servers, 1);
        this.arrivalRate = Given.positive("arrival rate", arrivalRate);
        this.service = Given.positive("service", service);
        Given.stable(arrivalRate * service / servers);
        double[] arrivals =
                EmbeddedChain.poisson(arrivalRate * service, EmbeddedChain.mostStates());
        this.share =
                EmbeddedChain.stationary(
                        n -> Math.max(0, n - servers), (n, count) -> arrivals[count]);
        this.lineAtMost = new double[share.length];
        double sum = 0;
        for (int n = 0; n < share.length; n++) {
            sum += share[n];
            if (n >= servers) {
                lineAtMost[n - servers] = sum;
            }
        }
        for (int n = Math.max(0, share.length - servers); n < share.length; n++) {
            lineAtMost[n] = 1;
        }
    }

    /** Mean wait in line: mean number in line ÷ λ. */
    public double meanWait() {
        double waiting = 0;
        for (int n = servers + 1; n < share.length; n++) {
            waiting += (n - servers) * share[n];
        }
        return waiting / arrivalRate;
    }

    /** The share that waits at all: that finds all servers busy. */
    public double waitShare() {
        double free = 0;
        for (int n = 0; n < servers; n++) {
            free += share[n];
        }
        return 1 - free;
    }

    /**
     * P(wait &gt; t): with (k − 1) D ≤ t &lt; k D and x = λ (k D − t), P(wait ≤ t) is the chance
     * that a line and Poisson(x) more together are at most k c − 1.
     */
    public double waitTail(double time) {
        double periods = StrictMath.floor(Given.notNegative("time", time) / service) + 1;
        double tail = 0;
        if (periods * servers > lineAtMost.length) {
            return 0;
        }
        int most = (int) (periods * servers) - 1;
        double[] arrivals =
                EmbeddedChain.poisson(Math.max(0, arrivalRate * (periods * service - time)), most);
        double within = 0;
        for (int count = 0; count <= most; count++) {
            tail += arrivals[count] * (1 - lineAtMost[most - count]);
            within += arrivals[count];
        }
        return Math.min(1, tail + Math.max(0, 1 - within));
    }

    /** The wait in line that a share {@code probability} does not exceed. */
    public double waitPercentile(double probability) {
        return Numeric.percentile(this::waitTail, probability, service);
    }

    /** The time in system that a share {@code probability} does not exceed: its wait + D. */
    public double timeInSystemPercentile(double probability) {
        return waitPercentile(probability) + service;
    }
}
