package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.within;

/**
 * How a model is laid over devices. A tensor-parallel group works on every layer together and sums
 * its results twice a layer; a pipeline gives each of its stages a run of layers.
 *
 * @param tensor devices that share a layer
 * @param pipeline stages
 * @param microBatches into how many parts an iteration's sequences are cut at most, so that the
 *     stages work at the same time
 * @param flushes whether the pipeline runs empty after each iteration, which leaves bubbles of (p −
 *     1) ÷ (m + p − 1) as in the textbook; else the next iteration of the first part follows it
 *     closely, as servers do, and there are bubbles only with fewer parts than stages
 */
public record Parallelism(int tensor, int pipeline, int microBatches, boolean flushes) {
    /** One device. */
    public static final Parallelism NONE = new Parallelism(1, 1);

    private static final int MOST = 1_024;

    /** Refuses numbers outside their limits. */
    public Parallelism {
        within("tensorParallel", tensor, 1, MOST);
        within("pipelineParallel", pipeline, 1, MOST);
        within("microBatches", microBatches, 1, 1_000_000);
    }

    /** As many parts as stages, which do not run empty. */
    public Parallelism(int tensor, int pipeline) {
        this(tensor, pipeline, pipeline, false);
    }

    /** Devices in all. */
    public int devices() {
        return tensor * pipeline;
    }

    /** Layers of the longest stage. */
    int layersOfAStage(int layers) {
        return (layers + pipeline - 1) / pipeline;
    }

    /** Parts of an iteration of so many sequences. */
    long parts(long sequences) {
        return Math.max(1, Math.min(microBatches, sequences));
    }

    /**
     * How long a round takes: until every part has gone through all stages and the first may come
     * again. Parts that follow each other in the same order through p machines that are alike, and
     * start again when they are through, come round in max(Σ, p · longest); from empty to empty
     * they take Σ + (p − 1) · longest (a proportionate flow shop; Pinedo, <i>Scheduling</i>, 6.1).
     *
     * @param all what a stage takes for all parts
     * @param longest of these, what it takes for the longest
     */
    double cycle(double all, double longest) {
        return flushes ? all + (pipeline - 1) * longest : Math.max(all, pipeline * longest);
    }

    /**
     * Of what a stage takes for the other parts' attention, the share that prolongs a round beyond
     * the pass of the longest part: all of it, or nothing where there is a stage for each part.
     */
    double shareOfOthers(long parts) {
        return flushes || parts > pipeline ? 1. / pipeline : 0;
    }

    /** Turns that a stage's clock makes in an iteration of so many parts, bubbles included. */
    long turns(long parts) {
        return flushes ? parts + pipeline - 1 : Math.max(parts, pipeline);
    }
}
