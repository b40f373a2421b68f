package io.headroom.simulator.theory;

/**
 * Random arrivals routed over equal servers with queues of their own, exponential service; ρ = load
 * of each server, times in units of the mean service time.
 */
public final class Balancing {
    private static final int MOST_LEVELS = 1_000_000;

    private Balancing() {}

    /**
     * The share of servers with at least {@code length} in system when each request joins the
     * shortest of d random queues, for endlessly many servers: ρ^((dⁱ − 1) ÷ (d − 1)) (Vvedenskaya,
     * Dobrushin and Karpelevich 1996; Mitzenmacher 1996).
     */
    public static double choicesTail(int choices, double load, int length) {
        Given.atLeast("choices", choices, 1);
        Given.stable(load);
        double exponent = 0;
        double power = 1;
        for (int level = 0; level < Given.atLeast("length", length, 0); level++) {
            exponent += power;
            power *= choices;
        }
        return StrictMath.pow(load, exponent);
    }

    /** Mean time in system for the shortest of d random queues, endlessly many servers. */
    public static double choicesMeanTime(int choices, double load) {
        Given.positive("load", load);
        double sum = 0;
        for (int length = 1; length < MOST_LEVELS; length++) {
            double share =
                    choices == 1 ? onlyOne(load, length) : choicesTail(choices, load, length);
            sum += share;
            if (share < 1e-17 * sum) {
                return sum / load;
            }
        }
        throw new IllegalArgumentException("load must be farther below 1");
    }

    /**
     * Least mean time in system that any routing reaches: one line for all servers, M/M/c. The
     * shortest queue lies above it.
     */
    public static double shortestQueueLowerBound(int servers, double load) {
        return new ManyServers(servers, Given.stable(load) * servers, 1).meanTimeInSystem();
    }

    /**
     * Round robin: each queue is an E(c)/M/1; exactly. The shortest queue, which minimises the mean
     * time in system (Winston 1977), lies below it.
     */
    public static double roundRobinMeanTime(int servers, double load) {
        double gap = 1 / Given.positive("load", Given.stable(load));
        return new RenewalInput(RenewalInput.gammaGaps(servers, gap), gap, 1).meanTimeInSystem();
    }

    /** Random routing: each queue is an M/M/1; exactly 1 ÷ (1 − ρ). */
    public static double randomMeanTime(double load) {
        return 1 / (1 - Given.stable(load));
    }

    private static double onlyOne(double load, int length) {
        return StrictMath.pow(Given.stable(load), length);
    }
}
