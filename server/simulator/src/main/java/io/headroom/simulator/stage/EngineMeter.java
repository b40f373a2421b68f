package io.headroom.simulator.stage;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.engine.IterationBooks;
import io.headroom.simulator.engine.Replica;
import io.headroom.simulator.engine.SpeculationPlan;
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

    /**
     * What is stored in the memory, summed over iterations, in parts of a token: {@link
     * SpeculationPlan#UNIT} make one. With the four that follow it is all of the memory.
     */
    public static final String STORED = "storedParts";

    /** What is set aside for tokens that are to come. */
    public static final String RESERVED = "reservedParts";

    /** What is taken and will not be used: ends of blocks, room for longer answers than come. */
    public static final String INTERNAL = "internalParts";

    /** What is free but lies in other holes than the largest. */
    public static final String OUTSIDE = "outsideParts";

    /** What is free otherwise, also if it holds content that somebody may come for. */
    public static final String FREE = "freeParts";

    /** All five: they are all of the memory. */
    public static final List<String> SHARES = List.of(STORED, RESERVED, INTERNAL, OUTSIDE, FREE);

    /** Tokens of answers that are done which came with another, as accepted proposals. */
    public static final String ACCEPTED = "acceptedTokens";

    /** Tokens of answers that are done, accepted proposals among them. */
    public static final String ANSWERED = "answeredTokens";

    /**
     * What iterations took of the host, in picoseconds at full speed. With the three that follow it
     * is all that they took.
     */
    public static final String HOST = "hostPicos";

    /** What they took of the devices' own work. */
    public static final String COMPUTE = "computePicos";

    /** What they took of sums over a group of devices, and of hops between stages. */
    public static final String COMMUNICATION = "communicationPicos";

    /** What stages stood idle in them. */
    public static final String BUBBLES = "bubblesPicos";

    /** All four: they are all that iterations took. */
    public static final List<String> WORK = List.of(HOST, COMPUTE, COMMUNICATION, BUBBLES);

    /** Blocks with content that somebody might still have come for, and that others were given. */
    public static final String EVICTIONS = "evictedBlocks";

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
                        Column.gauge(MEMORY),
                        Column.counter(STORED),
                        Column.counter(RESERVED),
                        Column.counter(INTERNAL),
                        Column.counter(OUTSIDE),
                        Column.counter(FREE),
                        Column.counter(ACCEPTED),
                        Column.counter(ANSWERED),
                        Column.counter(HOST),
                        Column.counter(COMPUTE),
                        Column.counter(COMMUNICATION),
                        Column.counter(BUBBLES),
                        Column.counter(EVICTIONS));
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
        readShares(sums, target, offset + 7);
        target[offset + 12] = replica.acceptedTokens();
        target[offset + 13] = replica.answeredTokens();
        target[offset + 14] = sums.work().host();
        target[offset + 15] = sums.work().compute();
        target[offset + 16] = sums.work().communication();
        target[offset + 17] = sums.work().bubbles();
        target[offset + 18] = replica.evictions(nanos);
    }

    private void readShares(IterationBooks.Sums sums, long[] target, int offset) {
        long unit = replica.memoryUnitParts();
        long taken = sums.taken() * unit;
        long outside = sums.outside() * SpeculationPlan.UNIT;
        long all = sums.iterations() * replica.memorySize() * unit;
        target[offset] = sums.storedParts();
        target[offset + 1] = sums.neededParts() - sums.storedParts();
        target[offset + 2] = taken - sums.neededParts();
        target[offset + 3] = outside;
        target[offset + 4] = all - taken - outside;
    }
}
