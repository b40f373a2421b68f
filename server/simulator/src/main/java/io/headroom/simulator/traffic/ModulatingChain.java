package io.headroom.simulator.traffic;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.chance.Weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The states of a Markov-modulated source: in each a rate, an exponential time with a given mean,
 * and then the next state with given probabilities; immutable.
 */
public final class ModulatingChain {
    private static final int MOST_STATES = 64;
    private static final double LEAST_SOJOURN_SECONDS = 1e-9;
    private static final double MOST_SOJOURN_SECONDS = 1e7;
    private static final double MOST_CHANGES_A_REQUEST = 10_000;

    private final double[] perSecond;
    private final double[] sojournSeconds;
    private final List<Weights> next = new ArrayList<>();
    private final Weights stationary;

    private ModulatingChain(double[] perSecond, double[] sojournSeconds, double[][] weights) {
        int size = perSecond.length;
        within("number of states", size, 2, MOST_STATES);
        if (sojournSeconds.length != size || weights.length != size) {
            throw new IllegalArgumentException(
                    "rates, sojourns and rows of weights must be as many, found "
                            + size
                            + ", "
                            + sojournSeconds.length
                            + " and "
                            + weights.length);
        }
        this.perSecond = perSecond.clone();
        this.sojournSeconds = sojournSeconds.clone();
        for (int state = 0; state < size; state++) {
            String where = "[" + state + "]";
            double sojourn = sojournSeconds[state];
            within("perSecond" + where, perSecond[state], 0, TrafficPlan.MOST_PER_SECOND);
            within("sojourn" + where, sojourn, LEAST_SOJOURN_SECONDS, MOST_SOJOURN_SECONDS);
            within("number of weights" + where, weights[state].length, size, size);
            within("weight" + where + " of staying", weights[state][state], 0.0, 0.0);
            next.add(new Weights(weights[state]));
        }
        stationary = new Weights(timeShares());
        within(
                "mean requests per second of all states",
                meanPerSecond(),
                TrafficPlan.LEAST_PER_SECOND,
                TrafficPlan.MOST_PER_SECOND);
        within("changes of state a request", changesARequest(), 0, MOST_CHANGES_A_REQUEST);
    }

    /** States that follow each other in a ring. */
    public static ModulatingChain cyclic(double[] perSecond, double[] sojournSeconds) {
        int size = perSecond.length;
        double[][] weights = new double[size][size];
        for (int state = 0; state < size; state++) {
            weights[state][(state + 1) % size] = 1;
        }
        return new ModulatingChain(perSecond, sojournSeconds, weights);
    }

    /**
     * States with probabilities of where to go, in proportion to the weights of their row; nobody
     * goes to where he is, and everybody can be reached from everybody.
     */
    public static ModulatingChain of(
            double[] perSecond, double[] sojournSeconds, double[][] weights) {
        return new ModulatingChain(perSecond, sojournSeconds, weights);
    }

    /** Number of states. */
    public int size() {
        return perSecond.length;
    }

    /** Requests per second in {@code state}. */
    public double perSecond(int state) {
        return perSecond[state];
    }

    /** Mean time in {@code state}. */
    public double sojournSeconds(int state) {
        return sojournSeconds[state];
    }

    /** The share of all time that the source is in {@code state}. */
    public double timeShare(int state) {
        return stationary.share(state);
    }

    /** Mean requests per second over all states. */
    public double meanPerSecond() {
        double mean = 0;
        for (int state = 0; state < size(); state++) {
            mean += timeShare(state) * perSecond[state];
        }
        return mean;
    }

    int drawStationary(double unit) {
        return stationary.draw(unit);
    }

    int drawNext(int state, double unit) {
        return next.get(state).draw(unit);
    }

    private double changesARequest() {
        double changesPerSecond = 0;
        for (int state = 0; state < size(); state++) {
            changesPerSecond += timeShare(state) / sojournSeconds[state];
        }
        return changesPerSecond / meanPerSecond();
    }

    /**
     * Times in the states in proportion: visits by the elimination of Grassmann, Taksar and Heyman
     * (1985), which never subtracts, times the mean sojourn.
     */
    private double[] timeShares() {
        int size = size();
        double[][] go = new double[size][size];
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                go[from][to] = next.get(from).share(to);
            }
        }
        for (int gone = size - 1; gone > 0; gone--) {
            double leaving = 0;
            for (int to = 0; to < gone; to++) {
                leaving += go[gone][to];
            }
            if (leaving == 0) {
                throw new IllegalArgumentException(
                        "from state " + gone + " no state before it can be reached");
            }
            for (int from = 0; from < gone; from++) {
                go[from][gone] /= leaving;
                for (int to = 0; to < gone; to++) {
                    go[from][to] += go[from][gone] * go[gone][to];
                }
            }
        }
        double[] visits = new double[size];
        visits[0] = 1;
        for (int state = 1; state < size; state++) {
            for (int from = 0; from < state; from++) {
                visits[state] += visits[from] * go[from][state];
            }
        }
        for (int state = 0; state < size; state++) {
            visits[state] *= sojournSeconds[state];
        }
        return visits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModulatingChain that
                && Arrays.equals(perSecond, that.perSecond)
                && Arrays.equals(sojournSeconds, that.sojournSeconds)
                && next.equals(that.next);
    }

    @Override
    public int hashCode() {
        int numbers = 31 * Arrays.hashCode(perSecond) + Arrays.hashCode(sojournSeconds);
        return 31 * numbers + next.hashCode();
    }

    @Override
    public String toString() {
        return "ModulatingChain["
                + size()
                + " states, "
                + meanPerSecond()
                + " requests per second]";
    }
}
