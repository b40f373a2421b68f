package io.headroom.simulator.request;

import java.util.Arrays;

/**
 * What is in the system, one row each: requests, and the attempts that forks and clients make for
 * them. A row is reused after it has left; the table grows to the most rows that were ever taken at
 * once and allocates nothing after.
 *
 * <p>The facts that every request needs at every place lie side by side, eight long and eight short
 * ones, so that touching a request touches two cache lines; what only some need lies apart.
 */
public final class RequestTable {
    /** No row, no place, no parent. */
    public static final int NONE = -1;

    private static final int ROW_BITS = 3;

    private static final int KEY = 0;
    private static final int ARRIVAL = 1;
    private static final int ENTERED = 2;
    private static final int STARTED = 3;
    private static final int LABELLED = 4;
    private static final int WAITED = 5;
    private static final int WORK = 6;

    /** Its complement, below zero, once the answer has begun as a stream. */
    private static final int FIRST_RESPONSE = 7;

    private static final int NEXT = 0;
    private static final int PREVIOUS = 1;
    private static final int PLACE = 2;
    private static final int KIND = 3;
    private static final int USER = 4;
    private static final int PROMPT = 5;
    private static final int OUTPUT = 6;
    private static final int SERVER = 7;

    private long[] longs = new long[64 << ROW_BITS];
    private int[] ints = new int[64 << ROW_BITS];
    private long[] ordinal = new long[64];
    private final Assignments assignments = new Assignments();
    private final Kinship kinship = new Kinship();
    private final Beginnings beginnings = new Beginnings();
    private final Cuts cuts = new Cuts();
    private final Labels labels;

    /** The first free row; each names the next in its column NEXT. */
    private int firstFree = NONE;

    private int freeCount;
    private int rows;
    private long nextOrdinal;

    /** An empty table that keeps the time under each label there. */
    public RequestTable(Labels labels) {
        this.labels = labels;
    }

    /** The kind of a flow's requests: what {@link #arrive} is told. */
    public static int kind(int flow, int priority) {
        return RowKind.of(flow, priority);
    }

    /** A row for who arrives now, numbered in that order; {@code key} is what draws go by. */
    public int arrive(long nowNanos, long key, int kind) {
        int row = take();
        begin(row, nowNanos, key);
        ordinal[row] = nextOrdinal++;
        ints[(row << ROW_BITS) + KIND] = kind;
        return row;
    }

    /** Says what a request carries. */
    public void carry(int row, int prompt, int output, long workPermille, int user) {
        longs[(row << ROW_BITS) + WORK] = workPermille;
        int at = row << ROW_BITS;
        ints[at + PROMPT] = prompt;
        ints[at + OUTPUT] = output;
        ints[at + USER] = user;
        beginnings.share(row, NONE, 0, NONE);
    }

    /** What was made before is launched now; who goes past every leaf has his answer at once. */
    public void launch(int row, long nowNanos) {
        int at = row << ROW_BITS;
        longs[at + ARRIVAL] = nowNanos;
        // Nothing is under a label yet that was before or after an answer.
        if (longs[at + FIRST_RESPONSE] >= 0) {
            longs[at + FIRST_RESPONSE] = nowNanos;
        }
    }

    /**
     * A row for an attempt made for {@code parent}: same ordinal, same load, draws of its own.
     *
     * @param key what its draws are indexed by
     * @param branch which of its parent's attempts it is
     */
    public int attempt(int parent, long nowNanos, long key, int branch) {
        int row = take();
        begin(row, nowNanos, key);
        ordinal[row] = ordinal[parent];
        int from = parent << ROW_BITS;
        int to = row << ROW_BITS;
        longs[to + WORK] = longs[from + WORK];
        if (longs[from + FIRST_RESPONSE] < 0) {
            longs[to + FIRST_RESPONSE] = longs[from + FIRST_RESPONSE];
        }
        ints[to + KIND] = RowKind.attempt(ints[from + KIND]);
        ints[to + USER] = ints[from + USER];
        ints[to + PROMPT] = ints[from + PROMPT];
        ints[to + OUTPUT] = ints[from + OUTPUT];
        assignments.clear(row);
        beginnings.copy(parent, row);
        kinship.child(row, parent, branch);
        return row;
    }

    private void begin(int row, long nowNanos, long key) {
        int at = row << ROW_BITS;
        longs[at + KEY] = key;
        longs[at + ARRIVAL] = nowNanos;
        longs[at + FIRST_RESPONSE] = nowNanos;
        longs[at + LABELLED] = 0;
        longs[at + WAITED] = 0;
        labels.clear(row);
        cuts.clear(row);
    }

    /** Gives the row of a request or attempt that has left back. */
    public void release(int row) {
        int at = row << ROW_BITS;
        if (RowKind.isAttempt(ints[at + KIND])) {
            kinship.forget(row);
        }
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

    /** What prompts begin with that others may have computed. */
    public Beginnings beginnings() {
        return beginnings;
    }

    /** The batches and replicas that they were put into. */
    public Assignments assignments() {
        return assignments;
    }

    /** Who was made by whom. */
    public Kinship kinship() {
        return kinship;
    }

    /** What was left undone. */
    public Cuts cuts() {
        return cuts;
    }

    /** Time under each label. */
    public Labels labels() {
        return labels;
    }

    /** A place took the row in. */
    public void enter(int row, long nowNanos) {
        longs[(row << ROW_BITS) + ENTERED] = nowNanos;
    }

    /** Its service started. */
    public void start(int row, long nowNanos) {
        longs[(row << ROW_BITS) + STARTED] = nowNanos;
    }

    /** A stretch of its time was put under a label. */
    public void label(int row, int label, long nanos) {
        label(row, label, labels.kind(label), nanos);
    }

    private void label(int row, int label, TimeLabel kind, long nanos) {
        if (nanos == 0) {
            return; // Most wait for nothing, and a stretch of no length changes no book.
        }
        int at = row << ROW_BITS;
        longs[at + LABELLED] += nanos;
        long after = longs[at + ARRIVAL] + longs[at + LABELLED] - firstResponseNanos(row);
        labels.add(row, label, nanos);
        labels.spending().add(row, kind.number(), nanos, Math.max(0, Math.min(nanos, after)));
    }

    /** A stretch of waiting for company was put under a label. */
    public void labelForming(int row, int label, long nanos) {
        longs[(row << ROW_BITS) + WAITED] += nanos;
        label(row, label, TimeLabel.FORMING, nanos);
    }

    /** A stretch of waiting was put under a label. */
    public void labelWaiting(int row, int label, long nanos) {
        longs[(row << ROW_BITS) + WAITED] += nanos;
        label(row, label, nanos);
    }

    /** {@code row} takes over the timeline of the attempt that decided for it. */
    public void takeTimeline(int row, int attempt) {
        int to = row << ROW_BITS;
        int from = attempt << ROW_BITS;
        longs[to + LABELLED] += longs[from + LABELLED];
        longs[to + WAITED] += longs[from + WAITED];
        long first = longs[from + FIRST_RESPONSE];
        boolean responded = first < 0 && first == longs[to + FIRST_RESPONSE];
        longs[to + FIRST_RESPONSE] = first;
        labels.merge(row, attempt, responded);
    }

    /** A stage answers, or will, at that instant; of an answer that has begun it is no more. */
    public void respond(int row, long nanos) {
        if (longs[(row << ROW_BITS) + FIRST_RESPONSE] >= 0) {
            setFirstResponse(row, nanos);
        }
    }

    /** The first token of an answer comes, which no stage behind can take back. */
    public void beginAnswer(int row, long nanos) {
        setFirstResponse(row, ~nanos);
    }

    /** It is lost: what it had of an answer is none. */
    public void end(int row, long nanos) {
        setFirstResponse(row, nanos);
    }

    private void setFirstResponse(int row, long nanos) {
        longs[(row << ROW_BITS) + FIRST_RESPONSE] = nanos;
        labels.responds(row);
    }

    /** Moves the row to a place of its path. */
    public void setPlace(int row, int place) {
        ints[(row << ROW_BITS) + PLACE] = place;
    }

    /** Its server, or {@link #NONE} while it waits. */
    public void setServer(int row, int server) {
        ints[(row << ROW_BITS) + SERVER] = server;
    }

    /** Ties an attempt to its siblings, or unties it. */
    public void setTied(int row, boolean tied) {
        int at = (row << ROW_BITS) + KIND;
        ints[at] = RowKind.tied(ints[at], tied);
    }

    /** Links a row of a waiting line to the next one. */
    public void setNext(int row, int next) {
        ints[(row << ROW_BITS) + NEXT] = next;
    }

    /** Links a row of a waiting line to the one before. */
    public void setPrevious(int row, int previous) {
        ints[(row << ROW_BITS) + PREVIOUS] = previous;
    }

    /** What its draws are indexed by. */
    public long key(int row) {
        return longs[(row << ROW_BITS) + KEY];
    }

    /** Its number in order of arrival, from 0; an attempt has that of its request. */
    public long ordinal(int row) {
        return ordinal[row];
    }

    /** When it came; for an attempt, when it was launched. */
    public long arrivalNanos(int row) {
        return longs[(row << ROW_BITS) + ARRIVAL];
    }

    /** When it came to the place where it is. */
    public long enteredNanos(int row) {
        return longs[(row << ROW_BITS) + ENTERED];
    }

    /** When its service at that place started. */
    public long startedNanos(int row) {
        return longs[(row << ROW_BITS) + STARTED];
    }

    /** Σ of the stretches under a label; its time in system when it leaves. */
    public long labelledNanos(int row) {
        return longs[(row << ROW_BITS) + LABELLED];
    }

    /** Σ of its waiting. */
    public long waitedNanos(int row) {
        return longs[(row << ROW_BITS) + WAITED];
    }

    /** When its first response came; anything while there is none. */
    public long firstResponseNanos(int row) {
        long nanos = longs[(row << ROW_BITS) + FIRST_RESPONSE];
        return nanos < 0 ? ~nanos : nanos;
    }

    /** Its work, in thousandths of an item. */
    public long workPermille(int row) {
        return longs[(row << ROW_BITS) + WORK];
    }

    /** Its prompt length. */
    public int promptTokens(int row) {
        return ints[(row << ROW_BITS) + PROMPT];
    }

    /** Its answer length. */
    public int outputTokens(int row) {
        return ints[(row << ROW_BITS) + OUTPUT];
    }

    /** Whose it is, for balancers that know. */
    public int user(int row) {
        return ints[(row << ROW_BITS) + USER];
    }

    /** The place of its path where it is; {@link #NONE} for a free row. */
    public int place(int row) {
        return ints[(row << ROW_BITS) + PLACE];
    }

    /** The flow that it belongs to. */
    public int flow(int row) {
        return RowKind.flow(ints[(row << ROW_BITS) + KIND]);
    }

    /** Its class of priority, 0 goes first. */
    public int priority(int row) {
        return RowKind.priority(ints[(row << ROW_BITS) + KIND]);
    }

    /** Whether the row is an attempt, with or without a parent that still waits for it. */
    public boolean isAttempt(int row) {
        return RowKind.isAttempt(ints[(row << ROW_BITS) + KIND]);
    }

    /** Whether others are to be cancelled when this one is started by a server. */
    public boolean isTied(int row) {
        return RowKind.isTied(ints[(row << ROW_BITS) + KIND]);
    }

    /** Its server, or {@link #NONE} while it waits. */
    public int server(int row) {
        return ints[(row << ROW_BITS) + SERVER];
    }

    /** The row behind it in its waiting line. */
    public int next(int row) {
        return ints[(row << ROW_BITS) + NEXT];
    }

    /** The row before it in its waiting line. */
    public int previous(int row) {
        return ints[(row << ROW_BITS) + PREVIOUS];
    }

    private int take() {
        if (firstFree == NONE) {
            return newRow();
        }
        int row = firstFree;
        firstFree = ints[(row << ROW_BITS) + NEXT];
        freeCount--;
        return row;
    }

    private int newRow() {
        if (rows << ROW_BITS == longs.length) {
            longs = Arrays.copyOf(longs, 2 * longs.length);
            ints = Arrays.copyOf(ints, 2 * ints.length);
            ordinal = Arrays.copyOf(ordinal, 2 * rows);
        }
        assignments.grow(rows + 1);
        kinship.grow(rows + 1);
        beginnings.grow(rows + 1);
        labels.grow(rows + 1);
        cuts.grow(rows + 1);
        return rows++;
    }
}
