package io.headroom.simulator.stage;

import io.headroom.simulator.measure.Meter;

import java.util.List;

/** What became of a pool's memory: used, idle and free slabs are all of it at every instant. */
public final class PoolMeter implements Meter {
    /** Requests that found a kept holding. */
    public static final String HITS = "hits";

    /** Requests that took a new holding. */
    public static final String MISSES = "misses";

    /** Idle holdings that made room for others. */
    public static final String EVICTIONS = "evictions";

    /** Idle holdings that were given back for their age. */
    public static final String FORGOTTEN = "forgotten";

    /** How often the system killed it. */
    public static final String KILLS = "kills";

    /** ∫ slabs of holdings in use dt. */
    public static final String USED = "usedSlabNanos";

    /** ∫ slabs of kept holdings that nobody uses dt. */
    public static final String IDLE = "idleSlabNanos";

    /** ∫ free slabs dt. */
    public static final String FREE = "freeSlabNanos";

    /** ∫ bytes that holdings store dt. */
    public static final String CONTENT = "contentByteSeconds";

    /** ∫ bytes of the headers of taken slabs dt. */
    public static final String HEADERS = "headerByteSeconds";

    /** ∫ bytes that holdings do not fill of their slabs dt: internal fragmentation. */
    public static final String INTERNAL = "internalByteSeconds";

    /** The most slabs that were taken, used or idle, since the start. */
    public static final String MOST_TAKEN = "mostTakenSlabs";

    /** Slabs that there are. */
    public static final String SLABS = "slabs";

    /** The columns that are all of the slabs over time. */
    public static final List<String> SLAB_TIME = List.of(USED, IDLE, FREE);

    /** The columns that are all bytes of taken slabs over time. */
    public static final List<String> TAKEN_BYTES = List.of(CONTENT, HEADERS, INTERNAL);

    /** The columns that are all requests that got a holding. */
    public static final List<String> TAKINGS = List.of(HITS, MISSES);

    private static final List<Column> COLUMNS =
            List.of(
                    Column.counter(HITS),
                    Column.counter(MISSES),
                    Column.counter(EVICTIONS),
                    Column.counter(FORGOTTEN),
                    Column.counter(KILLS),
                    Column.counter(USED),
                    Column.counter(IDLE),
                    Column.counter(FREE),
                    Column.counter(CONTENT),
                    Column.counter(HEADERS),
                    Column.counter(INTERNAL),
                    Column.gauge(MOST_TAKEN),
                    Column.gauge(SLABS));

    private final PoolPlan plan;
    private final Holdings holdings;
    private long hits;
    private long misses;
    private long evictions;
    private long forgotten;
    private long kills;

    PoolMeter(PoolPlan plan, Holdings holdings) {
        this.plan = plan;
        this.holdings = holdings;
    }

    void hit() {
        hits++;
    }

    void missed() {
        misses++;
    }

    void evicted() {
        evictions++;
    }

    void forgotten() {
        forgotten++;
    }

    void killed() {
        kills++;
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void readAt(long nanos, long[] target, int offset) {
        long used = holdings.usedSlabNanos(nanos);
        long idle = holdings.idleSlabNanos(nanos);
        target[offset] = hits;
        target[offset + 1] = misses;
        target[offset + 2] = evictions;
        target[offset + 3] = forgotten;
        target[offset + 4] = kills;
        target[offset + 5] = used;
        target[offset + 6] = idle;
        target[offset + 7] = plan.room().slabs() * nanos - used - idle;
        target[offset + 8] = holdings.content().byteSeconds(nanos);
        target[offset + 9] = holdings.headers().byteSeconds(nanos);
        target[offset + 10] = holdings.internal().byteSeconds(nanos);
        target[offset + 11] = holdings.mostSlabs();
        target[offset + 12] = plan.room().slabs();
    }
}
