package io.headroom.simulator.theory;

/**
 * A fixed number N of clients that think, then visit stations of one exponential server each, and
 * think again: exact mean value analysis (Reiser and Lavenberg, Journal of the ACM 27, 1980) and
 * the asymptotic bounds (Denning and Buzen 1978). Times in any one unit.
 */
public final class ClosedNetwork {
    private final double thinkTime;
    private final double[] demands;
    private final int clients;
    private final double throughput;
    private final double[] queues;

    /**
     * Solves for {@code clients}.
     *
     * @param thinkTime mean think time Z, 0 if they come straight back
     * @param demands mean service time that a round needs from each station, all its visits
     *     together
     */
    public ClosedNetwork(int clients, double thinkTime, double... demands) {
        this.clients = Given.atLeast("clients", clients, 1);
        this.thinkTime = Given.notNegative("think time", thinkTime);
        this.demands = demands.clone();
        Given.atLeast("stations", demands.length, 1);
        for (double demand : demands) {
            Given.positive("demand", demand);
        }
        queues = new double[demands.length];
        double rate = 0;
        for (int count = 1; count <= clients; count++) {
            double response = 0;
            for (int station = 0; station < queues.length; station++) {
                response += demands[station] * (1 + queues[station]);
            }
            rate = count / (thinkTime + response);
            for (int station = 0; station < queues.length; station++) {
                queues[station] = rate * demands[station] * (1 + queues[station]);
            }
        }
        this.throughput = rate;
    }

    /** Rounds per unit of time of all clients together. */
    public double throughput() {
        return throughput;
    }

    /** Mean time of a round without thinking, N ÷ throughput − Z. */
    public double responseTime() {
        return clients / throughput - thinkTime;
    }

    /** Mean number at a station. */
    public double meanAt(int station) {
        return queues[station];
    }

    /** Share of time that the server of a station is busy. */
    public double utilization(int station) {
        return throughput * demands[station];
    }

    /** No network with these means does more: min(N ÷ (Z + Σ demands), 1 ÷ largest demand). */
    public double throughputUpperBound() {
        return Math.min(clients / (thinkTime + total()), 1 / largest());
    }

    /** No such network does less: N ÷ (Z + N Σ demands). */
    public double throughputLowerBound() {
        return clients / (thinkTime + clients * total());
    }

    /** The number of clients at which the two upper bounds meet, (Z + Σ demands) ÷ largest. */
    public double knee() {
        return (thinkTime + total()) / largest();
    }

    private double total() {
        double sum = 0;
        for (double demand : demands) {
            sum += demand;
        }
        return sum;
    }

    private double largest() {
        double most = 0;
        for (double demand : demands) {
            most = Math.max(most, demand);
        }
        return most;
    }
}
