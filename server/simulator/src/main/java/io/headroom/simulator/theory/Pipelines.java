package io.headroom.simulator.theory;

/**
 * Parts that go one after the other through stages that are alike, nobody overtaking: part i takes
 * t(i) at every one of p stages. Known as a proportionate flow shop (Pinedo, <i>Scheduling: Theory,
 * Algorithms, and Systems</i>, section 6.1).
 */
public final class Pipelines {
    private final double sum;
    private final double longest;
    private final int stages;

    /** What each part takes at a stage, in any unit of time, and how many stages there are. */
    public Pipelines(int stages, double... partTimes) {
        this.stages = Given.atLeast("stages", stages, 1);
        Given.atLeast("parts", partTimes.length, 1);
        double total = 0;
        double most = 0;
        for (double time : partTimes) {
            total += Given.positive("time of a part", time);
            most = Math.max(most, time);
        }
        sum = total;
        longest = most;
    }

    /** From the first part's entry to the last one's end: Σ t + (p − 1) max t. */
    public double makespan() {
        return sum + (stages - 1) * longest;
    }

    /**
     * Time of a round when every part enters again as soon as it is through and the first stage is
     * free: max(Σ t, p max t), for a stage works for all parts once a round, and a part is at all
     * stages.
     */
    public double round() {
        return Math.max(sum, stages * longest);
    }

    /** Share of a stage's time in which it does nothing, when the pipeline runs empty each time. */
    public double bubbles() {
        return 1 - sum / makespan();
    }
}
