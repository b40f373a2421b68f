package io.headroom.simulator.stage;

import io.headroom.simulator.engine.ReplicaLine;
import io.headroom.simulator.engine.Work;
import io.headroom.simulator.measure.StageLedger;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.request.Spending;
import io.headroom.simulator.request.WorkPart;
import io.headroom.simulator.time.Calendar;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * An engine's line as its replica sees it: who is next, whether a whole batch may start, and what a
 * scheduler step did to whom. Who was admitted with a tie, and who was rejected, is told when the
 * step is over.
 */
final class EngineLine implements ReplicaLine {
    private static final int NONE = RequestTable.NONE;

    private final int index;
    private final RequestTable requests;
    private final StageLedger ledger;
    private final WaitingLine line;
    private final Patience patience;

    /** What the time of those who run goes to; null where nobody asks. */
    private @Nullable Work work;

    private final long[] parts = new long[Work.PARTS];

    /** How long the oldest waits for company; 0 where nobody does. */
    private long windowNanos;

    private int maxSequences;
    private boolean admitted;

    /** Those admitted by the scheduler step under way that are tied to others. */
    private final List<Integer> tied = new ArrayList<>();

    private int tiedTold;

    /** Those who left in the scheduler step under way because they lost their places too often. */
    private final List<Integer> rejected = new ArrayList<>();

    private int rejectedTold;

    EngineLine(
            int index,
            RequestTable requests,
            StageLedger ledger,
            WaitingLine line,
            Patience patience) {
        this.index = index;
        this.requests = requests;
        this.ledger = ledger;
        this.line = line;
        this.patience = patience;
    }

    /** Asks it what the time of those who run goes to. */
    void asks(@Nullable Work replicas) {
        work = replicas;
    }

    /** From now on batches start by this rule. */
    void goBy(int sequences, SchedulerPlan scheduler) {
        maxSequences = sequences;
        windowNanos = scheduler.windowNanos();
    }

    /** When the window of the oldest closes; never where nobody waits for company. */
    long dueNanos() {
        return windowNanos > 0 && line.size() > 0 ? line.dueNanos(windowNanos) : Calendar.NEVER;
    }

    /** A scheduler step begins. */
    void stepBegins() {
        admitted = false;
    }

    /** Whether the step admitted anybody. */
    boolean hasAdmitted() {
        return admitted;
    }

    /** The next of those admitted that are tied to others, each once; {@code NONE} at the end. */
    int nextTied() {
        if (tiedTold < tied.size()) {
            return tied.get(tiedTold++);
        }
        tied.clear();
        tiedTold = 0;
        return NONE;
    }

    /** The next of the rejected, each once; {@code NONE} at the end. */
    int nextRejected() {
        while (rejectedTold < rejected.size()) {
            int request = rejected.get(rejectedTold++);
            if (request != NONE) {
                return request;
            }
        }
        rejected.clear();
        rejectedTold = 0;
        return NONE;
    }

    /** Whether one that is called off was rejected and is yet to be told. */
    boolean forgetsRejected(int request) {
        int place = rejected.lastIndexOf(request);
        if (place < rejectedTold) {
            return false;
        }
        rejected.set(place, NONE);
        return true;
    }

    @Override
    public int first() {
        return line.first();
    }

    @Override
    public boolean mayStartBatch(long nowNanos) {
        return windowNanos == 0
                || line.size() >= maxSequences
                || line.dueNanos(windowNanos) <= nowNanos;
    }

    @Override
    public void admitted(int request, long nowNanos) {
        line.remove(request);
        patience.end(request);
        admitted = true;
        long waited = nowNanos - requests.enteredNanos(request);
        ledger.started(requests.workPermille(request), 0, waited, nowNanos);
        requests.start(request, nowNanos);
        requests.setServer(request, 0);
        requests.labelWaiting(request, Leaf.waitingLabel(index), waited);
        if (requests.isTied(request)) {
            tied.add(request);
        }
    }

    @Override
    public void preempted(int request, long nowNanos) {
        requests.labels().preempted(request);
        putBack(request, nowNanos);
    }

    @Override
    public void putBack(int request, long nowNanos) {
        ledger.putBack(nowNanos, served(request, nowNanos));
        requests.enter(request, nowNanos);
        requests.setServer(request, WaitingLine.PUT_BACK);
        line.addFirst(request);
        patience.begin(request, nowNanos);
    }

    /** Its service is over, or begins anew: labels what there was of it; returns how long. */
    long served(int request, long nowNanos) {
        long nanos = nowNanos - requests.startedNanos(request);
        requests.label(request, Leaf.serviceLabel(index), nanos);
        shareOut(request, nowNanos);
        return nanos;
    }

    /** Books what its service went to so far. */
    void shareOut(int request, long nowNanos) {
        Work ofReplica = work;
        if (ofReplica == null) {
            return;
        }
        boolean after = ofReplica.sinceNanos(request) >= requests.firstResponseNanos(request);
        ofReplica.split(request, nowNanos, parts);
        Spending spending = requests.labels().work();
        add(spending, request, WorkPart.HOST, parts[Work.HOST], after);
        add(spending, request, WorkPart.COMPUTE, parts[Work.COMPUTE], after);
        add(spending, request, WorkPart.COMMUNICATION, parts[Work.COMMUNICATION], after);
        add(spending, request, WorkPart.BUBBLES, parts[Work.BUBBLES], after);
    }

    private static void add(
            Spending spending, int request, WorkPart part, long nanos, boolean after) {
        if (nanos != 0) {
            spending.add(request, part.number(), nanos, after ? nanos : 0);
        }
    }

    @Override
    public void rejected(int request) {
        rejected.add(request);
    }
}
