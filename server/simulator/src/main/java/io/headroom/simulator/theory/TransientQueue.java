package io.headroom.simulator.theory;

/**
 * M/M/c from a known number in system on: the mean at a later time, below or above ρ = 1. By
 * uniformization (Jensen 1953; Grassmann 1977): the chain is looked at after a Poisson number of
 * steps at the rate λ + c μ, all terms positive. In any one unit of time.
 */
public final class TransientQueue {
    private static final double MOST_STEPS = 2e4;

    private final int servers;
    private final double arrivalRate;
    private final double serviceRate;
    private final int initial;

    /** c servers, λ, mean service time and the number in system at time 0. */
    public TransientQueue(int servers, double arrivalRate, double meanService, int initial) {
        this.servers = Given.atLeast("servers", servers, 1);
        this.arrivalRate = Given.notNegative("arrival rate", arrivalRate);
        this.serviceRate = 1 / Given.positive("mean service", meanService);
        this.initial = Given.atLeast("initial number", initial, 0);
    }

    /**
     * Mean number in system at {@code time}.
     *
     * @throws IllegalArgumentException if more than twenty thousand steps are expected by then
     */
    public double meanInSystem(double time) {
        double rate = arrivalRate + servers * serviceRate;
        double expected = rate * Given.notNegative("time", time);
        if (expected > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "time must be short enough for " + MOST_STEPS + " steps, found " + expected);
        }
        int last = (int) (expected + 10 * Math.sqrt(expected)) + 40;
        double[] steps = EmbeddedChain.poisson(expected, last);
        double up = arrivalRate / rate;
        double mean = initial;
        double total = 0;
        double[] share = new double[initial + last + 3];
        share[initial] = 1;
        for (int step = 0; step <= last; step++) {
            total += steps[step] * mean;
            double held = 0;
            mean = 0;
            for (int n = 0; n <= initial + step + 1; n++) {
                double down = Math.min(n + 1, servers) * serviceRate / rate;
                double stay = (servers - Math.min(n, servers)) * serviceRate / rate;
                double next = share[n] * stay + held * up + share[n + 1] * down;
                held = share[n];
                share[n] = next;
                mean += n * next;
            }
        }
        return total;
    }
}
