package io.headroom.simulator.theory;

/**
 * M/M/c//N, the machine repair model: N clients think for exponential times and queue for c equal
 * exponential servers. By the birth–death chain with births (N − n) ÷ Z (Kleinrock I, 3.8). With
 * one server the law of the think times does not matter beyond its mean. In any one unit of time.
 */
public final class ClosedStation {
    private final int servers;
    private final double meanThink;
    private final double meanService;
    private final double[] share;

    /** N clients, c servers, mean think time and mean service time. */
    public ClosedStation(int clients, int servers, double meanThink, double meanService) {
        Given.atLeast("clients", clients, 1);
        this.servers = Given.atLeast("servers", servers, 1);
        this.meanThink = Given.positive("mean think time", meanThink);
        this.meanService = Given.positive("mean service", meanService);
        this.share =
                BirthDeath.finite(
                        n -> (clients - n) / meanThink,
                        n -> Math.min(n, servers) / meanService,
                        clients);
    }

    /** Share of time with {@code count} clients at the station. */
    public double share(int count) {
        return share[count];
    }

    /** Mean number of clients at the station. */
    public double meanInSystem() {
        double mean = 0;
        for (int n = 1; n < share.length; n++) {
            mean += n * share[n];
        }
        return mean;
    }

    /** Requests per unit of time: clients who think ÷ think time. */
    public double throughput() {
        return (share.length - 1 - meanInSystem()) / meanThink;
    }

    /** Mean time at the station. */
    public double meanTimeInSystem() {
        return meanInSystem() / throughput();
    }

    /** Share of the servers that is busy. */
    public double utilization() {
        return throughput() * meanService / servers;
    }
}
