package io.headroom.simulator.request;

import java.util.Arrays;

/**
 * What is in the system, one row each: requests, and the attempts that forks and clients make for
 * them. A row is reused after it has left; the table grows to the most rows that were ever taken at
 * once and allocates nothing after.
 *
 * <p>The facts of a row lie side by side, so that touching a request touches two or three cache
 * lines however many columns there are.
 */
public final class RequestTable {
    /** No row, no place, no parent. */
    public static final int NONE = -1;

    private static final int LONGS_BITS = 4;
    private static final int INTS_BITS = 4;

    private static final int KEY = 0;
    private static final int ORDINAL = 1;
    private static final int ARRIVAL = 2;
    private static final int ENTERED = 3;
    private static final int STARTED = 4;
    private static final int LABELLED = 5;
    private static final int WAITED = 6;
    private static final int WORK = 7;
    private static final int FIRST_RESPONSE = 8;

    private static final int NEXT = 0;
    private static final int PREVIOUS = 1;
    private static final int PLACE = 2;
    private static final int FLOW = 3;
    private static final int PRIORITY = 4;
    private static final int USER = 5;
    private static final int PROMPT = 6;
    private static final int OUTPUT = 7;
    private static final int SERVER = 8;
    private static final int BATCH = 9;
    private static final int BALANCER = 10;
    private static final int REPLICA = 11;

    private long[] longs = new long[64 << LONGS_BITS];
    private int[] ints = new int[64 << INTS_BITS];
    private final Kinship kinship = new Kinship();
    private final Labels labels;

    /** The first free row; each names the next in its column NEXT. */
    private int firstFree = NONE;

    private int freeCount;
    private int rows;
    private long nextOrdinal;

    /**
     * An empty table.
     *
     * @param labels where the time under each label is kept
     */
    public RequestTable(Labels labels) {
        this.labels = labels;
    }

    /**
     * A row for the request that arrives now, numbered in order of arrival.
     *
     * @param key what its draws are indexed by, the same whatever serves it
     */
    public int arrive(long nowNanos, long key, int flow, int priority) {
        int row = take();
        int at = row << LONGS_BITS;
        longs[at + KEY] = key;
        longs[at + ORDINAL] = nextOrdinal++;
        longs[at + ARRIVAL] = nowNanos;
        longs[at + LABELLED] = 0;
        longs[at + WAITED] = 0;
        longs[at + FIRST_RESPONSE] = nowNanos;
        int intsAt = row << INTS_BITS;
        ints[intsAt + FLOW] = flow;
        ints[intsAt + PRIORITY] = priority;
        ints[intsAt + BALANCER] = NONE;
        kinship.root(row);
        labels.clear(row);
        return row;
    }

    /** Says what a request carries. */
    public void carry(int row, int prompt, int output, long workPermille, int user) {
        longs[(row << LONGS_BITS) + WORK] = workPermille;
        int at = row << INTS_BITS;
        ints[at + PROMPT] = prompt;
        ints[at + OUTPUT] = output;
        ints[at + USER] = user;
    }

    /** An attempt that was made before is launched now. */
    public void launch(int row, long nowNanos) {
        int at = row << LONGS_BITS;
        longs[at + ARRIVAL] = nowNanos;
        longs[at + FIRST_RESPONSE] = nowNanos;
    }

    /**
     * A row for an attempt made for {@code parent}: same ordinal, same load, draws of its own.
     *
     * @param key what its draws are indexed by
     * @param branch which of its parent's attempts it is
     */
    public int attempt(int parent, long nowNanos, long key, int branch) {
        int row = take();
        int from = parent << LONGS_BITS;
        int to = row << LONGS_BITS;
        longs[to + KEY] = key;
        longs[to + ORDINAL] = longs[from + ORDINAL];
        longs[to + WORK] = longs[from + WORK];
        longs[to + ARRIVAL] = nowNanos;
        longs[to + LABELLED] = 0;
        longs[to + WAITED] = 0;
        longs[to + FIRST_RESPONSE] = nowNanos;
        System.arraycopy(
                ints,
                (parent << INTS_BITS) + FLOW,
                ints,
                (row << INTS_BITS) + FLOW,
                OUTPUT - PLACE);
        ints[(row << INTS_BITS) + BALANCER] = NONE;
        kinship.child(row, parent, branch);
        labels.clear(row);
        return row;
    }

    /** Gives the row of a request or attempt that has left back. */
    public void release(int row) {
        int at = row << INTS_BITS;
        ints[at + PLACE] = NONE;
        ints[at + NEXT] = firstFree;
        firstFree = row;
        freeCount++;
    }

    /** Rows that are taken. */
    public int present() {
        return rows - freeCount;
    }

    /** Rows that were ever taken; those with a {@link #place} are taken now. */
    public int rows() {
        return rows;
    }

    /** Who was made by whom. */
    public Kinship kinship() {
        return kinship;
    }

    /** Time under each label. */
    public Labels labels() {
        return labels;
    }

    /** A place took the row in. */
    public void enter(int row, long nowNanos) {
        longs[(row << LONGS_BITS) + ENTERED] = nowNanos;
    }

    /** Its service started. */
    public void start(int row, long nowNanos) {
        longs[(row << LONGS_BITS) + STARTED] = nowNanos;
    }

    /** A stretch of its time was put under a label. */
    public void label(int row, int label, long nanos) {
        longs[(row << LONGS_BITS) + LABELLED] += nanos;
        labels.add(row, label, nanos);
    }

    /** A stretch of waiting was put under a label. */
    public void labelWaiting(int row, int label, long nanos) {
        longs[(row << LONGS_BITS) + WAITED] += nanos;
        label(row, label, nanos);
    }

    /** {@code row} takes over the timeline of the attempt that decided for it. */
    public void takeTimeline(int row, int attempt) {
        int to = row << LONGS_BITS;
        int from = attempt << LONGS_BITS;
        longs[to + LABELLED] += longs[from + LABELLED];
        longs[to + WAITED] += longs[from + WAITED];
        longs[to + FIRST_RESPONSE] = longs[from + FIRST_RESPONSE];
        labels.merge(row, attempt);
    }

    /** Its first response came, or will come, at that instant. */
    public void respond(int row, long nanos) {
        longs[(row << LONGS_BITS) + FIRST_RESPONSE] = nanos;
    }

    /** Moves the row to a place of its path. */
    public void setPlace(int row, int place) {
        ints[(row << INTS_BITS) + PLACE] = place;
    }

    /** Its server, or {@link #NONE} while it waits. */
    public void setServer(int row, int server) {
        ints[(row << INTS_BITS) + SERVER] = server;
    }

    /** The number of the batch that it waits in. */
    public void setBatch(int row, int batch) {
        ints[(row << INTS_BITS) + BATCH] = batch;
    }

    /** Notes which replica a balancer chose. */
    public void setRoute(int row, int balancer, int replica) {
        int at = row << INTS_BITS;
        ints[at + BALANCER] = balancer;
        ints[at + REPLICA] = replica;
    }

    /** Links a row of a waiting line to the next one. */
    public void setNext(int row, int next) {
        ints[(row << INTS_BITS) + NEXT] = next;
    }

    /** Links a row of a waiting line to the one before. */
    public void setPrevious(int row, int previous) {
        ints[(row << INTS_BITS) + PREVIOUS] = previous;
    }

    /** What its draws are indexed by. */
    public long key(int row) {
        return longs[(row << LONGS_BITS) + KEY];
    }

    /** Its number in order of arrival, from 0; an attempt has that of its request. */
    public long ordinal(int row) {
        return longs[(row << LONGS_BITS) + ORDINAL];
    }

    /** When it came; for an attempt, when it was launched. */
    public long arrivalNanos(int row) {
        return longs[(row << LONGS_BITS) + ARRIVAL];
    }

    /** When it came to the place where it is. */
    public long enteredNanos(int row) {
        return longs[(row << LONGS_BITS) + ENTERED];
    }

    /** When its service at that place started. */
    public long startedNanos(int row) {
        return longs[(row << LONGS_BITS) + STARTED];
    }

    /** Σ of the stretches under a label; its time in system when it leaves. */
    public long labelledNanos(int row) {
        return longs[(row << LONGS_BITS) + LABELLED];
    }

    /** Σ of its waiting. */
    public long waitedNanos(int row) {
        return longs[(row << LONGS_BITS) + WAITED];
    }

    /** When its first response came; its arrival while there is none. */
    public long firstResponseNanos(int row) {
        return longs[(row << LONGS_BITS) + FIRST_RESPONSE];
    }

    /** Its work, in thousandths of an item. */
    public long workPermille(int row) {
        return longs[(row << LONGS_BITS) + WORK];
    }

    /** Its prompt length. */
    public int promptTokens(int row) {
        return ints[(row << INTS_BITS) + PROMPT];
    }

    /** Its answer length. */
    public int outputTokens(int row) {
        return ints[(row << INTS_BITS) + OUTPUT];
    }

    /** Whose it is, for balancers that know. */
    public int user(int row) {
        return ints[(row << INTS_BITS) + USER];
    }

    /** The place of its path where it is; {@link #NONE} for a free row. */
    public int place(int row) {
        return ints[(row << INTS_BITS) + PLACE];
    }

    /** The flow that it belongs to. */
    public int flow(int row) {
        return ints[(row << INTS_BITS) + FLOW];
    }

    /** Its class of priority, 0 goes first. */
    public int priority(int row) {
        return ints[(row << INTS_BITS) + PRIORITY];
    }

    /** Its server, or {@link #NONE} while it waits. */
    public int server(int row) {
        return ints[(row << INTS_BITS) + SERVER];
    }

    /** The number of the batch that it waits in. */
    public int batch(int row) {
        return ints[(row << INTS_BITS) + BATCH];
    }

    /** The replica that a balancer chose; {@link #NONE} if it was not that balancer's last one. */
    public int route(int row, int balancer) {
        int at = row << INTS_BITS;
        return ints[at + BALANCER] == balancer ? ints[at + REPLICA] : NONE;
    }

    /** The row behind it in its waiting line. */
    public int next(int row) {
        return ints[(row << INTS_BITS) + NEXT];
    }

    /** The row before it in its waiting line. */
    public int previous(int row) {
        return ints[(row << INTS_BITS) + PREVIOUS];
    }

    private int take() {
        if (firstFree == NONE) {
            return newRow();
        }
        int row = firstFree;
        firstFree = ints[(row << INTS_BITS) + NEXT];
        freeCount--;
        return row;
    }

    private int newRow() {
        if (rows << LONGS_BITS == longs.length) {
            longs = Arrays.copyOf(longs, 2 * longs.length);
            ints = Arrays.copyOf(ints, 2 * ints.length);
        }
        kinship.grow(rows + 1);
        labels.grow(rows + 1);
        return rows++;
    }
}
