package io.headroom.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Events a second of {@link SsjQueues}. */
@State(Scope.Thread)
public class SsjBenchmark {
    /** Queues side by side. */
    @Param({"1", "100", "1000"})
    public int queues;

    /** The list its events wait in. */
    @Param public SsjEventList eventList = SsjEventList.SPLAY_TREE;

    private Stretch stretch = new Stretch(new BareQueues(1, 1), 1);

    /** Empty queues at time 0; the warm-up also fills them. */
    @Setup
    public void start() {
        stretch = new Stretch(new SsjQueues(queues, eventList), queues);
    }

    /** Simulates a stretch. */
    @Benchmark
    public void simulate(EventCount count) {
        count.count(stretch);
    }
}
