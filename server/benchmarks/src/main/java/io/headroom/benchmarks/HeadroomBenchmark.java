package io.headroom.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Events a second of {@link HeadroomQueues}. */
@State(Scope.Thread)
public class HeadroomBenchmark {
    /** Queues side by side. */
    @Param({"1", "100", "1000"})
    public int queues;

    private Stretch stretch = new Stretch(new BareQueues(1, 1), 1);

    /** Empty queues at time 0; the warm-up also fills them. */
    @Setup
    public void start() {
        stretch = new Stretch(new HeadroomQueues(queues, 1), queues);
    }

    /** Simulates a stretch. */
    @Benchmark
    public void simulate(EventCount count) {
        count.count(stretch);
    }
}
