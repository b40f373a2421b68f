package io.headroom.simulator.theory;

/**
 * Runs of events in one state of a two-state Markov process in continuous time that is looked at in
 * equal steps, such as late frames in a disturbed channel (Gilbert 1960, Elliott 1963).
 */
public final class TwoStateRuns {
    private TwoStateRuns() {}

    /**
     * Mean number of looks in a row that find the process in its bad state.
     *
     * @param share of the time in the bad state
     * @param meanStay mean length of a stay in it
     * @param step from one look to the next, in the unit of the stay
     */
    public static double meanRun(double share, double meanStay, double step) {
        Given.probability(share);
        Given.positive("meanStay", meanStay);
        Given.positive("step", step);
        double leaveBad = 1 / meanStay;
        double leaveGood = leaveBad * share / (1 - share);
        double remembered = StrictMath.exp(-(leaveBad + leaveGood) * step);
        return 1 / ((1 - share) * (1 - remembered));
    }

    /** The same for looks that know nothing of each other. */
    public static double independentMeanRun(double share) {
        Given.probability(share);
        return 1 / (1 - share);
    }
}
