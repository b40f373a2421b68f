package io.headroom.simulator.theory;

/** Several equal servers, random arrivals (Erlang 1917). Offered load a = λ × mean service. */
public final class Erlang {
    private Erlang() {}

    /**
     * Erlang B: the share that finds all servers busy and goes away; the same for every law of
     * service times. By the recursion B(c) = a B(c−1) ÷ (c + a B(c−1)).
     */
    public static double lossShare(int servers, double offeredLoad) {
        Given.atLeast("servers", servers, 1);
        Given.notNegative("offered load", offeredLoad);
        double share = 1;
        for (int count = 1; count <= servers; count++) {
            share = offeredLoad * share / (count + offeredLoad * share);
        }
        return share;
    }

    /** Erlang C: the share that finds all servers busy and waits, for exponential service. */
    public static double waitShare(int servers, double offeredLoad) {
        if (!(offeredLoad < servers)) {
            throw new IllegalArgumentException(
                    "offered load must be below " + servers + " servers, found " + offeredLoad);
        }
        double loss = lossShare(servers, offeredLoad);
        return loss / (1 - offeredLoad / servers * (1 - loss));
    }

    /** M/M/c: mean wait in line in units of the mean service time, C ÷ (c − a). */
    public static double meanWait(int servers, double offeredLoad) {
        return waitShare(servers, offeredLoad) / (servers - offeredLoad);
    }
}
