package io.headroom.simulator.stage;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.engine.IterationBooks;
import io.headroom.simulator.engine.Replica;
import io.headroom.simulator.measure.Meter;

import java.util.List;

/** What a language-model server did in its iterations. */
public final class EngineMeter implements Meter {
    /** Iterations that were over. */
    public static final String ITERATIONS = "iterations";

    /** Sequences that took part, summed over iterations. */
    public static final String SEQUENCES = "sequences";

    /**
     * What was taken of the memory, summed over iterations: blocks, or tokens of a contiguous one.
     */
    public static final String TAKEN = "takenMemory";

    /**
     * What iterations with as many such sequences as there is room for would have taken for the
     * same tokens: of the provisioned time it is the share that the server served of what it could
     * have served at this mix.
     */
    public static final String BEST_NANOS = "bestNanos";

    /** How long iterations with prompts worked. */
    public static final String PROMPT_NANOS = "promptNanos";

    /** The most memory that was taken in any iteration since the start, a warm-up included. */
    public static final String MOST_TAKEN = "mostTakenMemory";

    /** What there is of memory. */
    public static final String MEMORY = "memory";

    private static final long NANO_PICOS = 1000;

    private final String name;
    private final Replica replica;
    private final List<Column> columns;

    EngineMeter(EnginePlan plan, Replica replica) {
        name = plan.name();
        this.replica = replica;
        columns =
                List.of(
                        Column.counter(ITERATIONS),
                        Column.counter(SEQUENCES),
                        Column.counter(TAKEN),
                        Column.counter(BEST_NANOS),
                        Column.counter(PROMPT_NANOS, plan.promptWatts() / Limits.SECOND_NANOS),
                        Column.gauge(MOST_TAKEN),
                        Column.gauge(MEMORY));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    /** All of it follows from when who came, started and left. */
    @Override
    public boolean isDigested() {
        return false;
    }

    @Override
    public void readAt(long nanos, long[] target, int offset) {
        IterationBooks.Sums sums = replica.done(nanos);
        target[offset] = sums.iterations();
        target[offset + 1] = sums.sequences();
        target[offset + 2] = sums.taken();
        target[offset + 3] = sums.bestPicos() / NANO_PICOS;
        target[offset + 4] = sums.promptPicos() / NANO_PICOS;
        target[offset + 5] = sums.mostTaken();
        target[offset + 6] = replica.memorySize();
    }
}
